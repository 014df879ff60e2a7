using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation.Import;

/// <summary>Brings in pins. One for the same query and article is changed; none is removed; a second run changes nothing.</summary>
public sealed class ImportPins(RuleWrites writes)
{
    public Task<Outcome<ImportReport>> RunAsync(Actor actor, IReadOnlyList<RuleRow<PinInput>> rows, CancellationToken stop) =>
        writes.RunAsync(nameof(ImportPins), actor, async db =>
        {
            var known = (await db.PinnedResults.ToListAsync(stop)).GroupBy(p => p.Key).ToDictionary(same => same.Key, same => same.First());
            return await RuleRows.TakeAsync(rows, input => $"{input.Article}: {input.Query}", async input =>
            {
                var query = TermList.Checked(input.Query, "query", Limits.Name);
                var before = known.Values.Where(p => QueryWords.Of(p.Query).Key == QueryWords.Of(query).Key).Select(p => p.ArticleId).ToHashSet();
                var article = await db.PinnableAsync(actor, input.Article, before, stop);
                known.TryGetValue((QueryWords.Of(query).Key, article.Id), out var pin);
                var text = input.ToText(article.Id, pin?.Order ?? known.Values.NextOrder(query));
                var made = PinnedResult.Of(text, actor, db.Now);
                if (pin is null)
                {
                    RuleList.RequireRoom(known.Count);
                    db.PinnedResults.Add(known[made.Key] = made);
                    return RowOutcome.Added;
                }
                if (pin.ToText() == made.ToText()) return RowOutcome.Unchanged;
                pin.Write(text, actor, db.Now);
                return RowOutcome.Changed;
            });
        }, stop);
}
