using KnowledgeCrm.Common;

namespace KnowledgeCrm.Sales;

/// <summary>What is known of an opportunity, with names instead of ids.</summary>
public sealed record OpportunityInput
{
    public string? Title { get; init; }

    /// <summary>A customer's number.</summary>
    public string? Customer { get; init; }

    /// <summary>In the currency's main unit, with at most two decimals.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Three letters (ISO 4217).</summary>
    public string? Currency { get; init; }
    public DateOnly? ExpectedClose { get; init; }

    /// <summary>Product models.</summary>
    public IReadOnlyList<string>? Products { get; init; }
    public IReadOnlyList<string>? Competitors { get; init; }

    /// <summary>The id or the e-mail address of somebody in sales; whoever opens it when absent.</summary>
    public string? Owner { get; init; }
}

/// <summary>What a verb on an opportunity answers: where it stands now.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Stage">Its stage after the verb.</param>
/// <param name="Version">Changes with every save; send it back with the next one.</param>
/// <param name="AuditReason">Why, where a reason was asked for.</param>
public sealed record OpportunityDone(string Number, OpportunityStage Stage, int Version, string? AuditReason = null) : IAudited
{
    string IAudited.AuditSubject => Number;

    internal static OpportunityDone Of(Opportunity opportunity, string? reason = null) =>
        new(opportunity.Number, opportunity.Stage, opportunity.Version, string.IsNullOrEmpty(reason) ? null : reason);
}
