using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation;

/// <summary>The rules of synonyms, by their first word.</summary>
public sealed class SynonymList(UseCase useCase)
{
    /// <param name="actor">Anybody who answers or writes.</param>
    /// <param name="about">Only rules with a word that holds this; empty for all.</param>
    /// <param name="page">From 0; null for all at once.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<SynonymLine>>> RunAsync(Actor actor, string? about, int? page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            CurationAccess.RequireReader(actor);
            var wanted = RuleList.Wanted(about);
            var rules = await db.SynonymRules.ToListAsync(stop);
            var name = await RuleList.NamesAsync(db, rules.Select(r => r.ChangedById), stop);
            return RuleList.Paged(
                [.. rules.Where(r => TermList.AnyHolds(wanted, [.. r.From, .. r.To]))
                    .OrderBy(r => TermList.Folded(r.From[0]), StringComparer.Ordinal).ThenBy(r => r.Id)
                    .Select(r => new SynonymLine(r.Id, r.Version, r.From, r.To, r.BothWays, r.ChangedAt, name(r.ChangedById)))],
                page);
        }, stop);
}

/// <summary>A rule of synonyms in the list.</summary>
public sealed record SynonymLine(
    Guid Id, int Version, IReadOnlyList<string> From, IReadOnlyList<string> To, bool BothWays, DateTime ChangedAt, string ChangedBy);
