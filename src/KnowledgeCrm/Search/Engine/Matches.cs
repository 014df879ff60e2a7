namespace KnowledgeCrm.Search.Engine;

/// <summary>The documents of a scope that match a query: how many, the best of them, and their facets. Dispose it.</summary>
internal sealed class Matches : IDisposable
{
    // A document that scores less than this share of the best is not called a result: one common word in common is no answer.
    private const float Least = 0.1f;

    private readonly ScopeView scope;
    private readonly QueryPlan plan;
    private readonly ViewScores[] scores;
    private readonly bool[]?[] allowed;
    private readonly byte[]?[] refused;
    private readonly float least;

    private Matches(ScopeView scope, QueryPlan plan, Narrowing narrowing)
    {
        (this.scope, this.plan) = (scope, plan);
        var views = scope.Snapshot.Views;
        scores = [.. Enumerable.Range(0, views.Count).Select(view => ViewScores.Of(scope, view, plan))];
        allowed = [.. views.Select(view => narrowing.WordsAllow(view, scope.Bit))];
        refused = [.. views.Select(narrowing.FacetsRefuse)];
        var best = 0f;
        for (var view = 0; view < views.Count; view++)
            for (var document = 0; document < views[view].Segment.Count; document++)
                if (Stage(view, document) is var score && score > best && IsLetThrough(view, document)) best = score;
        least = plan.Terms.Count == 0 ? 0 : Math.Max(best * Least, float.Epsilon);
    }

    public static Matches Of(ScopeView scope, QueryPlan plan, Narrowing narrowing) => new(scope, plan, narrowing);

    /// <summary>The best by words and past questions; equal ones in the order in which they came.</summary>
    public List<Candidate> Best(int most)
    {
        var heap = new PriorityQueue<Place, (float, int, int)>();
        ForEach((view, document, score) =>
        {
            // The worst is on top: the lowest score, and of equal ones the latest.
            var rank = (score, -view, -document);
            if (heap.Count < most) heap.Enqueue(new Place(view, document), rank);
            else heap.EnqueueDequeue(new Place(view, document), rank);
        });
        var best = new List<Candidate>(heap.Count);
        while (heap.TryDequeue(out var place, out _)) best.Add(At(place));
        best.Reverse();
        return best;
    }

    /// <summary>The matches in an order of their own, such as by date.</summary>
    public List<Candidate> First<TKey>(int most, Func<SegmentData, int, TKey> descending) where TKey : IComparable<TKey>
    {
        var all = new List<(TKey Key, Place Place)>();
        ForEach((view, document, _) => all.Add((descending(scope.Snapshot.Views[view].Segment.Data, document), new Place(view, document))));
        return [.. all.OrderByDescending(entry => entry.Key).Take(most).Select(entry => At(entry.Place))];
    }

    /// <summary>What a document scores, whether or not it matches.</summary>
    public Candidate At(Place place) => new(
        place, plan.Most == 0 ? 0 : Math.Min(1, scores[place.View].Words[place.Document] / plan.Most), scores[place.View].PastBest[place.Document]);

    /// <summary>True when words, exclusions and facets let a document through, whatever it scores.</summary>
    public bool IsLetThrough(int view, int document) =>
        (scope.Snapshot.Views[view].Scopes[document] & scope.Bit) != 0 && allowed[view]?[document] != false && (refused[view]?[document] ?? 0) == 0;

    /// <summary>How many there are, translations counted once.</summary>
    public int Count()
    {
        var (count, seen) = (0, new HashSet<int>());
        ForEach((view, document, _) =>
        {
            var group = scope.Groups[view][document];
            if (group < 0 || seen.Add(group)) count++;
        });
        return count;
    }

    /// <summary>Calls back for every match, let through by all facets or by all but one: the bits say which refuse it.</summary>
    public void ForEachNearly(Action<int, int, byte> match)
    {
        for (var view = 0; view < scores.Length; view++)
        {
            var (scopes, refusedBy) = (scope.Snapshot.Views[view].Scopes, refused[view]);
            for (var document = 0; document < scopes.Length; document++)
            {
                if ((scopes[document] & scope.Bit) == 0 || allowed[view]?[document] == false || Stage(view, document) < least) continue;
                var bits = refusedBy?[document] ?? 0;
                if (bits == 0 || byte.IsPow2(bits)) match(view, document, bits);
            }
        }
    }

    public void Dispose()
    {
        foreach (var view in scores) view.Dispose();
    }

    private void ForEach(Action<int, int, float> match)
    {
        for (var view = 0; view < scores.Length; view++)
            for (var document = 0; document < scope.Snapshot.Views[view].Segment.Count; document++)
                if (Stage(view, document) is var score && score >= least && IsLetThrough(view, document)) match(view, document, score);
    }

    private float Stage(int view, int document) => Fusion.FirstStage(
        plan.Most == 0 ? 0 : scores[view].Words[document] / plan.Most, scores[view].PastBest[document]);
}
