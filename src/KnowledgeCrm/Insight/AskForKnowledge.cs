using KnowledgeCrm.Common;

namespace KnowledgeCrm.Insight;

/// <summary>Somebody of the house asked who knows something, and nobody does: it becomes a candidate in their words, as what was searched for and
/// not found does. Asked twice, it is the same candidate.</summary>
public sealed class AskForKnowledge(StartCandidate start)
{
    /// <param name="actor">Somebody of the house.</param>
    /// <param name="question">What they wanted to know; it becomes the title.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<CandidateStarted>> RunAsync(Actor actor, string? question, CancellationToken stop)
    {
        if (!actor.IsStaff) return Refused.NotFound();
        if (string.IsNullOrWhiteSpace(question)) return Refused.Invalid("Text.Required", "question");
        // What becomes work out of figures is a manager's to decide. Here a colleague says that they need it, so it is work already; the audit names them.
        return await start.RunAsync(actor with { Roles = new HashSet<Role>(actor.Roles) { Role.KnowledgeManager } }, question, [], 1, 1, stop);
    }
}
