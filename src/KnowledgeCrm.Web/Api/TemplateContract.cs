using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>All that a template is to say.</summary>
public sealed record TemplateRequest
{
    /// <summary>The sections, in order; up to 20. Required.</summary>
    public IReadOnlyList<SectionDescription>? Fields { get; init; }

    /// <summary>What makes a good article of this kind, in order; up to 30. Required.</summary>
    public IReadOnlyList<ItemDescription>? Checklist { get; init; }

    /// <summary>After how many days an article of this kind is to be looked at again, 7 to 1825; absent: as its governance says, which holds where
    /// it is sooner.</summary>
    public int? ReviewDays { get; init; }

    /// <summary>The <c>version</c> that the change started from; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }

    internal ContentStandard ToStandard() => new(
        [.. (Fields ?? throw Refused.Invalid("Text.Required", "fields")).Select(field => new TemplateField(
            new BothLanguages(field.NameEn ?? "", field.NameZh ?? ""), new BothLanguages(field.HintEn ?? "", field.HintZh ?? ""), field.Needed ?? false))],
        [.. (Checklist ?? throw Refused.Invalid("Text.Required", "checklist")).Select(item => new ChecklistItem(
            item.Key ?? "", new BothLanguages(item.TextEn ?? "", item.TextZh ?? ""), item.Check))])
    { ReviewDays = ReviewDays };
}

/// <summary>A section of an article: a heading of its text.</summary>
public sealed record SectionDescription
{
    /// <summary>The heading in English, up to 200 characters on one line. Required.</summary>
    public string? NameEn { get; init; }

    /// <summary>The heading in Chinese. Required.</summary>
    public string? NameZh { get; init; }

    /// <summary>What belongs there, in English; up to 1,000 characters.</summary>
    public string? HintEn { get; init; }

    /// <summary>What belongs there, in Chinese.</summary>
    public string? HintZh { get; init; }

    /// <summary>Whether an article is incomplete without it; <c>false</c> when absent.</summary>
    public bool? Needed { get; init; }
}

/// <summary>An item of a checklist.</summary>
public sealed record ItemDescription
{
    /// <summary>Names it where it is ticked: 1 to 40 small letters, digits and hyphens. Required.</summary>
    public string? Key { get; init; }

    /// <summary>What is to be so, in English; up to 1,000 characters. Required.</summary>
    public string? TextEn { get; init; }

    /// <summary>The same in Chinese. Required.</summary>
    public string? TextZh { get; init; }

    /// <summary>How the program finds out; absent: the author ticks it.</summary>
    public AutomaticCheck? Check { get; init; }
}

/// <summary>The template of a kind of article.</summary>
public sealed record TemplateAnswer
{
    /// <summary>The kind.</summary>
    public required ArticleKind Kind { get; init; }

    /// <summary>Changes with every save; −1 while it is built in.</summary>
    public required int Version { get; init; }

    /// <summary>When it was last changed (UTC); absent while it is built in.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>By whom.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>The sections, in order.</summary>
    public required IReadOnlyList<SectionDescription> Fields { get; init; }

    /// <summary>What makes a good article of this kind, in order.</summary>
    public required IReadOnlyList<ItemDescription> Checklist { get; init; }

    /// <summary>After how many days an article of this kind is to be looked at again; absent: as its governance says.</summary>
    public int? ReviewDays { get; init; }

    internal static TemplateAnswer Of(TemplateView template) => new()
    {
        Kind = template.Kind,
        Version = template.Version,
        ChangedAt = template.ChangedAt,
        ChangedBy = ArticleAnswer.OrAbsent(template.ChangedBy),
        ReviewDays = template.Standard.ReviewDays,
        Fields = [.. template.Standard.Fields.Select(field => new SectionDescription
        {
            NameEn = field.Name.En, NameZh = field.Name.Zh, HintEn = field.Hint.En, HintZh = field.Hint.Zh, Needed = field.IsNeeded,
        })],
        Checklist = [.. template.Standard.Checklist.Select(item => new ItemDescription
        {
            Key = item.Key, TextEn = item.Text.En, TextZh = item.Text.Zh, Check = item.Check,
        })],
    };
}

/// <summary>A template after a change.</summary>
public sealed record TemplateStanding
{
    /// <summary>The kind.</summary>
    public required ArticleKind Kind { get; init; }

    /// <summary>The version to go on with.</summary>
    public required int Version { get; init; }

    internal static TemplateStanding Of(TemplateDone done) => new() { Kind = done.Kind, Version = done.Version };
}

/// <summary>An article against the checklist of its kind.</summary>
public sealed record ChecklistAnswer
{
    /// <summary>The kind.</summary>
    public required ArticleKind Kind { get; init; }

    /// <summary>How complete it is, 0 to 1: the mean of the items' shares.</summary>
    public required double Completeness { get; init; }

    /// <summary>The items, in order.</summary>
    public required IReadOnlyList<ChecklistItemAnswer> Items { get; init; }

    internal static ChecklistAnswer Of(ChecklistView view, string language) => new()
    {
        Kind = view.Kind,
        Completeness = view.Completeness,
        Items = [.. view.Lines.Select(line => new ChecklistItemAnswer
        {
            Key = line.Item.Key, Text = line.Item.Text.In(language), Check = line.Item.Check, Share = line.Share, Ticked = line.IsTicked,
            Wanting = line.WantingIn(language),
        })],
    };
}

/// <summary>An item of the checklist as an article stands to it.</summary>
public sealed record ChecklistItemAnswer
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>What is to be so, in the caller's language.</summary>
    public required string Text { get; init; }

    /// <summary>How the program finds out; absent: the author ticks it.</summary>
    public AutomaticCheck? Check { get; init; }

    /// <summary>How far it is met, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>True when it counts as met because the author says so.</summary>
    public required bool Ticked { get; init; }

    /// <summary>What is wanting, in the caller's language.</summary>
    public string? Wanting { get; init; }
}
