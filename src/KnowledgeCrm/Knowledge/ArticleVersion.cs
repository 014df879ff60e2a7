using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

public enum VersionOrigin { Authored, FromCase, Imported, FromSearches }

/// <summary>One version of an article's text, with who wrote it and who judged it. Only the working version of a draft changes; a
/// submitted one stays as it was judged.</summary>
public sealed class ArticleVersion
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
    public Audience Audience { get; private set; }
    public Guid? TopicId { get; private set; }
    public string Tags { get; private set; } = "";
    public List<Guid> ProductIds { get; private set; } = [];
    public VersionOrigin Origin { get; internal set; }

    /// <summary>Everybody who wrote a part of it that no one has approved yet.</summary>
    public List<Guid> Writers { get; private set; } = [];
    public DateTime CreatedAt { get; private set; }
    public DateTime SavedAt { get; private set; }

    public DateTime? SubmittedAt { get; internal set; }
    public DateTime? ApprovedAt { get; internal set; }
    public Guid? ApprovedById { get; internal set; }
    public DateTime? SentBackAt { get; internal set; }
    public Guid? SentBackById { get; internal set; }
    public string? SentBackReason { get; internal set; }
    public DateTime? PublishedAt { get; internal set; }

    /// <summary>True once it was judged, published or replaced: its text never changes again.</summary>
    public bool IsFrozen => SubmittedAt is not null || PublishedAt is not null;

    /// <summary>Refuses a text that could not be saved.</summary>
    internal static void Check(ArticleText text) => Of(Guid.Empty, 0, text, VersionOrigin.Authored, [], default);

    internal static ArticleVersion Of(Guid articleId, int number, ArticleText text, VersionOrigin origin, IEnumerable<Guid> writers, DateTime at)
    {
        var version = new ArticleVersion
        {
            Id = Guid.CreateVersion7(), ArticleId = articleId, Number = number, Origin = origin, CreatedAt = at,
        };
        version.Write(text, writers, at);
        return version;
    }

    internal void Write(ArticleText text, IEnumerable<Guid> writers, DateTime at)
    {
        Title = Limits.Checked(text.Title, "title", Limits.Title);
        Summary = Limits.Checked(text.Summary, "summary", Limits.Summary, required: false);
        Body = ArticleMarkdown.Checked(text.Body, "body");
        Audience = text.Audience;
        TopicId = text.TopicId;
        Tags = Limits.Checked(text.Tags, "tags", Limits.Summary, required: false);
        ProductIds = [.. text.ProductIds.Distinct()];
        Writers = [.. Writers.Union(writers)];
        SavedAt = at;
    }

    /// <summary>The same, as it was written and judged, under another number.</summary>
    internal ArticleVersion Again(int number)
    {
        var again = Of(ArticleId, number, ToText(), Origin, Writers, SavedAt);
        (again.SubmittedAt, again.ApprovedAt, again.ApprovedById, again.PublishedAt) = (SubmittedAt, ApprovedAt, ApprovedById, PublishedAt);
        return again;
    }

    /// <summary>The only thing that changes in a judged version: readers are taken away, never given.</summary>
    internal void NarrowTo(Audience audience)
    {
        if (Audience < audience) Audience = audience;
    }

    public ArticleText ToText() => new(Title, Summary, Body, Audience, TopicId, Tags, ProductIds);

    private sealed class Mapping : IEntityTypeConfiguration<ArticleVersion>
    {
        public void Configure(EntityTypeBuilder<ArticleVersion> map)
        {
            map.Property(v => v.Id).ValueGeneratedNever();
            map.HasIndex(v => new { v.ArticleId, v.Number }).IsUnique();
            map.HasOne<Topic>().WithMany().HasForeignKey(v => v.TopicId);
            map.Property(v => v.Title).HasMaxLength(Limits.Title);
            map.Property(v => v.Summary).HasMaxLength(Limits.Summary);
            map.Property(v => v.Tags).HasMaxLength(Limits.Summary);
        }
    }
}

/// <summary>What an author writes.</summary>
/// <param name="Title">One line, required.</param>
/// <param name="Summary">A sentence or two, or empty.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Audience">Who may read it once it is approved.</param>
/// <param name="TopicId">What it is about.</param>
/// <param name="Tags">Words with commas between.</param>
/// <param name="ProductIds">The products it is about.</param>
public sealed record ArticleText(
    string Title, string? Summary, string Body, Audience Audience, Guid? TopicId, string? Tags, IReadOnlyList<Guid> ProductIds);
