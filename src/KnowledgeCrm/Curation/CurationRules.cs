using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Curation;

/// <summary>The rules of search, in memory. A change made in this process is there when its use case answers; one of another node after
/// <see cref="LongestLag"/> at the latest. The same object is given until a rule changes.</summary>
public sealed class CurationRules(IDbContextFactory<KnowledgeCrmDb> contexts, TimeProvider clock, ILogger<CurationRules> log)
    : ISearchCuration, IDisposable
{
    /// <summary>How long a change of another node may go unseen.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Held? held;
    private bool failing;

    public SearchRules Now => (held ?? ReadFirst()).Rules;

    /// <summary>What is laid down for a query and a document: true when it is never shown, false when it comes first, null when nothing is.</summary>
    /// <param name="query">The query, as typed.</param>
    /// <param name="key">The document.</param>
    public bool? BannedFor(string query, SearchKey key)
    {
        var pins = Now.Pins.Where(pin => pin.Key == key).ToList();
        if (pins.Count == 0) return null;
        var words = QueryWords.Of(query).Key;
        return pins.FirstOrDefault(pin => QueryWords.Of(pin.Query).Key == words)?.Banned;
    }

    /// <summary>Looks again and again whether another node has changed something, until it is stopped.</summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LongestLag, clock);
        do await RefreshAsync(stop);
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>Reads the rules if they have changed. While the database does not answer, those last read stay.</summary>
    public async Task RefreshAsync(CancellationToken stop)
    {
        await reading.WaitAsync(stop);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            // Read before the rules: a change between the two is then read once more, never missed.
            var revision = await db.CurationRevisions.Select(r => r.Revision).SingleAsync(stop);
            if (held?.Revision != revision) held = new Held(revision, await ReadAsync(db, stop));
            failing = false;
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            // Search goes on by what it knows; said once, not at every look.
            if (!failing) log.LogWarning(error, "The rules of search can't be read; those last read stay");
            failing = true;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private static async Task<SearchRules> ReadAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        var synonyms = await db.SynonymRules.OrderBy(r => r.Id).ToListAsync(stop);
        var glossary = await db.GlossaryEntries.OrderBy(e => e.Id).ToListAsync(stop);
        var pins = await db.PinnedResults.OrderBy(p => p.Order).ThenBy(p => p.Id).ToListAsync(stop);
        return new SearchRules(
            [.. synonyms.Select(r => new Search.SynonymRule(r.From, r.To, r.BothWays))],
            [.. glossary.Select(e => new Search.GlossaryEntry(e.English, e.Chinese))],
            [.. pins.Select(p => new PinRule(p.Query, new SearchKey(ArticleSearchSource.KindName, p.ArticleId), p.Banned, p.Order))]);
    }

    // Reached only before the first look of FollowAsync, or in a tool that does not follow: waiting here happens once.
    private Held ReadFirst()
    {
        Task.Run(() => RefreshAsync(CancellationToken.None)).GetAwaiter().GetResult();
        return held ?? Held.Nothing;
    }

    private sealed record Held(long Revision, SearchRules Rules)
    {
        public static Held Nothing { get; } = new(-1, SearchRules.None);
    }
}
