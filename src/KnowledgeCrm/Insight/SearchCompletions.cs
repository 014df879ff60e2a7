using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Completes what somebody types: queries that have led several people to an article, and titles. Looked up in memory; that the
/// actor may read each article behind it is asked of the database at the end, so that nothing hidden is ever completed.</summary>
public sealed class SearchCompletions(IDbContextFactory<KnowledgeCrmDb> contexts, TimeProvider clock) : IDisposable
{
    /// <summary>The most completions of one answer.</summary>
    public const int MostCompletions = 20;

    // What somebody completes is short; what is longer is a question.
    private const int LongestTyped = 100;
    private static readonly TimeSpan QueriesEvery = TimeSpan.FromMinutes(5);
    private readonly CompletionTitles titles = new();
    private readonly CompletionQueries queries = new();
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private DateTimeOffset? queriesAt;

    /// <summary>Completes what was typed.</summary>
    /// <param name="actor">Who types.</param>
    /// <param name="typed">The beginning or the middle of something, also in pinyin. Any string is allowed; an empty one has no completion.</param>
    /// <param name="limit">How many at the most, 1 to <see cref="MostCompletions"/>; past queries take half of the places at the most while
    /// there are titles.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="Refused">The limit is none.</exception>
    public async Task<IReadOnlyList<SearchCompletion>> RunAsync(Actor actor, string typed, int limit, CancellationToken stop)
    {
        if (limit is < 1 or > MostCompletions) throw Refused.Invalid("Search.LimitOutOfRange", "limit", 1, MostCompletions);
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > LongestTyped) return [];
        if (queriesAt is null) await RefreshAsync(stop);
        // Twice as many as are wanted: some may have become hidden a moment ago, and translations may say the same.
        var (asked, ids) = (queries.Find(actor.Audience, typed, 2 * limit), titles.Find(actor.Audience, typed, 2 * limit));
        if (asked.Count == 0 && ids.Count == 0) return [];
        var readable = await ReadableAsync(actor, [.. ids, .. asked.Select(query => query.ArticleId)], stop);
        var fromQueries = asked.Where(query => readable.ContainsKey(query.ArticleId)).DistinctBy(query => CompletionBook.Folded(query.Text))
            .Select(query => new SearchCompletion(query.Text, null, null)).ToList();
        var fromTitles = ids.Where(readable.ContainsKey).Select(id => readable[id]).DistinctBy(title => title.Text)
            .Where(title => !fromQueries.Exists(query => query.Text == title.Text)).ToList();
        var places = Math.Max((limit + 1) / 2, limit - fromTitles.Count);
        return [.. fromQueries.Take(places).Concat(fromTitles).Take(limit)];
    }

    /// <summary>Takes up what has changed since the last time: titles always, queries every few minutes.</summary>
    public async Task RefreshAsync(CancellationToken stop)
    {
        await refreshing.WaitAsync(stop);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            await titles.RefreshAsync(db, stop);
            var now = clock.GetUtcNow();
            if (queriesAt is { } last && now - last < QueriesEvery) return;
            await queries.RefreshAsync(db, stop);
            queriesAt = now;
        }
        finally
        {
            refreshing.Release();
        }
    }

    public void Dispose() => refreshing.Dispose();

    private async Task<Dictionary<Guid, SearchCompletion>> ReadableAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Articles.ReadableBy(actor).Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Live!.Title, a.Number, a.Slug })
            .ToDictionaryAsync(a => a.Id, a => new SearchCompletion(a.Title, a.Number, $"/articles/{a.Slug}"), stop);
    }
}

/// <summary>One way to go on from what was typed.</summary>
/// <param name="Text">The whole text: a query to search for, or an article's title.</param>
/// <param name="Number">The article's number; null for a query.</param>
/// <param name="Address">The path of the article's page; null for a query.</param>
public sealed record SearchCompletion(string Text, string? Number, string? Address);
