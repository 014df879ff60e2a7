using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>A role with its steps, in order.</summary>
public sealed record RoleAnswer
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Its name in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>Its name in Chinese.</summary>
    public required string NameZh { get; init; }

    /// <summary>Counts changes; send it back when changing it.</summary>
    public required int Version { get; init; }

    /// <summary>The steps.</summary>
    public required IReadOnlyList<StepAnswer> Steps { get; init; }

    internal static RoleAnswer Of(RoleLine line) => new()
    {
        Key = line.Key, NameEn = line.NameEn, NameZh = line.NameZh, Version = line.Version, Steps = [.. line.Steps.Select(StepAnswer.Of)],
    };
}

/// <summary>A step of a role's work.</summary>
public sealed record StepAnswer
{
    /// <summary>Its key within its role.</summary>
    public required string Key { get; init; }

    /// <summary>Its name in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>Its name in Chinese.</summary>
    public required string NameZh { get; init; }

    /// <summary>Counts changes; send it back when changing it.</summary>
    public required int Version { get; init; }

    /// <summary>The articles that serve it; those that can be read first.</summary>
    public required IReadOnlyList<StepArticleAnswer> Articles { get; init; }

    /// <summary>Whom to ask.</summary>
    public required IReadOnlyList<PersonCard> People { get; init; }

    /// <summary>True when the caller can read nothing at it.</summary>
    public required bool WithoutArticle { get; init; }

    /// <summary>True when there is nobody to ask.</summary>
    public required bool WithoutPerson { get; init; }

    internal static StepAnswer Of(StepLine line) => new()
    {
        Key = line.Key, NameEn = line.NameEn, NameZh = line.NameZh, Version = line.Version,
        Articles = [.. line.Articles.Select(article => new StepArticleAnswer { Number = article.Number, Title = article.Title, Language = article.Language, State = article.State })],
        People = [.. line.People.Select(person => PersonCard.Of(person.Card))], WithoutArticle = line.IsWithoutArticle, WithoutPerson = line.IsWithoutPerson,
    };
}

/// <summary>An article at a step.</summary>
public sealed record StepArticleAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its language.</summary>
    public required string Language { get; init; }

    /// <summary>How it stands: what is not published is still being written.</summary>
    public required ArticleState State { get; init; }
}

/// <summary>A role as it is to be.</summary>
public sealed record RoleRequest
{
    /// <summary>Its name in English. Required.</summary>
    public string? NameEn { get; init; }

    /// <summary>Its name in Chinese. Required.</summary>
    public string? NameZh { get; init; }

    /// <summary>The version that the change started from; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }
}

/// <summary>A step as it is to be; what is absent is emptied.</summary>
public sealed record WorkStepRequest
{
    /// <summary>Its name in English. Required.</summary>
    public string? NameEn { get; init; }

    /// <summary>Its name in Chinese. Required.</summary>
    public string? NameZh { get; init; }

    /// <summary>The numbers of the articles that serve it.</summary>
    public IReadOnlyList<string>? Articles { get; init; }

    /// <summary>The e-mail addresses of whom to ask.</summary>
    public IReadOnlyList<string>? People { get; init; }

    /// <summary>The version that the change started from; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }

    internal StepInput ToInput() => new(NameEn, NameZh, Articles ?? [], People ?? []);
}
