using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Accounts;

/// <summary>Somebody with an account: staff, customer or partner; or a named service account, which only has keys.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person() => Id = Guid.CreateVersion7();

    public string Name { get; set; } = "";
    public string Language { get; set; } = Languages.English;
    public List<Role> Roles { get; set; } = [];

    /// <summary>The customer that this person is or acts for.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>A service account can't sign in; it is used through its keys.</summary>
    public bool IsService { get; set; }
    public string Team { get; set; } = "";
    public string JobTitle { get; set; } = "";

    public Actor ToActor(IEnumerable<Role>? limitedTo = null, string? language = null) =>
        Actor.Of(Id, Name, limitedTo is null ? Roles : Roles.Intersect(limitedTo), language ?? Language, CustomerId);

    private sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> map)
        {
            map.ToTable("People");
            map.Property(p => p.Name).HasMaxLength(Limits.Name);
            map.Property(p => p.Language).HasMaxLength(2);
            map.Property(p => p.Team).HasMaxLength(Limits.Name);
            map.Property(p => p.JobTitle).HasMaxLength(Limits.Name);
            map.HasIndex(p => p.CustomerId);
            map.Property(p => p.Roles).HasMaxLength(200).HasConversion(
                roles => RoleList.Write(roles), text => RoleList.Read(text), RoleList.Comparer);
        }
    }
}

/// <summary>Roles as one column: their names with ';' between.</summary>
internal static class RoleList
{
    public static ValueComparer<List<Role>> Comparer { get; } = new(
        (a, b) => a!.SequenceEqual(b!),
        roles => roles.Aggregate(0, (hash, role) => HashCode.Combine(hash, role)),
        roles => roles.ToList());

    public static string Write(List<Role> roles) => string.Join(';', roles);

    public static List<Role> Read(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)];
}
