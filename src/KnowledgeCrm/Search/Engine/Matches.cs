using System.Buffers;

namespace KnowledgeCrm.Search.Engine;

/// <summary>The documents of a scope that match a query: how many, the best of them, and their facets. Dispose it.</summary>
internal sealed class Matches : IDisposable
{
    // A document that scores less than this share of the best is not called a result: one common word in common is no answer.
    private const float Least = 0.1f;

    // Where less than this part of a scope is let through, those few are looked at one by one.
    private const int Small = 16;

    private readonly ScopeView scope;
    private readonly QueryPlan plan;
    private readonly Ways ways;
    private readonly ViewScores[] scores;
    private readonly byte[]?[] refused;
    private readonly bool isNarrowed;

    // By view and document: what the first stage says; below 0 for what words or the scope do not let through. What facets refuse stays in:
    // each facet is counted as if nothing were chosen of it, and what is a match must not depend on what is chosen.
    private readonly float[][] stage;
    private readonly float least;

    private Matches(ScopeView scope, QueryPlan plan, Narrowing narrowing, Ways ways)
    {
        (this.scope, this.plan, this.ways) = (scope, plan, ways);
        var views = scope.Snapshot.Views;
        scores = new ViewScores[views.Count];
        stage = new float[views.Count][];
        refused = [.. views.Select(narrowing.FacetsRefuse)];
        isNarrowed = narrowing.HasWords;
        var best = 0f;
        for (var view = 0; view < views.Count; view++)
        {
            scores[view] = ViewScores.Of(scope, view, plan);
            stage[view] = ArrayPool<float>.Shared.Rent(views[view].Segment.Count);
            best = Math.Max(best, Staged(view, narrowing.WordsAllow(views[view], scope.Bit)));
        }
        least = plan.IsBlank ? 0 : Math.Max(best * Least, float.Epsilon);
    }

    public static Matches Of(ScopeView scope, QueryPlan plan, Narrowing narrowing, Ways ways = Ways.All) => new(scope, plan, narrowing, ways);

    /// <summary>The best by words and past questions; equal ones in the order in which they came.</summary>
    public List<Candidate> Best(int most)
    {
        var heap = new PriorityQueue<Place, (float, int, int)>();
        var worst = float.NegativeInfinity;
        for (var view = 0; view < stage.Length; view++)
        {
            var of = stage[view].AsSpan(0, scope.Snapshot.Views[view].Segment.Count);
            for (var document = StageScores.Next(of, 0, Math.Max(least, worst)); document < of.Length; document = StageScores.Next(of, document + 1, Math.Max(least, worst)))
            {
                // Of equal ones the earlier has come already.
                if (of[document] <= worst || !FacetsLetThrough(view, document)) continue;
                var rank = (of[document], -view, -document);
                if (heap.Count < most) heap.Enqueue(new Place(view, document), rank);
                else heap.EnqueueDequeue(new Place(view, document), rank);
                if (heap.Count == most && heap.TryPeek(out _, out var top)) worst = top.Item1;
            }
        }
        var best = new List<Candidate>(heap.Count);
        while (heap.TryDequeue(out var place, out _)) best.Add(At(place));
        best.Reverse();
        return best;
    }

    /// <summary>The matches in an order of their own, such as by date.</summary>
    public List<Candidate> First<TKey>(int most, Func<SegmentData, int, TKey> descending) where TKey : IComparable<TKey>
    {
        var all = new List<(TKey Key, Place Place)>();
        ForEachNearly((view, document, refusedBy) =>
        {
            if (refusedBy == 0) all.Add((descending(scope.Snapshot.Views[view].Segment.Data, document), new Place(view, document)));
        });
        return [.. all.OrderByDescending(entry => entry.Key).Take(most).Select(entry => At(entry.Place))];
    }

    /// <summary>What a document scores, whether or not it matches.</summary>
    public Candidate At(Place place) => new(
        place, plan.Most == 0 ? 0 : Math.Min(1, scores[place.View].Words[place.Document] / plan.Most), scores[place.View].PastBest[place.Document]);

    /// <summary>True when phrases and exclusions let a document through, whatever it scores.</summary>
    public bool WordsLetThrough(Place place) => stage[place.View][place.Document] >= 0;

    /// <summary>True when facets let it through as well.</summary>
    public bool IsLetThrough(Place place) => WordsLetThrough(place) && FacetsLetThrough(place.View, place.Document);

    /// <summary>Makes a match of a document whatever its words score, unless phrases or exclusions refuse it.</summary>
    public void Add(Place place)
    {
        ref var score = ref stage[place.View][place.Document];
        if (score >= 0) score = Math.Max(score, least);
    }

    /// <summary>Makes a document no match, whatever it scores.</summary>
    public void Remove(Place place) => stage[place.View][place.Document] = StageScores.Outside;

    /// <summary>True when words and past questions match at least so many, whatever facets are chosen.</summary>
    public bool AreAtLeast(int many)
    {
        for (var view = 0; view < stage.Length && many > 0; view++)
            many -= StageScores.Count(stage[view].AsSpan(0, scope.Snapshot.Views[view].Segment.Count), least);
        return many <= 0;
    }

    /// <summary>All that phrases and exclusions let through, whatever they score; null where that is not a small part of the scope.</summary>
    public List<Place>? FewLetThrough()
    {
        if (!isNarrowed) return null;
        var few = new List<Place>();
        for (var view = 0; view < stage.Length; view++)
        {
            var of = stage[view].AsSpan(0, scope.Snapshot.Views[view].Segment.Count);
            for (var document = StageScores.Next(of, 0, 0); document < of.Length; document = StageScores.Next(of, document + 1, 0))
            {
                if (few.Count == scope.Documents / Small) return null;
                few.Add(new Place(view, document));
            }
        }
        return few;
    }

    /// <summary>How many there are, translations counted once.</summary>
    public int Count()
    {
        var count = 0;
        var seen = new HashSet<int>();
        for (var view = 0; view < stage.Length; view++)
        {
            var (of, groups) = (stage[view], scope.Groups[view]);
            if (refused[view] is null && !scope.HasGroups)
            {
                count += StageScores.Count(of.AsSpan(0, groups.Length), least);
                continue;
            }
            for (var document = 0; document < groups.Length; document++)
                if (of[document] >= least && FacetsLetThrough(view, document) && (groups[document] < 0 || seen.Add(groups[document]))) count++;
        }
        return count;
    }

    /// <summary>Calls back for every match, let through by all facets or by all but one: the bits say which refuses it.</summary>
    public void ForEachNearly(Action<int, int, byte> match)
    {
        for (var view = 0; view < stage.Length; view++)
        {
            var (of, refusedBy, count) = (stage[view], refused[view], scope.Snapshot.Views[view].Segment.Count);
            for (var document = 0; document < count; document++)
            {
                if (of[document] < least) continue;
                var bits = refusedBy?[document] ?? 0;
                if (bits == 0 || byte.IsPow2(bits)) match(view, document, bits);
            }
        }
    }

    public void Dispose()
    {
        foreach (var view in scores) view.Dispose();
        foreach (var view in stage) ArrayPool<float>.Shared.Return(view);
    }

    private bool FacetsLetThrough(int view, int document) => refused[view] is not { } refusedBy || refusedBy[document] == 0;

    // Gives the best of those that phrases and exclusions let through.
    private float Staged(int view, bool[]? allowed)
    {
        var scopes = scope.Snapshot.Views[view].Scopes;
        var of = stage[view].AsSpan(0, scopes.Length);
        StageScores.Fill(of, scores[view].Words, scores[view].PastBest, scopes, scope.Bit, plan.Most == 0 ? 0 : 1 / plan.Most, ways);
        for (var document = 0; allowed is not null && document < of.Length; document++)
            if (!allowed[document]) of[document] = StageScores.Outside;
        return StageScores.Best(of);
    }
}
