using System.Collections.Immutable;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search.Engine;

/// <summary>One index: snapshots in memory that readers take as they are, and a directory that holds the same, so that a start needs no
/// source. One writer at a time; a reader never waits.</summary>
internal sealed class IndexBuild : IDisposable
{
    // Up to so many documents are taken apart by the thread that brought them.
    private const int FewDocuments = 16;

    private readonly Lock gate = new();
    private readonly BuildFiles files;
    private readonly Action<Exception> tidyingFailed;
    private readonly HashSet<Segment> unpublished = [];
    private ImmutableDictionary<string, KindSnapshot> kinds = ImmutableDictionary.Create<string, KindSnapshot>(StringComparer.Ordinal);
    private bool durable;
    private volatile bool closed;
    private Task tidying = Task.CompletedTask;

    private IndexBuild(string path, long number, Action<Exception> tidyingFailed)
    {
        (Path, Number, this.tidyingFailed) = (path, number, tidyingFailed);
        files = new BuildFiles(path);
    }

    public string Path { get; }

    /// <summary>Which build it is.</summary>
    public long Number { get; }

    /// <summary>The position in the feed up to which every change is in.</summary>
    public long Checkpoint { get; private set; }

    /// <summary>Every kind as it stands now.</summary>
    public ImmutableDictionary<string, KindSnapshot> Kinds => Volatile.Read(ref kinds);

    /// <summary>An empty one, in memory until it is finished.</summary>
    public static IndexBuild Create(string path, long number, Action<Exception> tidyingFailed)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        return new IndexBuild(path, number, tidyingFailed);
    }

    /// <summary>One from disk.</summary>
    /// <exception cref="InvalidDataException">It is unfinished, damaged, or of another version.</exception>
    public static IndexBuild Open(string path, long number, Action<Exception> tidyingFailed)
    {
        var build = new IndexBuild(path, number, tidyingFailed) { durable = true };
        var (read, checkpoint) = build.files.Read();
        build.kinds = build.kinds.AddRange(read);
        build.Checkpoint = checkpoint;
        return build;
    }

    /// <summary>Puts documents in and takes others out; readers see all of it at once.</summary>
    /// <param name="put">Documents that are new or have changed.</param>
    /// <param name="gone">Documents that are no more.</param>
    /// <param name="checkpoint">The position that holds afterwards, or null for the same.</param>
    public void Apply(IReadOnlyCollection<SearchDocument> put, IReadOnlyCollection<SearchKey> gone, long? checkpoint)
    {
        var analyzed = Analyzed(put);
        lock (gate)
        {
            var next = kinds.ToBuilder();
            foreach (var kind in analyzed.Select(document => document.Document.Key.Kind).Concat(gone.Select(key => key.Kind)).Distinct(StringComparer.Ordinal))
                next[kind] = next.GetValueOrDefault(kind, KindSnapshot.Empty).With(
                    [.. analyzed.Where(document => document.Document.Key.Kind == kind)], gone.Where(key => key.Kind == kind).Select(key => key.Id));
            Publish(next.ToImmutable(), checkpoint);
            if (tidying.IsCompleted && kinds.Values.Any(kind => SegmentMerging.Next(kind.Views) is not null)) tidying = Task.Run(Tidy);
        }
    }

    /// <summary>Puts everything together and on disk; from now on each change is kept there.</summary>
    public void Finish(long checkpoint)
    {
        tidying.Wait();
        foreach (var kind in Kinds.Keys)
            if (SegmentMerging.All(Kinds[kind].Views) is { } all) Merge(kind, all.First, all.Count);
        lock (gate)
        {
            durable = true;
            Publish(kinds, checkpoint);
        }
    }

    /// <summary>What is wrong with the files, or null. What is in memory can't be harmed from outside.</summary>
    public string? Problem()
    {
        lock (gate) return durable && !closed ? files.Problem(Checkpoint) : null;
    }

    /// <summary>Leaves the files where they are.</summary>
    public void Dispose()
    {
        lock (gate) closed = true;
    }

    /// <summary>Removes the files; readers that hold a snapshot go on.</summary>
    public void Remove()
    {
        lock (gate)
        {
            closed = true;
            if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        }
    }

    private static AnalyzedDocument[] Analyzed(IReadOnlyCollection<SearchDocument> put)
    {
        // The same document may come more than once; the last is how it stands.
        var changed = put.GroupBy(document => document.Key).Select(group => group.Last()).ToArray();
        var analyzed = new AnalyzedDocument[changed.Length];
        if (changed.Length > FewDocuments) Parallel.For(0, changed.Length, i => analyzed[i] = AnalyzedDocument.Of(changed[i]));
        else for (var i = 0; i < changed.Length; i++) analyzed[i] = AnalyzedDocument.Of(changed[i]);
        return analyzed;
    }

    private void Tidy()
    {
        try
        {
            foreach (var kind in Kinds.Keys)
                while (!closed && SegmentMerging.Next(Kinds[kind].Views) is { } next) Merge(kind, next.First, next.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing is lost: the segments stay as they are, and the next change tries again.
            tidyingFailed(e);
        }
    }

    // The merge itself needs no lock, since what it reads never changes; what was taken out meanwhile is taken out of the result.
    private void Merge(string kind, int first, int count)
    {
        var before = Kinds[kind].Views.Skip(first).Take(count).ToList();
        var merged = SegmentView.Of(SegmentMerging.Merge(before));
        lock (gate)
        {
            if (closed) return;
            unpublished.Add(merged.Segment);
        }
        // A large file is written before anybody has to wait for it.
        if (durable) files.Keep(merged.Segment);
        lock (gate)
        {
            var now = kinds[kind];
            var gone = GoneMeanwhile(before, now, merged.Segment);
            var segments = before.Select(view => view.Segment).ToHashSet();
            var at = now.Views.TakeWhile(view => !segments.Contains(view.Segment)).Count();
            var views = now.Views.Where(view => !segments.Contains(view.Segment)).ToList();
            if (gone.Count < merged.Live) views.Insert(at, gone.Count == 0 ? merged : merged.Without(gone));
            unpublished.Remove(merged.Segment);
            Publish(kinds.SetItem(kind, new KindSnapshot(now.Scopes, views)), null);
        }
    }

    private static List<int> GoneMeanwhile(List<SegmentView> before, KindSnapshot now, Segment merged)
    {
        var gone = new List<int>();
        foreach (var old in before)
        {
            var still = now.Views.FirstOrDefault(view => view.Segment == old.Segment);
            if (still is not null && still.Gone == old.Gone) continue;
            for (var document = 0; document < old.Segment.Count; document++)
                if (old.Scopes[document] != 0 && (still is null || still.Scopes[document] == 0))
                    gone.Add(merged.Documents[old.Segment.Data.Ids[document]]);
        }
        return gone;
    }

    private void Publish(ImmutableDictionary<string, KindSnapshot> next, long? checkpoint)
    {
        if (closed) return;
        var position = checkpoint ?? Checkpoint;
        if (durable) files.Save(next, position, unpublished);
        Volatile.Write(ref kinds, next);
        Checkpoint = position;
    }
}
