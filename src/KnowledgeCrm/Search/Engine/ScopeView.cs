namespace KnowledgeCrm.Search.Engine;

/// <summary>One scope of a snapshot: its documents, and what ranking counts of them and of no others.</summary>
internal sealed class ScopeView
{
    private readonly int bit;
    private readonly Lazy<float[][]> lengthNorms;
    private readonly Lazy<int[][]> groups;

    private ScopeView(KindSnapshot snapshot, int bit)
    {
        (Snapshot, this.bit) = (snapshot, bit);
        Bit = bit < 0 ? 0 : 1u << bit;
        foreach (var view in snapshot.Views)
        {
            if (CountsOf(view) is not { } counts) continue;
            Documents += counts.DocumentCount;
            Questions += counts.QuestionCount;
            for (var field = 0; field < FieldCounts.Fields; field++)
            {
                Lengths[field] += counts.Lengths[field];
                Filled[field] += counts.Filled[field];
            }
        }
        lengthNorms = new Lazy<float[][]>(() => [.. snapshot.Views.Select(NormsOf)]);
        groups = new Lazy<int[][]>(GroupsOfTranslations);
    }

    public KindSnapshot Snapshot { get; }

    /// <summary>The scope's bit in a document's scopes; 0 when nothing was ever in it.</summary>
    public uint Bit { get; }

    /// <summary>How many documents there are.</summary>
    public int Documents { get; }

    /// <summary>How many past questions there are.</summary>
    public int Questions { get; }

    /// <summary>Terms in each field, over all documents.</summary>
    public long[] Lengths { get; } = new long[FieldCounts.Fields];

    /// <summary>Documents with at least one term in the field.</summary>
    public int[] Filled { get; } = new int[FieldCounts.Fields];

    /// <summary>By view and document, how long the document is beside the mean of the scope; see <see cref="WordScore.Norm"/>.</summary>
    public float[][] LengthNorms => lengthNorms.Value;

    /// <summary>By view and document, the number of the group of documents that say the same; -1 for what stands alone in the scope.</summary>
    public int[][] Groups => groups.Value;

    /// <summary>The scope of a snapshot; the same one for the same snapshot, so that what is counted is counted once.</summary>
    public static ScopeView Of(KindSnapshot snapshot, string scope)
    {
        var bit = snapshot.BitOf(scope);
        return bit < 0 ? new ScopeView(snapshot, -1) : snapshot.ByBit.GetOrAdd(bit, static (number, of) => new ScopeView(of, number), snapshot);
    }

    /// <summary>In how many documents a term stands, in what their authors wrote.</summary>
    public int DocumentsWith(string term) => Sum(term, static (counts, number) => counts.Documents[number]);

    /// <summary>In how many past questions a term stands.</summary>
    public int QuestionsWith(string term) => Sum(term, static (counts, number) => counts.Questions[number]);

    private int Sum(string term, Func<ScopeCounts, int, int> of)
    {
        var sum = 0;
        foreach (var view in Snapshot.Views)
            if (CountsOf(view) is { } counts && view.Segment.Term(term) is >= 0 and var number) sum += of(counts, number);
        return sum;
    }

    private int[][] GroupsOfTranslations()
    {
        var members = new Dictionary<Guid, int>();
        foreach (var view in Snapshot.Views)
            for (var document = 0; document < view.Segment.Count; document++)
                if ((view.Scopes[document] & Bit) != 0 && view.Segment.Data.SameAs[document] is var same && same != Guid.Empty)
                    members[same] = members.GetValueOrDefault(same) + 1;
        var numbers = new Dictionary<Guid, int>();
        foreach (var (same, count) in members)
            if (count > 1) numbers[same] = numbers.Count;
        return [.. Snapshot.Views.Select(view => Array.ConvertAll(view.Segment.Data.SameAs, same => numbers.GetValueOrDefault(same, -1)))];
    }

    private ScopeCounts? CountsOf(SegmentView view) => bit < 0 ? null : view.Counts[bit];

    private float[] NormsOf(SegmentView view)
    {
        var mean = Documents == 0 ? 1 : Math.Max(1, Lengths.AsSpan(0, FieldCounts.Written).ToArray().Sum() / (double)Documents);
        var norms = new float[view.Segment.Count];
        for (var document = 0; document < norms.Length; document++)
        {
            var length = 0;
            for (var field = 0; field < FieldCounts.Written; field++) length += view.Segment.Data.Lengths[document * FieldCounts.Fields + field];
            norms[document] = WordScore.Norm(length, mean);
        }
        return norms;
    }
}
