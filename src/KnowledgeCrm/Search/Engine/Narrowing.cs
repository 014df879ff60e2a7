namespace KnowledgeCrm.Search.Engine;

/// <summary>What a query lets through: its phrases, its exclusions, and the facets that are chosen.</summary>
/// <param name="Phrases">Sequences of terms that must all occur.</param>
/// <param name="Excluded">Sequences of terms that must not occur.</param>
/// <param name="Facets">By facet, the values of which one must be borne.</param>
/// <param name="ChangedSince">Ticks of UTC; 0 for any time.</param>
internal sealed record Narrowing(
    IReadOnlyList<string[]> Phrases, IReadOnlyList<string[]> Excluded, IReadOnlyDictionary<string, IReadOnlyList<string>> Facets, long ChangedSince)
{
    public static Narrowing None { get; } = new([], [], new Dictionary<string, IReadOnlyList<string>>(), 0);

    /// <summary>The same without phrases.</summary>
    public Narrowing WithoutPhrases() => new([], Excluded, Facets, ChangedSince);

    /// <summary>True when phrases or exclusions narrow.</summary>
    public bool HasWords => Phrases.Count + Excluded.Count > 0;

    /// <summary>By document of a view, whether phrases and exclusions let it through; null when they let everything through.</summary>
    public bool[]? WordsAllow(SegmentView view, uint scope)
    {
        if (!HasWords) return null;
        bool[]? allowed = null;
        foreach (var phrase in Phrases)
        {
            var holds = new bool[view.Segment.Count];
            SequenceMatch.Mark(view, scope, phrase, holds);
            if (allowed is null) allowed = holds;
            else for (var i = 0; i < holds.Length; i++) allowed[i] &= holds[i];
        }
        if (allowed is null) Array.Fill(allowed = new bool[view.Segment.Count], true);
        foreach (var words in Excluded)
        {
            var holds = new bool[view.Segment.Count];
            SequenceMatch.Mark(view, scope, words, holds);
            for (var i = 0; i < holds.Length; i++) allowed[i] &= !holds[i];
        }
        return allowed;
    }

    /// <summary>By document of a view, a bit for each chosen facet that does not let it through (in the order of <see cref="Chosen"/>); null when none is chosen.</summary>
    public byte[]? FacetsRefuse(SegmentView view)
    {
        if (Chosen.Count == 0) return null;
        var data = view.Segment.Data;
        var refused = new byte[view.Segment.Count];
        for (var facet = 0; facet < Chosen.Count; facet++)
        {
            if (Chosen[facet] == SearchFacets.Age)
            {
                for (var document = 0; document < refused.Length; document++)
                    if (data.ChangedAt[document] < ChangedSince) refused[document] |= (byte)(1 << facet);
                continue;
            }
            var wanted = Facets[Chosen[facet]].Select(value => view.Segment.FacetValue(Chosen[facet], value)).ToArray();
            for (var document = 0; document < refused.Length; document++)
                if (data.Facets.AsSpan(data.FacetStart[document]..data.FacetStart[document + 1]).IndexOfAny(wanted) < 0) refused[document] |= (byte)(1 << facet);
        }
        return refused;
    }

    /// <summary>The facets that are chosen, in an order that bits can stand for.</summary>
    public IReadOnlyList<string> Chosen { get; } =
        [.. SearchFacets.All.Where(facet => Facets.ContainsKey(facet) || (facet == SearchFacets.Age && ChangedSince > 0))];
}
