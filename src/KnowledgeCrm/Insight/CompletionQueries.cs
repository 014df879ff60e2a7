using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Past queries that led several people to the same article, for each audience those that succeeded in it or in a narrower one: the
/// words of those who may see more are not told to those who may see less.</summary>
internal sealed class CompletionQueries
{
    /// <summary>How many different people must have searched so.</summary>
    public const int LeastPeople = 3;

    private volatile Dictionary<Audience, (CompletionBook Book, PastQuery[] Queries)> books = [];

    /// <summary>The queries that what was typed is in, the best first; each with the article that must be readable.</summary>
    public IReadOnlyList<PastQuery> Find(Audience audience, string typed, int limit) =>
        books.TryGetValue(audience, out var known) ? [.. known.Book.Find(typed, limit).Select(found => known.Queries[found.Place])] : [];

    public async Task RefreshAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        var notes = await db.SearchNotes.AsNoTracking()
            .Where(note => note.PersonId != null && note.ResultKind == ArticleSearchSource.KindName && note.Place != SearchPlace.CaseAnswers && note.IsSettled)
            .ToListAsync(stop);
        var asked = notes.Where(note => note.Succeeded)
            .Select(note => (note.Audience, Text: note.Text.Trim(), Key: CompletionBook.Folded(note.Text), Person: note.PersonId!.Value, Article: note.ResultId!.Value))
            .ToList();
        var fresh = new Dictionary<Audience, (CompletionBook, PastQuery[])>();
        foreach (var audience in Enum.GetValues<Audience>())
        {
            var queries = asked.Where(one => one.Audience <= audience).GroupBy(one => (one.Key, one.Article))
                .Select(same => new PastQuery(
                    same.GroupBy(one => one.Text).OrderByDescending(written => written.Count()).ThenBy(written => written.Key, StringComparer.Ordinal).First().Key,
                    same.Key.Article, same.Select(one => one.Person).Distinct().Count()))
                .Where(query => query.People >= LeastPeople && !query.Text.Contains('…', StringComparison.Ordinal))
                .OrderByDescending(query => query.People).ThenBy(query => query.Text, StringComparer.Ordinal).ToArray();
            fresh[audience] = (CompletionBook.Of([.. queries.Select(query => query.Text)]), queries);
        }
        books = fresh;
    }
}

/// <summary>A query of the past.</summary>
/// <param name="Text">As most people wrote it.</param>
/// <param name="ArticleId">The article that it led to.</param>
/// <param name="People">How many people it led there.</param>
internal sealed record PastQuery(string Text, Guid ArticleId, int People);
