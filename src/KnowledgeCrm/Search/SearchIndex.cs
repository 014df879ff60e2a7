using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search;

/// <summary>The full-text index in a directory of its own. A projection, never the truth: it can be deleted at any time. Any number of
/// threads may query; one <see cref="SearchIndexer"/> writes.</summary>
/// <remarks>Everything that ranking counts is counted for each scope alone, so that no score, total or order depends on documents outside
/// the scope. A rebuilt index takes the old one's place between two queries.</remarks>
public sealed class SearchIndex : IDisposable
{
    /// <summary>After so long without its indexer the index counts as incomplete; an indexer that runs is heard every second.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private readonly IndexDirectory directory;
    private readonly Lock gate = new();
    private IndexBuild? current;
    private IndexState state = IndexState.Unknown;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider time;
    private long followedAt;

    /// <summary>Opens the index of a directory, when there is a whole one of this version; files of any other are removed.</summary>
    /// <param name="path">The directory; made when it is missing.</param>
    /// <param name="logger">Hears of what is wrong with the files.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public SearchIndex(string path, ILogger<SearchIndex> logger, TimeProvider? time = null)
    {
        this.time = time ?? TimeProvider.System;
        directory = new IndexDirectory(path, logger);
        current = directory.OpenNewest();
        Refresh(complete: current is not null);
    }

    /// <summary>How the index stands now.</summary>
    public IndexState State => Volatile.Read(ref state);

    /// <summary>True while answers may lack documents: the index is being built, is damaged, or nobody has brought it up to date for
    /// <see cref="LongestSilence"/>.</summary>
    public bool IsIncomplete =>
        !State.Complete || Volatile.Read(ref followedAt) is var at && (at == 0 || time.GetElapsedTime(at) > LongestSilence);

    /// <summary>The documents of a kind as they stand now; what there is so far while the index is incomplete.</summary>
    internal KindSnapshot Kind(string kind) => Volatile.Read(ref current)?.Kinds.GetValueOrDefault(kind) ?? KindSnapshot.Empty;

    /// <summary>Waits for a state.</summary>
    /// <param name="reached">True for the state waited for.</param>
    /// <param name="stop">Ends the waiting with an exception.</param>
    public async Task<IndexState> WhenAsync(Func<IndexState, bool> reached, CancellationToken stop)
    {
        while (true)
        {
            var next = Volatile.Read(ref changed).Task;
            var now = State;
            if (reached(now)) return now;
            await next.WaitAsync(stop);
        }
    }

    /// <summary>Closes the files and leaves them where they are.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            current?.Dispose();
            current = null;
        }
    }

    /// <summary>Puts changed documents in and takes others out; the checkpoint moves in the same transaction.</summary>
    internal void Apply(IReadOnlyCollection<SearchDocument> put, IReadOnlyCollection<SearchKey> gone, long checkpoint)
    {
        var build = current ?? throw new InvalidOperationException("There is no index to write to.");
        build.Apply(put, gone, checkpoint);
        Refresh(State.Complete);
    }

    /// <summary>What is wrong with the index, or null.</summary>
    internal string? Problem(bool look)
    {
        if (current is not { } build) return "there is none";
        return look ? build.Problem() : null;
    }

    /// <summary>Begins a new build beside the current one. While there is none, readers get what it holds so far.</summary>
    internal IndexBuild Begin()
    {
        var build = directory.Create();
        lock (gate)
        {
            if (current is null) Take(build);
        }
        Refresh(complete: false, progress: 0);
        return build;
    }

    /// <summary>Tells how far a rebuild is.</summary>
    internal void Progress(double share) => Refresh(complete: false, share);

    /// <summary>Makes a finished build the current one.</summary>
    internal void Swap(IndexBuild build)
    {
        lock (gate) Take(build);
        Followed();
        Refresh(complete: true);
    }

    /// <summary>Gives up a build that could not be finished.</summary>
    internal void Abandon(IndexBuild build)
    {
        lock (gate)
        {
            if (ReferenceEquals(current, build)) current = null;
            build.Remove();
        }
        Refresh(complete: false);
    }

    /// <summary>The indexer has just found nothing newer, or taken it in.</summary>
    internal void Followed()
    {
        if (Interlocked.Exchange(ref followedAt, Math.Max(1, time.GetTimestamp())) == 0) Signal();
    }

    /// <summary>The indexer has stopped.</summary>
    internal void Unfollowed() => Volatile.Write(ref followedAt, 0);

    private void Take(IndexBuild build)
    {
        if (!ReferenceEquals(current, build)) current?.Remove();
        current = build;
    }

    private void Refresh(bool complete, double? progress = null)
    {
        var build = current;
        var documents = build?.Kinds.Where(kind => kind.Value.Count > 0).ToDictionary(kind => kind.Key, kind => kind.Value.Count, StringComparer.Ordinal);
        Volatile.Write(ref state, new IndexState(
            complete, documents ?? new Dictionary<string, int>(StringComparer.Ordinal), build?.Checkpoint ?? 0, progress)
        {
            Build = build?.Number ?? 0,
        });
        Signal();
    }

    private void Signal() =>
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
