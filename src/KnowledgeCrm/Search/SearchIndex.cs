using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search;

/// <summary>The full-text index in a directory of its own. A projection, never the truth: it can be deleted at any time. Any number of
/// threads may query; one <see cref="SearchIndexer"/> writes.</summary>
/// <remarks>Each scope is an index of its own with statistics of its own, so that no score, total or order depends on documents
/// outside the scope. A rebuilt index is a new file that takes the old one's place between two queries.</remarks>
public sealed class SearchIndex : IDisposable
{
    /// <summary>After so long without its indexer the index counts as incomplete; an indexer that runs is heard every second.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private readonly IndexDirectory directory;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private IndexFile? current;
    private IndexState state = IndexState.Unknown;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? suspicion;
    private readonly TimeProvider time;
    private long followedAt;

    /// <summary>Opens the index of a directory, when there is a whole one of this version; files of any other are removed.</summary>
    /// <param name="path">The directory; made when it is missing.</param>
    /// <param name="logger">Hears of what is wrong with the files.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public SearchIndex(string path, ILogger<SearchIndex> logger, TimeProvider? time = null)
    {
        this.time = time ?? TimeProvider.System;
        this.logger = logger;
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

    /// <summary>The hits of one scope, best first. Answers from what there is while the index is incomplete; an index that fails
    /// answers nothing, is reported, and is built anew.</summary>
    /// <param name="kind">The kind of document.</param>
    /// <param name="scope">The scope; an unknown one is empty.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="language">Only documents in this language, or null for all.</param>
    /// <param name="offset">How many of the best to leave out.</param>
    /// <param name="limit">How many hits at the most.</param>
    public ScopeHits Query(string kind, string scope, SearchQuery query, string? language = null, int offset = 0, int limit = 10)
    {
        if (query.IsEmpty || Enter() is not { } file) return ScopeHits.None;
        try
        {
            var asked = new ScopeQuery(kind, scope, query, language, offset, limit);
            return file.Read(connection => IndexReader.Search(connection, file.Counts, asked));
        }
        catch (SqliteException e)
        {
            logger.LogError(e, "The search index failed to answer");
            if (IsDamage(e)) Suspect(e.Message);
            return ScopeHits.None;
        }
        finally
        {
            file.Leave();
        }
    }

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
        var file = current ?? throw new InvalidOperationException("There is no index to write to.");
        try
        {
            Write(file, put, gone, checkpoint);
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            Suspect(e.Message);
            throw;
        }
        Refresh(State.Complete);
    }

    internal void Write(IndexFile file, IReadOnlyCollection<SearchDocument> put, IReadOnlyCollection<SearchKey> gone, long? checkpoint)
    {
        file.Writer.Apply(put, gone, checkpoint);
        file.Counts.Forget();
    }

    /// <summary>What is wrong with the index, or null.</summary>
    internal string? Problem(bool look, bool thorough = false)
    {
        if (suspicion is { } known) return known;
        if (current is not { } file) return "there is none";
        if (new FileInfo(file.Path) is not { Exists: true, Length: > 0 }) return "its file is gone or empty";
        if (!look) return null;
        try
        {
            return file.Writer.Check(thorough ? IndexCheck.Thorough : IndexCheck.Quick);
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    /// <summary>Begins a new file beside the current one. While there is nothing usable, readers get what it holds so far.</summary>
    internal IndexFile Begin()
    {
        var file = directory.Create();
        lock (gate)
        {
            if (current is null || suspicion is not null || !File.Exists(current.Path)) Take(file);
        }
        Refresh(complete: false, progress: 0);
        return file;
    }

    /// <summary>Tells how far a rebuild is.</summary>
    internal void Progress(double share) => Refresh(complete: false, share);

    /// <summary>Makes a finished file the current one.</summary>
    internal void Swap(IndexFile file)
    {
        lock (gate) Take(file);
        Followed();
        Refresh(complete: true);
    }

    /// <summary>Gives up a file that could not be finished.</summary>
    internal void Abandon(IndexFile file)
    {
        lock (gate)
        {
            if (ReferenceEquals(current, file)) current = null;
            file.Retire();
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

    /// <summary>Marks the index as incomplete because something is known to be wrong with it.</summary>
    internal void Suspect(string reason)
    {
        suspicion = reason;
        Refresh(complete: false);
    }

    // Busy, out of memory or out of disk says nothing about the file, and another one would fare no better.
    private static bool IsDamage(SqliteException e) => e.SqliteErrorCode is not (5 or 6 or 7 or 9 or 13);

    private void Take(IndexFile file)
    {
        if (!ReferenceEquals(current, file)) current?.Retire();
        current = file;
        suspicion = null;
    }

    private IndexFile? Enter()
    {
        lock (gate) return current is { } file && file.TryEnter() ? file : null;
    }

    private void Refresh(bool complete, double? progress = null)
    {
        var documents = State.Documents;
        var checkpoint = State.Checkpoint;
        var build = 0L;
        if (Enter() is { } file)
        {
            build = file.Number;
            try
            {
                (documents, checkpoint) = file.Read(connection => ((IReadOnlyDictionary<string, int>)IndexReader.CountByKind(connection),
                    Sql.Number(connection, "SELECT value FROM meta WHERE key = 'checkpoint'") ?? 0));
            }
            catch (SqliteException e)
            {
                logger.LogError(e, "The search index can't be read; it will be built anew");
                suspicion = e.Message;
                complete = false;
            }
            finally
            {
                file.Leave();
            }
        }
        Volatile.Write(ref state, new IndexState(complete && suspicion is null, documents, checkpoint, progress) { Build = build });
        Signal();
    }

    private void Signal() =>
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
