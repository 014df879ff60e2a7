using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>What an article lacks of what is published in the other language.</summary>
public sealed record BehindAnswer
{
    /// <summary>The number of the article in the other language.</summary>
    public required string Number { get; init; }

    /// <summary>Its language.</summary>
    public required string Language { get; init; }

    /// <summary>The number of its version up to which everything is taken over; absent where nobody has said so.</summary>
    public int? TranslatedUpTo { get; init; }

    /// <summary>The number of its version that readers see now.</summary>
    public required int Version { get; init; }

    /// <summary>When that was published (UTC).</summary>
    public DateTime? Since { get; init; }

    internal static BehindAnswer? Of(TranslationBehind? behind) => behind is null ? null : new()
    {
        Number = behind.Number, Language = behind.Language, TranslatedUpTo = behind.UpTo, Version = behind.Version, Since = behind.Since,
    };
}

/// <summary>An article that is behind the other language.</summary>
public sealed record BehindArticleAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The title that readers see.</summary>
    public required string Title { get; init; }

    /// <summary>Its language.</summary>
    public required string Language { get; init; }

    /// <summary>The name of its owner.</summary>
    public string? Owner { get; init; }

    /// <summary>What it lacks.</summary>
    public required BehindAnswer Behind { get; init; }

    internal static BehindArticleAnswer Of(BehindTranslation line) => new()
    {
        Number = line.Number, Title = line.Title, Language = line.Language, Owner = line.Owner, Behind = BehindAnswer.Of(line.Behind)!,
    };
}

/// <summary>An article beside the published one in the other language; without a number where there is none.</summary>
public sealed record TranslationAnswer
{
    /// <summary>The number of the article in the other language.</summary>
    public string? Number { get; init; }

    /// <summary>Its language.</summary>
    public string? Language { get; init; }

    /// <summary>The number of its version up to which the working version says everything; absent where nobody has said so.</summary>
    public int? TranslatedUpTo { get; init; }

    /// <summary>The number of its version that readers see.</summary>
    public int? Version { get; init; }

    /// <summary>True when what readers see here lacks something of it.</summary>
    public required bool Behind { get; init; }

    /// <summary>What changed there since it was translated; absent where nothing did or it is not known what was translated.</summary>
    public ChangesAnswer? Changes { get; init; }

    internal static TranslationAnswer Of(TranslationStanding? standing) => standing is null ? new TranslationAnswer { Behind = false } : new TranslationAnswer
    {
        Number = standing.Number,
        Language = standing.Language,
        TranslatedUpTo = standing.UpTo,
        Version = standing.Version,
        Behind = standing.IsBehind,
        Changes = standing is { IsToTranslate: true, Before: { } before } ? ChangesAnswer.Between(before, standing.After) : null,
    };
}

/// <summary>That nothing is to be changed.</summary>
public sealed record NoChangeRequest
{
    /// <summary>The number of the other language's version that was looked at, as <c>GET …/translation</c> gave it; when there is a newer
    /// one, 409. Required.</summary>
    public int? Version { get; init; }
}

/// <summary>An article that may say the same as what is being written.</summary>
public sealed record SimilarAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its language.</summary>
    public required string Language { get; init; }

    /// <summary>The state of its working version.</summary>
    public required ArticleState State { get; init; }

    /// <summary>True when readers see it.</summary>
    public required bool Live { get; init; }

    /// <summary>How near it comes, 0 to 1.</summary>
    public required double Nearness { get; init; }

    /// <summary>The same in a word.</summary>
    public required Nearness Near { get; init; }

    /// <summary>The words of it that were typed too.</summary>
    public required IReadOnlyList<string> SharedWords { get; init; }

    internal static SimilarAnswer Of(NearArticle near) => new()
    {
        Number = near.Number, Title = near.Title, Language = near.Language, State = near.State, Live = near.IsLive, Nearness = near.Nearness,
        Near = near.Near, SharedWords = near.SharedWords,
    };
}
