using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Cases;

/// <summary>What a capability above the cases demands before a case is resolved or closed; registered by that capability, asked by the use
/// cases that do it.</summary>
public interface ICaseRule
{
    /// <summary>Refuses when the action must not happen now.</summary>
    Task CheckAsync(KnowledgeCrmDb db, Case of, CaseAction action, CancellationToken stop);
}

internal static class CaseRules
{
    public static async Task CheckAsync(this IEnumerable<ICaseRule> rules, KnowledgeCrmDb db, Case of, CaseAction action, CancellationToken stop)
    {
        foreach (var rule in rules) await rule.CheckAsync(db, of, action, stop);
    }
}
