using KnowledgeCrm.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Notices;

/// <summary>Something that one person is told of. It names its subject and says nothing of it: what it is called is read when the notice is
/// shown, as far as the person may see it then.</summary>
public sealed class Notice
{
    private Notice()
    {
    }

    public long Id { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>The key of its <see cref="NoticeKind"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What made it: of one cause a person gets one notice of a kind, however often it is delivered.</summary>
    public string Cause { get; private set; } = "";

    /// <summary>The key of its <see cref="INoticeSubject"/>.</summary>
    public string SubjectKind { get; private set; } = "";
    public Guid SubjectId { get; private set; }

    /// <summary>Whose action it was, where somebody's.</summary>
    public Guid? ById { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>True when it is listed in the program.</summary>
    public bool InProgram { get; private set; }
    public DateTime? ReadAt { get; private set; }

    /// <summary>True when it waits for the day's mail, or was in it.</summary>
    public bool InDigest { get; private set; }
    public DateTime? DigestedAt { get; private set; }

    internal static Notice Of(Guid personId, NoticeKind kind, string cause, NoticeNews news, DateTime at, bool inProgram, bool inDigest) => new()
    {
        PersonId = personId,
        Kind = kind.Key,
        Cause = cause,
        SubjectKind = kind.Subject.Key,
        SubjectId = news.SubjectId,
        ById = news.ById,
        At = at,
        InProgram = inProgram,
        InDigest = inDigest,
    };

    private sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> map)
        {
            map.Property(n => n.Kind).HasMaxLength(60);
            map.Property(n => n.Cause).HasMaxLength(100);
            map.Property(n => n.SubjectKind).HasMaxLength(20);
            map.HasIndex(n => new { n.PersonId, n.Kind, n.Cause }).IsUnique();
            map.HasIndex(n => new { n.PersonId, n.ReadAt });
            map.HasIndex(n => new { n.InDigest, n.DigestedAt });
            map.HasIndex(n => new { n.SubjectId, n.Kind });
            map.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
        }
    }
}

/// <summary>What there is to tell, and whom.</summary>
/// <param name="SubjectId">What it is about.</param>
/// <param name="People">Who is to be told; whoever did it is left out by the rule of the house.</param>
/// <param name="ById">Who did it, where the event itself does not say.</param>
public sealed record NoticeNews(Guid SubjectId, IReadOnlyCollection<Guid> People, Guid? ById = null);
