namespace KnowledgeCrm.Search.Engine;

/// <summary>A segment as it stands at one moment: without the documents that have been taken out since. Never changed.</summary>
internal sealed class SegmentView
{
    private SegmentView(Segment segment, uint[] scopes, int gone, ScopeCounts?[] counts)
    {
        (Segment, Scopes, Gone) = (segment, scopes, gone);
        Counts = counts;
    }

    public Segment Segment { get; }

    /// <summary>By document, a bit for each scope that it is in; 0 when it has been taken out.</summary>
    public uint[] Scopes { get; }

    /// <summary>How many documents have been taken out.</summary>
    public int Gone { get; }

    public int Live => Segment.Count - Gone;

    /// <summary>What is counted of each scope, by its bit; null where the segment has no document of it.</summary>
    public ScopeCounts?[] Counts { get; }

    public static SegmentView Of(Segment segment) => new(segment, segment.Data.Scopes, 0, CountAll(segment));

    /// <summary>The same without some documents.</summary>
    public SegmentView Without(IReadOnlyCollection<int> documents)
    {
        var scopes = (uint[])Scopes.Clone();
        var counts = Counts.Select(count => count?.Copy()).ToArray();
        var gone = Gone;
        foreach (var document in documents)
        {
            if (scopes[document] == 0) continue;
            for (var bit = 0; bit < counts.Length; bit++)
                if ((scopes[document] & (1u << bit)) != 0) counts[bit]!.TakeOut(Segment, document);
            scopes[document] = 0;
            gone++;
        }
        return new SegmentView(Segment, scopes, gone, counts);
    }

    private static ScopeCounts?[] CountAll(Segment segment)
    {
        var all = 0u;
        foreach (var bits in segment.Data.Scopes) all |= bits;
        var counts = new ScopeCounts?[32];
        for (var bit = 0; bit < counts.Length; bit++)
            if ((all & (1u << bit)) != 0) counts[bit] = ScopeCounts.Of(segment, 1u << bit);
        return counts;
    }
}
