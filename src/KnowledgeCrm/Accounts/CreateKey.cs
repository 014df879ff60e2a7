using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>What a new key is made of. Without an address it belongs to a new service account that bears its name.</summary>
public sealed record NewKey(string? Name, IReadOnlyList<Role> Roles, string? ForEmail = null, DateTime? ExpiresAt = null);

/// <summary>The key that was made. Its secret is shown now and never again.</summary>
public sealed record CreatedKey(Guid Id, string Start, string Secret) : IAudited
{
    public string AuditSubject => Start;
}

/// <summary>Makes a key to the API.</summary>
public sealed class CreateKey(UseCase useCase, ILookupNormalizer normalizer)
{
    public Task<Outcome<CreatedKey>> RunAsync(Actor actor, NewKey wanted, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CreateKey), actor, async db =>
        {
            actor.Require(Role.Administrator);
            if (wanted.Roles.Count == 0) throw Refused.Invalid("Key.RolesRequired", "roles");
            var name = Limits.Checked(wanted.Name, "name", Limits.Name);
            var person = wanted.ForEmail is null ? Service(db, name, wanted.Roles) : await FindAsync(db, wanted.ForEmail, stop);
            var (key, secret) = ApiKey.For(person, name, wanted.Roles, db.Now, wanted.ExpiresAt);
            db.ApiKeys.Add(key);
            return new CreatedKey(key.Id, key.Start, secret);
        }, stop);

    private Person Service(KnowledgeCrmDb db, string name, IReadOnlyList<Role> roles)
    {
        var person = new Person { Name = name, Roles = [.. roles.Distinct()], IsService = true };
        // Not an address, and without a password: nobody signs in with it.
        person.UserName = $"service-{person.Id:N}";
        person.NormalizedUserName = normalizer.NormalizeName(person.UserName);
        Passwords.EndSessions(person);
        db.Users.Add(person);
        return person;
    }

    private async Task<Person> FindAsync(KnowledgeCrmDb db, string email, CancellationToken stop)
    {
        var wanted = normalizer.NormalizeEmail(email.Trim());
        return await db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == wanted, stop) ?? throw Refused.Invalid("Account.Unknown", "for");
    }
}
