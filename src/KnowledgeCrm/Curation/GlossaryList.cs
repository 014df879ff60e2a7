using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation;

/// <summary>The glossary, by the English word.</summary>
public sealed class GlossaryList(UseCase useCase)
{
    /// <param name="actor">Anybody who answers or writes.</param>
    /// <param name="about">Only entries with a word that holds this; empty for all.</param>
    /// <param name="page">From 0; null for all at once.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<GlossaryLine>>> RunAsync(Actor actor, string? about, int? page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            CurationAccess.RequireReader(actor);
            var wanted = RuleList.Wanted(about);
            var entries = await db.GlossaryEntries.ToListAsync(stop);
            var name = await RuleList.NamesAsync(db, entries.Select(e => e.ChangedById), stop);
            return RuleList.Paged(
                [.. entries.Where(e => TermList.AnyHolds(wanted, e.English, e.Chinese))
                    .OrderBy(e => TermList.Folded(e.English), StringComparer.Ordinal).ThenBy(e => e.Id)
                    .Select(e => new GlossaryLine(e.Id, e.Version, e.English, e.Chinese, e.ChangedAt, name(e.ChangedById)))],
                page);
        }, stop);
}

/// <summary>An entry of the glossary in the list.</summary>
public sealed record GlossaryLine(Guid Id, int Version, string English, string Chinese, DateTime ChangedAt, string ChangedBy);
