using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation;

/// <summary>What is pinned and banned, by the query. Pins of articles that the reader may not know of are left out, and not counted.</summary>
public sealed class PinList(UseCase useCase)
{
    /// <param name="actor">Anybody who answers or writes.</param>
    /// <param name="filter">Which to list.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<PinPage>> RunAsync(Actor actor, PinFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            CurationAccess.RequireReader(actor);
            var wanted = RuleList.Wanted(filter.About);
            var pins = await db.PinnedResults.Join(
                db.Articles.SeenBy(actor), p => p.ArticleId, a => a.Id,
                (pin, a) => new { Pin = pin, a.Number, a.Language, IsLive = a.LiveVersionId != null, Title = a.LiveVersionId != null ? a.Live!.Title : a.Work.Title })
                .ToListAsync(stop);
            var name = await RuleList.NamesAsync(db, pins.Select(p => p.Pin.ChangedById), stop);
            var lines = pins.Select(p => new PinLine(
                    p.Pin.Id, p.Pin.Version, p.Pin.Query, p.Number, p.Title, p.Language, p.IsLive, p.Pin.Banned, p.Pin.Order, p.Pin.ReviewBy,
                    p.Pin.IsOverdue(db.Now), p.Pin.Note, p.Pin.ChangedAt, name(p.Pin.ChangedById)))
                .OrderBy(line => TermList.Folded(line.Query), StringComparer.Ordinal).ThenBy(line => line.Banned).ThenBy(line => line.Order)
                .ThenBy(line => line.Id).ToList();
            var shown = RuleList.Paged(
                [.. lines.Where(line => (!filter.OverdueOnly || line.IsOverdue)
                    && TermList.AnyHolds(wanted, line.Query, line.Article, line.Title, line.Note))],
                filter.Page);
            return new PinPage(shown.Total, lines.Count(line => line.IsOverdue), shown.Items);
        }, stop);
}

/// <summary>Which pins to list.</summary>
/// <param name="About">Only those whose query, article or note holds this; empty for all.</param>
/// <param name="OverdueOnly">Only those that somebody should have looked at again by now.</param>
/// <param name="Page">From 0; null for all at once.</param>
public sealed record PinFilter(string? About = null, bool OverdueOnly = false, int? Page = null);

/// <summary>One page of pins.</summary>
/// <param name="Total">How many the filter lets through.</param>
/// <param name="Overdue">How many are overdue in all, whatever the filter.</param>
/// <param name="Items">Those of this page.</param>
public sealed record PinPage(int Total, int Overdue, IReadOnlyList<PinLine> Items);

/// <summary>A pin in the list.</summary>
public sealed record PinLine(
    Guid Id, int Version, string Query, string Article, string Title, string Language, bool IsLive, bool Banned, int Order, DateOnly? ReviewBy,
    bool IsOverdue, string Note, DateTime ChangedAt, string ChangedBy);
