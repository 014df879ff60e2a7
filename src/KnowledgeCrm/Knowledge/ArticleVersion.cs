using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

public enum VersionOrigin { Authored, FromCase, Imported, FromSearches, FromSales, FromQuestion }

/// <summary>How an article is governed (a term of KCS): by experience, where one approval is enough, or as a matter of compliance, where two
/// people approve.</summary>
public enum Governance { Experience, Compliance }

/// <summary>One version of an article's text, with who wrote it and who judged it. Every save makes one, and none changes after that: only a
/// version that was carried over and that nobody has saved yet takes a text.</summary>
public sealed partial class ArticleVersion
{
    private ArticleVersion()
    {
    }

    public Guid Id { get; private set; }
    public Guid ArticleId { get; private set; }

    /// <summary>1 for the first version of its article, and so on.</summary>
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; private set; } = "";
    public ArticleKind Kind { get; private set; }

    /// <summary>The keys of the checklist's items that its writer says are so.</summary>
    public List<string> Ticked { get; private set; } = [];

    /// <summary>The number of the version of the article in the other language that this text says everything of; null where it was not
    /// translated.</summary>
    public int? TranslatedUpTo { get; private set; }
    public Audience Audience { get; private set; }
    public Governance Governance { get; private set; }
    public Guid? TopicId { get; private set; }
    public string Tags { get; private set; } = "";
    public List<Guid> ProductIds { get; private set; } = [];

    /// <summary>The files that belong to it.</summary>
    public List<Guid> FileIds { get; private set; } = [];
    public VersionOrigin Origin { get; internal set; }

    /// <summary>Everybody who wrote a part of it that no one has approved yet.</summary>
    public List<Guid> Writers { get; private set; } = [];
    public DateTime CreatedAt { get; private set; }
    public DateTime SavedAt { get; private set; }
    public Guid? SavedById { get; private set; }

    /// <summary>Why it was saved, in its writer's words.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The number of the older version whose text this one brought back.</summary>
    public int? RestoredFrom { get; private set; }

    /// <summary>True while it is what an earlier, judged version left behind to go on with, and nobody has saved it.</summary>
    public bool IsCarriedOver { get; private set; }

    /// <summary>True once it was judged or published: nothing may be written into it any more.</summary>
    public bool IsFrozen => SubmittedAt is not null || PublishedAt is not null;

    /// <summary>Refuses a text that could not be saved.</summary>
    internal static void Check(ArticleText text) => Of(Guid.Empty, 0, text, VersionOrigin.Authored, Edit.By(null, default));

    internal static ArticleVersion Of(Guid articleId, int number, ArticleText text, VersionOrigin origin, Edit edit)
    {
        var version = new ArticleVersion
        {
            Id = Guid.CreateVersion7(), ArticleId = articleId, Number = number, Origin = origin, CreatedAt = edit.At,
        };
        version.Write(text, edit);
        return version;
    }

    internal void Write(ArticleText text, Edit edit)
    {
        Title = Limits.Checked(text.Title, "title", Limits.Title);
        Summary = Limits.Checked(text.Summary, "summary", Limits.Summary, required: false);
        Body = ArticleMarkdown.Checked(text.Body, "body");
        (Kind, Ticked, TranslatedUpTo) = (text.Kind, CheckedTicks(text.Ticked), text.TranslatedUpTo);
        // Its places are filled in by whoever sends it: with them open it is nothing to read.
        if (Kind == ArticleKind.TextBlock && text.Audience != Audience.Internal) throw Refused.Invalid("Article.TextBlockIsInternal", "audience");
        Audience = text.Audience;
        Governance = text.Governance;
        TopicId = text.TopicId;
        Tags = Limits.Checked(text.Tags, "tags", Limits.Summary, required: false);
        ProductIds = [.. text.ProductIds.Distinct()];
        FileIds = [.. (text.FileIds ?? []).Distinct()];
        Note = Limits.Checked(edit.Note, "note", Limits.Summary, required: false);
        (RestoredFrom, SavedById, SavedAt, IsCarriedOver) = (edit.RestoredFrom, edit.ById, edit.At, false);
        AddWriters(edit.Writers);
    }

    internal void AddWriters(IEnumerable<Guid> writers) => Writers = [.. Writers.Union(writers)];

    /// <summary>True when saving the text over this version would change nothing.</summary>
    internal bool Says(ArticleText text)
    {
        var other = Of(ArticleId, 0, text, Origin, Edit.By(null, default));
        return ReadsLike(other) && (Kind, TranslatedUpTo, Audience, Governance, TopicId, Tags) ==
                (other.Kind, other.TranslatedUpTo, other.Audience, other.Governance, other.TopicId, other.Tags)
            && Ticked.SequenceEqual(other.Ticked) && ProductIds.Order().SequenceEqual(other.ProductIds.Order())
            && FileIds.Order().SequenceEqual(other.FileIds.Order());
    }

    /// <summary>True when a reader would read the same in both.</summary>
    internal bool ReadsLike(ArticleVersion other) => (Title, Summary, Body) == (other.Title, other.Summary, other.Body);

    private static List<string> CheckedTicks(IReadOnlyList<string>? keys)
    {
        if (keys is null) return [];
        if (keys.Count > ContentStandard.MostItems) throw Refused.Invalid("Template.TooMany", "ticked", ContentStandard.MostItems);
        return keys.FirstOrDefault(key => !ChecklistItem.IsKey(key)) is { } wrong ? throw Refused.Invalid("Template.NoKey", "ticked", wrong)
            : [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The same text and writers, for work to go on after a judgement.</summary>
    internal ArticleVersion CarriedOver(int number, DateTime at)
    {
        var next = Of(ArticleId, number, ToText(), Origin, new Edit(Writers, SavedById, at));
        (next.IsCarriedOver, next.AmendedById) = (true, AwaitsConfirmation ? AmendedById : null);
        return next;
    }

    /// <summary>The only thing that changes in a judged version: readers are taken away, never given.</summary>
    internal void NarrowTo(Audience audience)
    {
        if (Audience < audience) Audience = audience;
    }

    public ArticleText ToText() => new(Title, Summary, Body, Audience, TopicId, Tags, ProductIds, Governance, FileIds)
    {
        Kind = Kind, Ticked = Ticked, TranslatedUpTo = TranslatedUpTo,
    };

    private sealed class Mapping : IEntityTypeConfiguration<ArticleVersion>
    {
        public void Configure(EntityTypeBuilder<ArticleVersion> map)
        {
            map.Property(v => v.Id).ValueGeneratedNever();
            map.HasIndex(v => new { v.ArticleId, v.Number }).IsUnique();
            map.Property(v => v.Kind).HasDefaultValue(ArticleKind.General);
            // Keys hold no commas. As one text it has a default on both databases, for versions from before there were ticks.
            map.Property(v => v.Ticked).HasMaxLength(ContentStandard.MostItems * (ChecklistItem.LongestKey + 1)).HasConversion(
                keys => string.Join(',', keys), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).ToList(),
                new ValueComparer<List<string>>((one, other) => one!.SequenceEqual(other!), keys => string.Join(',', keys).GetHashCode(StringComparison.Ordinal)));
            map.HasOne<Topic>().WithMany().HasForeignKey(v => v.TopicId);
            map.Property(v => v.Title).HasMaxLength(Limits.Title);
            map.Property(v => v.Summary).HasMaxLength(Limits.Summary);
            map.Property(v => v.Tags).HasMaxLength(Limits.Summary);
            map.Property(v => v.Note).HasMaxLength(Limits.Summary);
            map.Property(v => v.SubmitNote).HasMaxLength(Limits.Summary);
        }
    }
}

/// <summary>Who saves a version, when and why.</summary>
/// <param name="Writers">Who wrote what it changes.</param>
/// <param name="ById">Who saves it; null for the program.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Note">Why.</param>
/// <param name="RestoredFrom">The number of the version whose text it brings back.</param>
public sealed record Edit(IEnumerable<Guid> Writers, Guid? ById, DateTime At, string? Note = null, int? RestoredFrom = null)
{
    internal static Edit By(Actor? actor, DateTime at, string? note = null) =>
        new(actor?.PersonId is { } person ? [person] : [], actor?.PersonId, at, note);
}

/// <summary>What an author writes.</summary>
/// <param name="Title">One line, required.</param>
/// <param name="Summary">A sentence or two, or empty.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Audience">Who may read it once it is approved.</param>
/// <param name="TopicId">What it is about.</param>
/// <param name="Tags">Words with commas between.</param>
/// <param name="ProductIds">The products it is about.</param>
/// <param name="Governance">How many must approve it.</param>
/// <param name="FileIds">The files that go with it; null for none.</param>
public sealed record ArticleText(
    string Title, string? Summary, string Body, Audience Audience, Guid? TopicId, string? Tags, IReadOnlyList<Guid> ProductIds,
    Governance Governance = Governance.Experience, IReadOnlyList<Guid>? FileIds = null)
{
    /// <summary>Whose template it is written to.</summary>
    public ArticleKind Kind { get; init; }

    /// <summary>The keys of the checklist's items that its writer says are so.</summary>
    public IReadOnlyList<string>? Ticked { get; init; }

    /// <summary>The number of the version of the article in the other language that it says everything of; null where it was not
    /// translated.</summary>
    public int? TranslatedUpTo { get; init; }
}
