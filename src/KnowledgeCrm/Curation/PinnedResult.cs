using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Curation;

/// <summary>An article that a query is to show first, or never. It opens nothing: who may not read the article does not find it.</summary>
public sealed class PinnedResult : Entity
{
    /// <summary>The highest place among the pinned.</summary>
    public const int LastPlace = 100;

    /// <summary>How many days after it was laid down in one click somebody is to look at it again.</summary>
    public const int UsualReviewDays = 180;

    private PinnedResult()
    {
    }

    public string Query { get; private set; } = "";
    public Guid ArticleId { get; private set; }

    /// <summary>True when the article is never to be shown for the query, false when it comes first.</summary>
    public bool Banned { get; private set; }

    /// <summary>Among several that are pinned, the lowest first; from 1.</summary>
    public int Order { get; private set; }

    /// <summary>The day (UTC) until which somebody is to look whether it is still right; it holds after that day too.</summary>
    public DateOnly? ReviewBy { get; private set; }
    public string Note { get; private set; } = "";
    public DateTime ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }

    internal (string Words, Guid ArticleId) Key => (QueryWords.Of(Query).Key, ArticleId);

    internal bool IsOverdue(DateTime at) => ReviewBy < DateOnly.FromDateTime(at);

    internal string Subject(string number) => $"{number}: {Query}";

    internal static PinnedResult Of(PinText text, Actor by, DateTime at)
    {
        var pin = new PinnedResult();
        pin.Write(text, by, at);
        return pin;
    }

    internal void Write(PinText text, Actor by, DateTime at)
    {
        var query = TermList.Checked(text.Query, "query", Limits.Name);
        if (text.Order is < 1 or > LastPlace) throw Refused.Invalid("Pin.OrderOutOfRange", "order", 1, LastPlace);
        var note = Limits.Checked(text.Note, "note", Limits.Summary, required: false);
        (Query, ArticleId, Banned, Order, ReviewBy, Note) = (query, text.ArticleId, text.Banned, text.Order, text.ReviewBy, note);
        (ChangedAt, ChangedById) = (at, by.PersonId);
    }

    internal PinText ToText() => new(Query, ArticleId, Banned, Order, ReviewBy, Note);

    private sealed class Mapping : IEntityTypeConfiguration<PinnedResult>
    {
        public void Configure(EntityTypeBuilder<PinnedResult> map)
        {
            map.Property(p => p.Query).HasMaxLength(Limits.Name);
            map.Property(p => p.Note).HasMaxLength(Limits.Summary);
            map.HasIndex(p => p.ArticleId);
            map.HasOne<Article>().WithMany().HasForeignKey(p => p.ArticleId);
        }
    }
}

/// <summary>All that a pin says, its article found.</summary>
internal sealed record PinText(string? Query, Guid ArticleId, bool Banned, int Order, DateOnly? ReviewBy, string? Note);

/// <summary>A pin as it is asked for.</summary>
/// <param name="Query">The query, as typed.</param>
/// <param name="Article">The article's number.</param>
/// <param name="Banned">True when it is never to be shown, false when it comes first.</param>
/// <param name="Order">Its place among those pinned for the query; null for the last.</param>
/// <param name="ReviewBy">The day (UTC) until which somebody is to look at it again.</param>
/// <param name="Note">Why.</param>
public sealed record PinInput(string? Query, string? Article, bool Banned, int? Order, DateOnly? ReviewBy, string? Note);
