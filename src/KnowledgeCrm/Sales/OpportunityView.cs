namespace KnowledgeCrm.Sales;

/// <summary>An opportunity as a person sees it. Times are UTC.</summary>
public sealed record OpportunityView
{
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required OpportunityStage Stage { get; init; }
    public required CustomerSegment Segment { get; init; }

    /// <summary>The customer's number.</summary>
    public required string Customer { get; init; }
    public required string CustomerName { get; init; }
    public required string CustomerLanguage { get; init; }

    /// <summary>In the currency's main unit.</summary>
    public required decimal? Amount { get; init; }
    public required string Currency { get; init; }
    public required DateOnly? ExpectedClose { get; init; }
    public required IReadOnlyList<OfferedProduct> Products { get; init; }
    public required IReadOnlyList<string> Competitors { get; init; }
    public required Guid? OwnerId { get; init; }
    public required string? Owner { get; init; }
    public required DateTime OpenedAt { get; init; }
    public required DateTime ChangedAt { get; init; }
    public required DateTime? EndedAt { get; init; }

    /// <summary>Why it was won or lost, or opened again.</summary>
    public required string Reason { get; init; }

    /// <summary>Changes with every save; send it back with the next one.</summary>
    public required int Version { get; init; }

    /// <summary>What the customer doubted, newest first.</summary>
    public required IReadOnlyList<RaisedView> Raised { get; init; }

    /// <summary>Where this actor may move it.</summary>
    public required IReadOnlyList<StageMove> Moves { get; init; }
    public required bool MaySell { get; init; }
}

/// <summary>A product that is offered.</summary>
public sealed record OfferedProduct(string Model, string Name);

/// <summary>An objection as it was raised, and what it was answered with.</summary>
public sealed record RaisedView(
    Guid Id, string Objection, string Wording, string Words, string? Product, string Competitor, string? Person, DateTime At, IReadOnlyList<GivenView> Explanations);

/// <summary>An explanation as it was given.</summary>
/// <param name="Play">Its article, as it is now.</param>
/// <param name="Version">The number of the version that was used.</param>
/// <param name="Result">What came of it at once.</param>
/// <param name="Person">Who gave it.</param>
/// <param name="At">When (UTC).</param>
public sealed record GivenView(PlayTitle Play, int Version, ExplanationResult Result, string? Person, DateTime At);
