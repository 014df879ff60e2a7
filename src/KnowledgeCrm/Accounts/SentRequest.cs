using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Accounts;

/// <summary>A request that its sender has given a name (<c>Idempotency-Key</c>), and what was answered: sent again under the same name it is
/// answered alike and done once.</summary>
public sealed class SentRequest
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestKey = 200;

    /// <summary>How long a name is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>Longer than any request takes. One that is older and has no answer was cut off by the end of the program.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private SentRequest()
    {
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of method, address and body, in hexadecimal.</summary>
    public string Fingerprint { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>The status code; null while it is being done.</summary>
    public int? Status { get; private set; }
    public string? ContentType { get; private set; }
    public string? Location { get; private set; }
    public byte[]? Body { get; private set; }

    internal static SentRequest Of(Guid person, string key, string fingerprint, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), PersonId = person, Key = key, Fingerprint = fingerprint, At = at };

    /// <summary>True when its name may be used anew.</summary>
    internal bool IsOver(DateTime now) => At < now - KeptFor || (Status is null && At < now - Patience);

    private sealed class Mapping : IEntityTypeConfiguration<SentRequest>
    {
        public void Configure(EntityTypeBuilder<SentRequest> map)
        {
            map.Property(r => r.Id).ValueGeneratedNever();
            map.HasIndex(r => new { r.PersonId, r.Key }).IsUnique();
            map.HasIndex(r => r.At);
            map.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
            map.Property(r => r.Key).HasMaxLength(LongestKey);
            map.Property(r => r.Fingerprint).HasMaxLength(64);
            map.Property(r => r.ContentType).HasMaxLength(100);
            map.Property(r => r.Location).HasMaxLength(1_000);
        }
    }
}
