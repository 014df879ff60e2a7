using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Sales;

/// <summary>A doubt that customers have, in words that name none of them: an entry of the catalogue.</summary>
public sealed class Objection : Entity
{
    private Objection()
    {
    }

    public string Number { get; private set; } = "";
    public string WordingEn { get; private set; } = "";
    public string WordingZh { get; private set; } = "";
    public Guid? TopicId { get; private set; }

    /// <summary>The entry that this one became a part of.</summary>
    public Guid? MergedIntoId { get; private set; }
    public DateTime ChangedAt { get; private set; }

    public string WordingIn(string language) =>
        language == Languages.Chinese ? (WordingZh.Length > 0 ? WordingZh : WordingEn) : WordingEn.Length > 0 ? WordingEn : WordingZh;

    internal static Objection Of(string number, ObjectionText text, DateTime at)
    {
        var made = new Objection { Number = number };
        made.Write(text, at);
        return made;
    }

    internal void Write(ObjectionText text, DateTime at)
    {
        var (english, chinese) = text.Checked();
        (WordingEn, WordingZh, TopicId, ChangedAt) = (english, chinese, text.TopicId, at);
        Raise(new ObjectionChanged(Id, Number));
    }

    /// <summary>Makes it a part of another; what was raised under it is moved by the use case.</summary>
    internal void MergeInto(Objection other, DateTime at)
    {
        if (other.Id == Id) throw Refused.Invalid("Objection.MergeItself", "into");
        if (MergedIntoId is not null) throw Refused.Conflict("Objection.Merged", Number);
        if (other.MergedIntoId is not null) throw Refused.Invalid("Objection.Unknown", "into");
        (MergedIntoId, ChangedAt) = (other.Id, at);
        Raise(new ObjectionChanged(Id, Number));
    }

    internal void LeadTo(Objection other) => MergedIntoId = other.Id;

    private sealed class Mapping : IEntityTypeConfiguration<Objection>
    {
        public void Configure(EntityTypeBuilder<Objection> map)
        {
            map.HasIndex(o => o.Number).IsUnique();
            map.HasOne<Topic>().WithMany().HasForeignKey(o => o.TopicId);
            map.HasOne<Objection>().WithMany().HasForeignKey(o => o.MergedIntoId);
            map.Property(o => o.Number).HasMaxLength(20);
            map.Property(o => o.WordingEn).HasMaxLength(Limits.Title);
            map.Property(o => o.WordingZh).HasMaxLength(Limits.Title);
        }
    }
}

/// <summary>What an objection says, its topic found; one of the two languages may wait.</summary>
internal sealed record ObjectionText(string? English, string? Chinese, Guid? TopicId)
{
    public (string English, string Chinese) Checked()
    {
        var english = Limits.Checked(English, "english", Limits.Title, required: false);
        var chinese = Limits.Checked(Chinese, "chinese", Limits.Title, required: english.Length == 0);
        return (english, chinese);
    }
}

/// <summary>An objection as it is asked for.</summary>
/// <param name="English">In English; may be empty when the other is not.</param>
/// <param name="Chinese">In Chinese; may be empty when the other is not.</param>
/// <param name="Topic">A topic's key, or null.</param>
public sealed record ObjectionInput(string? English, string? Chinese, string? Topic);

/// <summary>An objection after a change.</summary>
public sealed record ObjectionDone(string Number, int Version) : IAudited
{
    string IAudited.AuditSubject => Number;
}
