using KnowledgeCrm.Common;

namespace KnowledgeCrm.Sales;

public enum OpportunityStage { Qualify, Propose, Negotiate, Won, Lost }

/// <summary>A step that an opportunity may take.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="To">Where it goes.</param>
/// <param name="NeedsReason">True when it has to be said why.</param>
public sealed record StageMove(OpportunityStage From, OpportunityStage To, bool NeedsReason = false);

/// <summary>The life of an opportunity, as one table. What is not in it is refused. Going from an end back to talks is opening it again.</summary>
public static class OpportunityStages
{
    public static IReadOnlyList<StageMove> Table { get; } =
    [
        new(OpportunityStage.Qualify, OpportunityStage.Propose),
        new(OpportunityStage.Qualify, OpportunityStage.Won, NeedsReason: true),
        new(OpportunityStage.Qualify, OpportunityStage.Lost, NeedsReason: true),

        new(OpportunityStage.Propose, OpportunityStage.Qualify),
        new(OpportunityStage.Propose, OpportunityStage.Negotiate),
        new(OpportunityStage.Propose, OpportunityStage.Won, NeedsReason: true),
        new(OpportunityStage.Propose, OpportunityStage.Lost, NeedsReason: true),

        new(OpportunityStage.Negotiate, OpportunityStage.Propose),
        new(OpportunityStage.Negotiate, OpportunityStage.Won, NeedsReason: true),
        new(OpportunityStage.Negotiate, OpportunityStage.Lost, NeedsReason: true),

        new(OpportunityStage.Won, OpportunityStage.Negotiate, NeedsReason: true),
        new(OpportunityStage.Lost, OpportunityStage.Negotiate, NeedsReason: true),
    ];

    /// <summary>True for a stage that nothing more is sold in.</summary>
    public static bool IsEnd(this OpportunityStage stage) => stage is OpportunityStage.Won or OpportunityStage.Lost;

    internal static StageMove Check(Opportunity opportunity, OpportunityStage to) =>
        Table.FirstOrDefault(move => move.From == opportunity.Stage && move.To == to)
            ?? throw Refused.Conflict("Opportunity.NotFromThisStage", opportunity.Number, MessageWord.Of(opportunity.Stage), MessageWord.Of(to));
}
