using KnowledgeCrm.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Accounts;

/// <summary>Wires up people, sign-in and keys.</summary>
public static class AccountsCapability
{
    /// <summary>The shortest password that is taken; how it is made up is the person's own business.</summary>
    public const int PasswordLength = 8;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        // Without state, so one of each is enough; Identity would make them for each scope.
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddIdentityCore<Person>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.Password.RequiredLength = PasswordLength;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddEntityFrameworkStores<KnowledgeCrmDb>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<ActorOf>();
        services.AddSingleton<AuthenticateKey>();
        services.AddSingleton<CreatePerson>();
        services.AddSingleton<PersonList>();
        services.AddSingleton<ChangeRoles>();
        services.AddSingleton<ChangePassword>();
        services.AddSingleton<SignOutEverywhere>();
        services.AddSingleton<SignOutPerson>();
        services.AddSingleton<CreateKey>();
        services.AddSingleton<SentRequests>();
        services.AddSingleton<KeyList>();
        services.AddSingleton<RevokeKey>();
        return services;
    }
}
