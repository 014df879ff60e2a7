using System.Security.Cryptography;
using System.Text;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Accounts;

/// <summary>A key to the API, of a person or a service account. Only its hash is stored: the key itself is shown once.</summary>
public sealed class ApiKey : Entity
{
    private const string Prefix = "kcrm_";

    private ApiKey()
    {
    }

    public string Name { get; private set; } = "";
    public Guid PersonId { get; private set; }

    /// <summary>What the key may do at most; what its person no longer may, the key may not either.</summary>
    public List<Role> Roles { get; private set; } = [];
    public string Hash { get; private set; } = "";

    /// <summary>The key's first characters, to tell keys apart in a list.</summary>
    public string Start { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public DateTime? ExpiresAt { get; private set; }
    public DateTime? RevokedAt { get; private set; }

    /// <summary>Makes a key for a person, and gives its secret: 256 random bits.</summary>
    public static (ApiKey Key, string Secret) For(Person person, string name, IReadOnlyList<Role> roles, DateTime at, DateTime? expiresAt)
    {
        if (roles.Count == 0) throw Refused.Invalid("Key.RolesRequired", "roles");
        if (roles.FirstOrDefault(role => !person.Roles.Contains(role), (Role)(-1)) is var missing && (int)missing != -1)
            throw Refused.Invalid("Key.RoleNotHeld", "roles", MessageWord.Of(missing));
        if (expiresAt <= at) throw Refused.Invalid("Key.ExpiryPast", "expiresAt");
        var secret = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (new ApiKey
        {
            Name = Limits.Checked(name, "name", Limits.Name),
            PersonId = person.Id,
            Roles = [.. roles.Distinct()],
            Hash = HashOf(secret),
            Start = secret[..(Prefix.Length + 6)],
            CreatedAt = at,
            ExpiresAt = expiresAt,
        }, secret);
    }

    public bool IsUsable(DateTime at) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > at);

    public void Revoke(DateTime at) => RevokedAt ??= at;

    // The secret is random and long: a plain hash can't be guessed backwards, and looks up in one step.
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private sealed class Mapping : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> map)
        {
            map.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId);
            map.HasIndex(k => k.Hash).IsUnique();
            map.Property(k => k.Name).HasMaxLength(Limits.Name);
            map.Property(k => k.Hash).HasMaxLength(64);
            map.Property(k => k.Start).HasMaxLength(20);
            map.Property(k => k.Roles).HasMaxLength(200).HasConversion(
                roles => RoleList.Write(roles), text => RoleList.Read(text), RoleList.Comparer);
        }
    }
}
