using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Insight;

/// <summary>Writes down what the journal was told, every second in one transaction: one for each search would be felt by everybody who
/// writes.</summary>
public sealed class SearchJournalWriter(
    SearchJournal journal, IDbContextFactory<KnowledgeCrmDb> contexts, TimeProvider clock, ILogger<SearchJournalWriter> log) : IDisposable
{
    private const int Batch = 500;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly SearchBursts bursts = new();
    private readonly Queue<SearchNews> ready = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private bool mayBeThere;

    /// <summary>Writes until it is stopped, and then what is left.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await TryWriteAsync(all: false, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await TryWriteAsync(all: true, CancellationToken.None);
        }
    }

    /// <summary>Writes what is there to write.</summary>
    /// <param name="all">Also what somebody may still be typing.</param>
    /// <param name="stop">Stops it; what is not written stays.</param>
    public async Task WriteAsync(bool all, CancellationToken stop)
    {
        await writing.WaitAsync(stop);
        try
        {
            Collect(all);
            while (ready.Count > 0)
            {
                var batch = ready.Take(Batch).ToList();
                await WriteAsync(batch, stop);
                for (var i = 0; i < batch.Count; i++) ready.Dequeue();
            }
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();

    private async Task TryWriteAsync(bool all, CancellationToken stop)
    {
        try
        {
            await WriteAsync(all, stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogError(error, "{Count} notes of searches could not be written; they are tried again", ready.Count);
            var tooMany = ready.Count - SearchJournal.Room;
            for (var i = 0; i < tooMany; i++) ready.Dequeue();
            if (tooMany > 0) journal.Lost(tooMany);
        }
    }

    private void Collect(bool all)
    {
        while (ready.Count < SearchJournal.Room && journal.News.TryRead(out var told))
        {
            var ended = told is SearchMade made ? bursts.Take(made) : bursts.End(told.Search);
            if (ended is not null) ready.Enqueue(ended);
            // A search without a session comes back from its burst at once.
            if (told is not SearchMade) ready.Enqueue(told);
        }
        foreach (var ended in bursts.Ended(clock.GetUtcNow().UtcDateTime, all)) ready.Enqueue(ended);
    }

    private async Task WriteAsync(List<SearchNews> batch, CancellationToken stop)
    {
        var isSecondTry = mayBeThere;
        mayBeThere = true;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var made = batch.OfType<SearchMade>().ToList();
        var ids = batch.Where(told => isSecondTry || told is not SearchMade).Select(told => told.Search).ToHashSet();
        var notes = ids.Count == 0 ? [] : await db.SearchNotes.Where(note => ids.Contains(note.Id)).ToDictionaryAsync(note => note.Id, stop);
        foreach (var search in made)
        {
            // A commit may have gone through though it was reported as failed.
            if (notes.ContainsKey(search.Search)) continue;
            db.SearchNotes.Add(notes[search.Search] = Note(search));
        }
        foreach (var told in batch)
        {
            // What names a search that nobody knows was made up, or its search was lost.
            if (!notes.TryGetValue(told.Search, out var note)) continue;
            if (told is ResultTaken taken) note.Hear(taken.Outcome, taken.Key, taken.Rank, taken.At);
            else if (told is ResultJudged judged) note.Judge(judged.Helpful, judged.Key, judged.Rank, judged.At);
        }
        await db.SaveChangesAsync(stop);
        mayBeThere = false;
    }

    private static SearchNote Note(SearchMade made) => new()
    {
        Id = made.Search, At = made.At, Place = made.Place, PersonId = made.PersonId, Sequence = made.Sequence, Audience = made.Audience,
        Text = QueryText.Kept(made.Text), Found = made.Found, Sure = made.Sure,
    };
}
