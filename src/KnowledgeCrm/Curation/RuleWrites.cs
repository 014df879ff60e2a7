using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Curation;

/// <summary>The ceremony of every change of the rules: who may, one change after the other, and search follows at once.</summary>
public sealed class RuleWrites(UseCase useCase, CurationRules rules)
{
    internal async Task<Outcome<T>> RunAsync<T>(string name, Actor actor, Func<KnowledgeCrmDb, Task<T>> work, CancellationToken stop)
    {
        var outcome = await useCase.WriteAsync(name, actor, async db =>
        {
            CurationAccess.RequireWriter(actor);
            await CurationRevision.AdvanceAsync(db, stop);
            return await work(db);
        }, stop);
        if (outcome.Succeeded) await rules.RefreshAsync(CancellationToken.None);
        return outcome;
    }
}

/// <summary>A rule after a change.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version to go on with.</param>
/// <param name="AuditSubject">What it is about, in words.</param>
public sealed record RuleDone(Guid Id, int Version, string AuditSubject) : IAudited
{
    internal static RuleDone Of(Entity rule, string subject) => new(rule.Id, rule.Version, Shortened(subject));

    /// <summary>The answer when what was to be removed is gone already.</summary>
    internal static RuleDone Gone(Guid id) => new(id, 0, id.ToString());

    // The audit's column is as long as a name; half of a surrogate pair can't be stored.
    private static string Shortened(string text)
    {
        if (text.Length <= Limits.Name) return text;
        var end = Limits.Name - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}
