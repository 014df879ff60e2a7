using KnowledgeCrm.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Notices;

/// <summary>What somebody has chosen for one kind of notice; where there is none, the kind's own rule holds.</summary>
public sealed class NoticeChoice
{
    public Guid PersonId { get; init; }
    public required string Kind { get; init; }
    public bool InProgram { get; set; }
    public NoticeByMail ByMail { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<NoticeChoice>
    {
        public void Configure(EntityTypeBuilder<NoticeChoice> map)
        {
            map.HasKey(c => new { c.PersonId, c.Kind });
            map.Property(c => c.Kind).HasMaxLength(60);
            map.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        }
    }
}

/// <summary>When somebody gets the mail of the day, and when they last did.</summary>
public sealed class NoticeSettings
{
    /// <summary>Eight in the morning, in minutes after midnight.</summary>
    public const int UsualMinute = 8 * 60;

    public Guid PersonId { get; init; }

    /// <summary>Minutes after midnight.</summary>
    public int DigestMinute { get; set; } = UsualMinute;

    /// <summary>The name of the time zone that this is meant in (IANA); empty for the server's.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>The last day, there, for which the digest was made.</summary>
    public DateOnly? LastDigestOn { get; set; }

    /// <summary>That zone; the server's where this machine does not know it.</summary>
    internal static TimeZoneInfo ZoneOf(string name, TimeProvider clock) =>
        name.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : clock.LocalTimeZone;

    private sealed class Mapping : IEntityTypeConfiguration<NoticeSettings>
    {
        public void Configure(EntityTypeBuilder<NoticeSettings> map)
        {
            map.HasKey(s => s.PersonId);
            map.Property(s => s.TimeZone).HasMaxLength(100);
            map.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        }
    }
}
