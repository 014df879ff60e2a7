using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>How an article is minded. Times are UTC.</summary>
public sealed record CareAnswer
{
    /// <summary>The article's number.</summary>
    public required string Number { get; init; }

    /// <summary>How far the live version can be relied on.</summary>
    public required ArticleConfidence Confidence { get; init; }

    /// <summary>The name of the person or team that owns it.</summary>
    public string? Owner { get; init; }

    /// <summary>The owner's id, when a person owns it.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>The team that owns it, when a team does.</summary>
    public string? OwnerTeam { get; init; }

    /// <summary>By when somebody is to look at it again; absent while it is not published.</summary>
    public DateTime? ReviewDue { get; init; }

    /// <summary>True when that time is past.</summary>
    public required bool Overdue { get; init; }

    /// <summary>When somebody last said that it is still right.</summary>
    public DateTime? FoundRightAt { get; init; }

    /// <summary>For which customers it is, with commas between; absent for all.</summary>
    public string? Segments { get; init; }

    /// <summary>The numbers of the articles that its author wants shown with it.</summary>
    public required IReadOnlyList<string> Related { get; init; }

    /// <summary>The number of the article that took it over.</summary>
    public string? MergedInto { get; init; }

    /// <summary>How many flags are open.</summary>
    public required int OpenFlags { get; init; }

    internal static CareAnswer Of(CareView care) => new()
    {
        Number = care.Number,
        Confidence = care.Confidence,
        Owner = ArticleAnswer.OrAbsent(care.Owner),
        OwnerId = care.OwnerId,
        OwnerTeam = ArticleAnswer.OrAbsent(care.OwnerTeam),
        ReviewDue = care.ReviewDue,
        Overdue = care.IsOverdue,
        FoundRightAt = care.FoundRightAt,
        Segments = ArticleAnswer.OrAbsent(care.Segments),
        Related = [.. care.Related.Select(line => line.Number)],
        MergedInto = care.MergedInto,
        OpenFlags = care.OpenFlags,
    };
}

/// <summary>How far an article can be relied on.</summary>
public sealed record ConfidenceRequest
{
    /// <summary>Required. To say <c>validated</c> takes a reviewer who wrote no part of the live version.</summary>
    public ArticleConfidence? Confidence { get; init; }
}

/// <summary>By when an article is to be looked at again.</summary>
public sealed record ReviewByRequest
{
    /// <summary>With a time zone; absent: by the rule of its kind.</summary>
    public DateTime? ReviewBy { get; init; }
}

/// <summary>Whose something is: a person's or a team's, not both.</summary>
public sealed record OwnerRequest
{
    /// <summary>The person's id.</summary>
    public Guid? Person { get; init; }

    /// <summary>The team's name.</summary>
    public string? Team { get; init; }

    internal OwnerChoice ToChoice() => new(Person, Team);
}

/// <summary>What is said of an article beside its text; what is absent stays as it is.</summary>
public sealed record DetailsRequest
{
    /// <summary>For which customers it is, with commas between.</summary>
    public string? Segments { get; init; }

    /// <summary>The numbers of the articles to show with it, at most 10.</summary>
    public IReadOnlyList<string>? Related { get; init; }
}

/// <summary>Another address for an article.</summary>
public sealed record AddressRequest
{
    /// <summary>The last part of the path, as wished. Required.</summary>
    public string? Slug { get; init; }
}

/// <summary>A handing over of all that somebody owns.</summary>
public sealed record HandOverRequest
{
    /// <summary>Whose articles. Required.</summary>
    public OwnerRequest? From { get; init; }

    /// <summary>Whose they become. Required.</summary>
    public OwnerRequest? To { get; init; }

    /// <summary>The numbers of those that move; absent: all.</summary>
    public IReadOnlyList<string>? Articles { get; init; }
}

/// <summary>What was handed over.</summary>
public sealed record HandOverAnswer
{
    /// <summary>How many articles changed hands.</summary>
    public required int Articles { get; init; }
}

/// <summary>Somebody who owns articles.</summary>
public sealed record OwnerAnswer
{
    /// <summary>The person's id, for a person.</summary>
    public Guid? Person { get; init; }

    /// <summary>The team's name, for a team.</summary>
    public string? Team { get; init; }

    /// <summary>The name to show.</summary>
    public required string Name { get; init; }

    /// <summary>How many articles.</summary>
    public required int Articles { get; init; }

    /// <summary>False for who writes no more: what they own waits for another.</summary>
    public required bool MayOwn { get; init; }
}

/// <summary>After how long articles of a kind are to be looked at again.</summary>
public sealed record ReviewPeriodShape
{
    /// <summary>The kind. Required.</summary>
    public Governance? Governance { get; init; }

    /// <summary>In days, 7 to 1825. Required.</summary>
    public int? Days { get; init; }
}
