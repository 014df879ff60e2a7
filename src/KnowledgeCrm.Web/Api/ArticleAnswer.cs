using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>One version of an article. Times are UTC.</summary>
public sealed record ArticleAnswer
{
    /// <summary>The article's number.</summary>
    public required string Number { get; init; }

    /// <summary>The path of its page.</summary>
    public required string Url { get; init; }

    /// <summary><c>live</c>: what readers see. <c>work</c>: what is being written and judged.</summary>
    public required string Shown { get; init; }

    /// <summary>The state of the working version; for readers always <c>published</c>.</summary>
    public required ArticleState State { get; init; }

    /// <summary>True when readers can see a version of it.</summary>
    public required bool Live { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The title, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence or two.</summary>
    public string? Summary { get; init; }

    /// <summary>The text, Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>Of the live version who may read it; of a working version who may once it is approved.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>Tags with commas between.</summary>
    public string? Tags { get; init; }

    /// <summary>Models of the products that it is about.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>The articles that say the same in another language, as far as the caller may read them.</summary>
    public required IReadOnlyList<TranslatedArticle> Translations { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<FileAnswer> Files { get; init; }

    /// <summary>When this version was published.</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>How many customers' questions it has answered.</summary>
    public required int CustomersHelped { get; init; }

    /// <summary>Send it back with the next draft. For those who write and judge, as is all that follows.</summary>
    public int? Version { get; init; }

    /// <summary>The name of its owner.</summary>
    public string? Owner { get; init; }

    /// <summary>How this version came to be.</summary>
    public VersionOrigin? Origin { get; init; }

    /// <summary>When this version was last saved.</summary>
    public DateTime? SavedAt { get; init; }

    /// <summary>When an approved version is published by itself.</summary>
    public DateTime? PublishAt { get; init; }

    /// <summary><c>experience</c>: one person approves it. <c>compliance</c>: two do.</summary>
    public Governance? Governance { get; init; }

    /// <summary>Whose template it is written to.</summary>
    public ArticleKind? Kind { get; init; }

    /// <summary>The keys of the checklist's items that its author says are so.</summary>
    public IReadOnlyList<string>? Ticked { get; init; }

    /// <summary>What is published in the other language and not in the published text of this one; absent where nothing is.</summary>
    public BehindAnswer? Behind { get; init; }

    /// <summary>When the live version leaves its readers by itself.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>The number of the case that it was learnt from.</summary>
    public string? FromCase { get; init; }

    /// <summary>What the caller may do with the working version now.</summary>
    public IReadOnlyList<ArticleAction>? Actions { get; init; }

    /// <summary>What a reader gets: nothing of the work beside it, not even that there is some.</summary>
    internal static ArticleAnswer ForReader(ArticleView view) => new()
    {
        Number = view.Number,
        Url = $"/articles/{view.Slug}",
        Shown = view.IsLiveVersion ? "live" : "work",
        State = ArticleState.Published,
        Live = view.IsLive,
        Language = view.Language,
        Title = view.Title,
        Summary = OrAbsent(view.Summary),
        Body = view.Body,
        Audience = view.Audience,
        Topic = view.Topic?.Key,
        Tags = OrAbsent(view.Tags),
        Products = [.. view.Products.Select(product => product.Model)],
        Translations = [.. view.Translations.Select(other => new TranslatedArticle
        {
            Number = other.Number, Language = other.Language, Title = other.Title, Url = $"/articles/{other.Slug}",
        })],
        Files = [.. view.Attachments.Select(file => FileAnswer.Of(file, false))],
        PublishedAt = view.PublishedAt,
        CustomersHelped = view.CustomersHelped,
    };

    internal static ArticleAnswer ForWorker(ArticleView view, IReadOnlyList<ArticleAction>? actions) => ForReader(view) with
    {
        State = view.State,
        Files = [.. view.Attachments.Select(file => FileAnswer.Of(file, true))],
        Version = view.Version,
        Owner = view.Owner,
        Origin = view.Origin,
        SavedAt = view.SavedAt,
        PublishAt = view.PublishAt,
        Governance = view.Governance,
        Kind = view.Kind,
        Ticked = view.Ticked,
        Behind = BehindAnswer.Of(view.Behind),
        ExpiresAt = view.ExpiresAt,
        FromCase = view.FromCaseNumber,
        Actions = actions,
    };

    internal static string? OrAbsent(string text) => text.Length == 0 ? null : text;
}

/// <summary>The same in another language.</summary>
public sealed record TranslatedArticle
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The path of its page.</summary>
    public required string Url { get; init; }
}
