using System.Collections.Concurrent;

namespace KnowledgeCrm.Search.Engine;

/// <summary>All documents of one kind as they stand at one moment. Never changed: any number of threads read it without a lock, and a
/// query that began with it ends with it.</summary>
internal sealed class KindSnapshot(IReadOnlyList<string> scopes, IReadOnlyList<SegmentView> views)
{
    /// <summary>The most scopes that a kind may have.</summary>
    public const int MostScopes = 32;

    public static KindSnapshot Empty { get; } = new([], []);

    /// <summary>The scopes' names; a scope's place is its bit.</summary>
    public IReadOnlyList<string> Scopes { get; } = scopes;

    /// <summary>The segments, in the order in which documents came.</summary>
    public IReadOnlyList<SegmentView> Views { get; } = views;

    /// <summary>The scopes that have been asked for, by bit.</summary>
    public ConcurrentDictionary<int, ScopeView> ByBit { get; } = new();

    public int Count => Views.Sum(view => view.Live);

    /// <summary>The bit of a scope; -1 when nothing was ever in it.</summary>
    public int BitOf(string scope)
    {
        for (var i = 0; i < Scopes.Count; i++)
            if (string.Equals(Scopes[i], scope, StringComparison.Ordinal)) return i;
        return -1;
    }

    /// <summary>Where a document stands, or null.</summary>
    public Place? Find(Guid id)
    {
        for (var i = Views.Count - 1; i >= 0; i--)
            if (Views[i].Segment.Documents.TryGetValue(id, out var document) && Views[i].Scopes[document] != 0) return new Place(i, document);
        return null;
    }

    /// <summary>The same with documents put in and taken out.</summary>
    /// <param name="put">Documents that are new or have changed, each once.</param>
    /// <param name="gone">Ids of documents that are no more.</param>
    public KindSnapshot With(IReadOnlyCollection<AnalyzedDocument> put, IEnumerable<Guid> gone)
    {
        var scopes = Scopes.ToList();
        var builder = new SegmentBuilder();
        var leaving = new Dictionary<int, List<int>>();
        foreach (var id in gone) TakeOut(id);
        foreach (var document in put)
        {
            var place = Find(document.Document.Key.Id);
            // The same change may come more than once, and many changes do not touch what is searched.
            if (place is { } known && Views[known.View].Segment.Data.Fingerprints[known.Document] == document.Fingerprint) continue;
            TakeOut(document.Document.Key.Id);
            var bits = document.Document.Scopes.Aggregate(0u, (all, scope) => all | 1u << Bit(scopes, scope));
            if (bits != 0) builder.Add(document, bits);
        }
        if (leaving.Count == 0 && builder.Count == 0) return this;
        var views = Views.Select((view, i) => leaving.TryGetValue(i, out var documents) ? view.Without(documents) : view)
            .Where(view => view.Live > 0).ToList();
        if (builder.Count > 0) views.Add(SegmentView.Of(new Segment(builder.Build())));
        return new KindSnapshot(scopes, views);

        void TakeOut(Guid id)
        {
            if (Find(id) is not { } place) return;
            if (!leaving.TryGetValue(place.View, out var list)) leaving[place.View] = list = [];
            list.Add(place.Document);
        }
    }

    private static int Bit(List<string> scopes, string scope)
    {
        var bit = scopes.IndexOf(scope);
        if (bit >= 0) return bit;
        if (scopes.Count == MostScopes) throw new InvalidOperationException($"A kind of document can have {MostScopes} scopes.");
        scopes.Add(scope);
        return scopes.Count - 1;
    }
}

/// <summary>Where a document stands in a snapshot.</summary>
/// <param name="View">The segment.</param>
/// <param name="Document">Its number there.</param>
internal readonly record struct Place(int View, int Document);
