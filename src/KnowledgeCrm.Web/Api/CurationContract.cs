using KnowledgeCrm.Curation;

namespace KnowledgeCrm.Web.Api;

/// <summary>A rule of synonyms to add, or what one is to say.</summary>
public sealed record SynonymRequest
{
    /// <summary>Words or short phrases that people type, up to 20 of 100 characters. Required.</summary>
    public IReadOnlyList<string>? From { get; init; }

    /// <summary>Words or short phrases that are then found too, up to 20 of 100 characters. Required.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>True, also when absent: each of them stands for every other. False: only the first find the second.</summary>
    public bool? BothWays { get; init; }

    /// <summary>When changing: the version that the change started from; a newer one is a conflict. When absent, whatever is there.</summary>
    public int? Version { get; init; }

    internal SynonymInput ToInput() => new(From, To, BothWays ?? true);
}

/// <summary>A rule of synonyms.</summary>
public sealed record SynonymAnswer
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    /// <summary>Words or short phrases that people type.</summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>Words or short phrases that are then found too.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>True when each of them stands for every other.</summary>
    public required bool BothWays { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>The name of the person who changed it; absent for the program itself.</summary>
    public string? ChangedBy { get; init; }

    internal static SynonymAnswer Of(SynonymLine line) => new()
    {
        Id = line.Id, Version = line.Version, From = line.From, To = line.To, BothWays = line.BothWays, ChangedAt = line.ChangedAt,
        ChangedBy = ArticleAnswer.OrAbsent(line.ChangedBy),
    };
}

/// <summary>An entry of the glossary to add, or what one is to say.</summary>
public sealed record GlossaryRequest
{
    /// <summary>The word in English, up to 100 characters. Required.</summary>
    public string? English { get; init; }

    /// <summary>The word in Chinese, up to 100 characters. Required.</summary>
    public string? Chinese { get; init; }

    /// <summary>When changing: the version that the change started from; a newer one is a conflict. When absent, whatever is there.</summary>
    public int? Version { get; init; }

    internal GlossaryInput ToInput() => new(English, Chinese);
}

/// <summary>An entry of the glossary.</summary>
public sealed record GlossaryAnswer
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    /// <summary>The word in English.</summary>
    public required string English { get; init; }

    /// <summary>The word in Chinese.</summary>
    public required string Chinese { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>The name of the person who changed it; absent for the program itself.</summary>
    public string? ChangedBy { get; init; }

    internal static GlossaryAnswer Of(GlossaryLine line) => new()
    {
        Id = line.Id, Version = line.Version, English = line.English, Chinese = line.Chinese, ChangedAt = line.ChangedAt,
        ChangedBy = ArticleAnswer.OrAbsent(line.ChangedBy),
    };
}

/// <summary>A rule after a change.</summary>
public sealed record RuleStanding
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The version to go on with.</summary>
    public required int Version { get; init; }

    internal static RuleStanding Of(RuleDone done) => new() { Id = done.Id, Version = done.Version };
}
