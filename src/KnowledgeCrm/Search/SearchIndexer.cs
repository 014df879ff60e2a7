using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;
using KnowledgeCrm.Search.Meaning;
using KnowledgeCrm.Search.Models;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search;

/// <summary>Keeps the index equal to its sources: follows the feed, and builds the index anew beside the old one whenever that is
/// missing, damaged, emptied, of another version, or does not agree with the sources. Hosted by somebody else; one at a time.</summary>
public sealed class SearchIndexer(
    SearchIndex index, IEnumerable<ISearchSource> sources, ISearchChangeFeed feed, TimeProvider time, ILogger<SearchIndexer> logger,
    SearchIndexerPace? pace = null, SearchModels? models = null,
    RemoteMeaning? remote = null)
{
    private readonly Dictionary<string, ISearchSource> sources = sources.ToDictionary(source => source.Kind, StringComparer.Ordinal);
    private readonly SearchIndexerPace pace = pace ?? new SearchIndexerPace();
    private readonly IndexAgreement agreement = new();
    private long? lastLook;
    private string? unfinished;
    private int isAsked;

    /// <summary>Runs until it is stopped. A source that fails is asked again, after a growing pause; searching goes on meanwhile.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        // The first round may take long; whoever started this goes on meanwhile.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await FollowForeverAsync(stop);
        }
        finally
        {
            index.Unfollowed();
        }
    }

    private async Task FollowForeverAsync(CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var more = await StepAsync(stop);
                failures = 0;
                if (!more) await feed.WaitAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var pause = pace.PauseAfter(++failures);
                logger.LogError(e, "The search index could not be brought up to date; next attempt in {Pause}", pause);
                if (!await WaitedAsync(pause, stop)) return;
            }
        }
    }

    /// <summary>Has the index built anew at the next round, within about a second; answers come from the old one meanwhile.</summary>
    public void RequestRebuild() => Interlocked.Exchange(ref isAsked, 1);

    /// <summary>Returns when the index is whole and holds every change up to a position of the feed.</summary>
    public Task<IndexState> WhenCaughtUpAsync(long position, CancellationToken stop) =>
        index.WhenAsync(state => !index.IsIncomplete && state.Checkpoint >= position, stop);

    /// <summary>One round: heal, take in changes, compare.</summary>
    /// <returns>True when there is more to do at once.</returns>
    internal async Task<bool> StepAsync(CancellationToken stop)
    {
        var due = lastLook is not { } last || time.GetElapsedTime(last) >= pace.LookEvery;
        if (Interlocked.Exchange(ref isAsked, 0) == 1) unfinished = "an administrator asked for it";
        // A rebuild that failed is begun again, whatever it was for.
        if ((index.Problem(look: due) ?? unfinished) is { } problem)
        {
            await RebuildAsync(problem, stop);
            return true;
        }
        var taken = await FollowAsync(stop);
        index.Followed();
        if (taken == pace.Batch) return true;
        if (!due) return false;
        lastLook = time.GetTimestamp();
        if (await agreement.ProblemAsync(index, sources.Values, feed, stop) is { } disagreement) return await HealAsync(disagreement);
        // A doubt is looked into again in the next round.
        if (agreement.IsInDoubt) lastLook = lastLook.Value - (long)(pace.LookEvery.TotalSeconds * time.TimestampFrequency) - 1;
        return false;

        async Task<bool> HealAsync(string reason)
        {
            await RebuildAsync(reason, stop);
            return true;
        }
    }

    private async Task<int> FollowAsync(CancellationToken stop)
    {
        var changes = await feed.ReadAfterAsync(index.State.Checkpoint, pace.Batch, stop);
        if (changes.Count == 0) return 0;
        var (put, gone) = await ReadAsync(changes, stop);
        models?.Follow(put, gone);
        remote?.Follow(put);
        index.Apply(put, gone, changes[^1].Position);
        return changes.Count;
    }

    private async Task<(List<SearchDocument> Put, List<SearchKey> Gone)> ReadAsync(IReadOnlyList<SearchChange> changes, CancellationToken stop)
    {
        var put = new List<SearchDocument>();
        var gone = new List<SearchKey>();
        foreach (var group in changes.Select(change => change.Key).Distinct().GroupBy(key => key.Kind, StringComparer.Ordinal))
        {
            var ids = group.Select(key => key.Id).ToHashSet();
            // What has no source any more is not searched any more.
            var documents = sources.TryGetValue(group.Key, out var source) ? await source.ReadAsync(ids, stop) : [];
            put.AddRange(documents);
            ids.ExceptWith(documents.Select(document => document.Key.Id));
            gone.AddRange(ids.Select(id => new SearchKey(group.Key, id)));
        }
        return (put, gone);
    }

    private async Task RebuildAsync(string reason, CancellationToken stop)
    {
        logger.LogWarning("The search index is built anew: {Reason}", reason);
        unfinished = reason;
        var begun = time.GetTimestamp();
        // Whatever happens after this position comes again through the feed.
        var position = await feed.HeadAsync(stop);
        var build = index.Begin();
        try
        {
            await FillAsync(build, stop);
            while (await feed.ReadAfterAsync(position, pace.Batch, stop) is { Count: > 0 } changes)
            {
                var (put, gone) = await ReadAsync(changes, stop);
                position = changes[^1].Position;
                build.Apply(put, gone, position);
            }
            build.Finish(position);
            index.Swap(build);
            models?.Doubt();
            unfinished = null;
            lastLook ??= time.GetTimestamp();
        }
        catch
        {
            index.Abandon(build);
            throw;
        }
        logger.LogInformation("The search index is whole again after {Elapsed}: {Documents}", time.GetElapsedTime(begun),
            string.Join(", ", index.State.Documents.Select(kind => $"{kind.Value} {kind.Key}")));
    }

    private async Task FillAsync(IndexBuild build, CancellationToken stop)
    {
        var total = 0;
        foreach (var source in sources.Values) total += await source.CountAsync(stop);
        var done = 0;
        foreach (var source in sources.Values)
        {
            await foreach (var batch in source.ReadAllAsync(stop).Chunk(pace.Batch).WithCancellation(stop))
            {
                build.Apply(batch, [], null);
                done += batch.Length;
                index.Progress(Math.Min(1, (double)done / Math.Max(1, total)));
            }
        }
    }

    private async Task<bool> WaitedAsync(TimeSpan pause, CancellationToken stop)
    {
        try
        {
            await Task.Delay(pause, time, stop);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
