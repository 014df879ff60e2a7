using KnowledgeCrm.Cases;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>How the words of a case are to be masked.</summary>
public sealed record CandidatePreviewRequest
{
    /// <summary>Up to 100 found values that are to stay, as they stand in the case.</summary>
    public IReadOnlyList<string>? Keep { get; init; }

    /// <summary>Up to 100 values to mask that were not found.</summary>
    public IReadOnlyList<string>? Mask { get; init; }
}

/// <summary>A candidate before it is made; everything but <see cref="Masked"/> is masked.</summary>
public sealed record CandidateSketchAnswer
{
    /// <summary>The case's subject.</summary>
    public required string Title { get; init; }

    /// <summary>The customer's words.</summary>
    public required string Issue { get; init; }

    /// <summary>The product; may be empty.</summary>
    public required string Environment { get; init; }

    /// <summary>The last reply to the customer; may be empty.</summary>
    public required string Resolution { get; init; }

    /// <summary>What was found in the case, once each.</summary>
    public required IReadOnlyList<MaskedItemAnswer> Masked { get; init; }

    internal static CandidateSketchAnswer Of(CandidateSketch sketch) => new()
    {
        Title = sketch.Title,
        Issue = sketch.Issue,
        Environment = sketch.Environment,
        Resolution = sketch.Resolution,
        Masked = [.. sketch.Masked.Select(item => new MaskedItemAnswer { Kind = item.Kind, Value = item.Value, Kept = item.IsKept })],
    };
}

/// <summary>Something personal that was found.</summary>
public sealed record MaskedItemAnswer
{
    /// <summary>What it is.</summary>
    public required PersonalKind Kind { get; init; }

    /// <summary>As it stands in the case.</summary>
    public required string Value { get; init; }

    /// <summary>True when it is not masked, because <c>keep</c> names it.</summary>
    public required bool Kept { get; init; }
}
