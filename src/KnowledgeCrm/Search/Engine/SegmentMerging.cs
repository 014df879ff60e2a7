namespace KnowledgeCrm.Search.Engine;

/// <summary>Keeps segments few: eight neighbours of about one size become one, and one that has lost many documents is written anew.
/// Neighbours only, so that documents stay in the order in which they came.</summary>
internal static class SegmentMerging
{
    private const int Together = 8;
    private const int SmallestTier = 64;

    // A file of a segment stays well below what one array can hold.
    private const int MostDocuments = 500_000;

    /// <summary>The neighbours that should become one, as first and count; null when all is well.</summary>
    public static (int First, int Count)? Next(IReadOnlyList<SegmentView> views)
    {
        for (var i = 0; i < views.Count; i++)
            if (views[i].Segment.Count > SmallestTier && views[i].Gone * 3 > views[i].Segment.Count) return (i, 1);
        for (var last = views.Count - 1; last >= Together - 1; last--)
        {
            var tier = Tier(views[last]);
            var first = last;
            while (first > 0 && Tier(views[first - 1]) <= tier) first--;
            if (last - first + 1 >= Together && Fits(views, first, last - first + 1)) return (first, last - first + 1);
        }
        return null;
    }

    /// <summary>All as one, as far as one file can hold them.</summary>
    public static (int First, int Count)? All(IReadOnlyList<SegmentView> views) =>
        views.Count > 1 && Fits(views, 0, views.Count) ? (0, views.Count) : null;

    public static Segment Merge(IEnumerable<SegmentView> views)
    {
        var builder = new SegmentBuilder();
        foreach (var view in views)
        {
            var questions = QuestionsByDocument(view.Segment);
            for (var document = 0; document < view.Segment.Count; document++)
                if (view.Scopes[document] != 0)
                    builder.Add(view.Segment, document, view.Scopes[document], questions.AsSpan(document));
        }
        return new Segment(builder.Build());
    }

    private static bool Fits(IReadOnlyList<SegmentView> views, int first, int count) =>
        views.Skip(first).Take(count).Sum(view => view.Live) <= MostDocuments;

    private static int Tier(SegmentView view)
    {
        var (tier, size) = (0, view.Live);
        while (size > SmallestTier) (tier, size) = (tier + 1, size / Together);
        return tier;
    }

    private static QuestionRanges QuestionsByDocument(Segment segment) => new(segment);

    // The questions of one document stand together.
    private sealed class QuestionRanges(Segment segment)
    {
        private readonly int[] numbers = [.. Enumerable.Range(0, segment.Data.QuestionDocuments.Length)];
        private int next;

        public ReadOnlySpan<int> AsSpan(int document)
        {
            var owners = segment.Data.QuestionDocuments;
            while (next < owners.Length && owners[next] < document) next++;
            var from = next;
            while (next < owners.Length && owners[next] == document) next++;
            return numbers.AsSpan(from..next);
        }
    }
}
