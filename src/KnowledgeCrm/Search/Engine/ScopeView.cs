using System.Collections.Concurrent;
using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Assistance;
using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>One scope of a snapshot: its documents, and what ranking counts of them and of no others.</summary>
internal sealed class ScopeView
{
    private readonly int bit;
    private readonly ConcurrentDictionary<string, float> rarities = new(StringComparer.Ordinal);
    private readonly Lazy<float[][]> fieldWorths;
    private readonly Lazy<float[][]> titleImportance;
    private readonly Lazy<int[][]> groups;
    private readonly Lazy<bool> hasGroups;
    private readonly Lazy<List<(string Word, int Documents)>> words;
    private readonly Lazy<PinyinWords> pinyin;

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
        fieldWorths = new Lazy<float[][]>(() => [.. snapshot.Views.Select(WorthsOf)]);
        titleImportance = new Lazy<float[][]>(() => [.. snapshot.Views.Select(view => NotReckoned(view.Segment.Data.Terms.Length))]);
        groups = new Lazy<int[][]>(GroupsOfTranslations);
        hasGroups = new Lazy<bool>(() => Groups.Any(view => view.AsSpan().ContainsAnyExcept(-1)));
        words = new Lazy<List<(string Word, int Documents)>>(WordsOfScope);
        pinyin = new Lazy<PinyinWords>(PinyinOfScope);
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

    /// <summary>By view, and by written field and document (all of the first field first), what one occurrence of a term there adds to its frequency; see
    /// <see cref="WordScore.Frequency"/>.</summary>
    public float[][] FieldWorths => fieldWorths.Value;

    /// <summary>The mean number of terms in a field, over the documents that have any there; at least 1.</summary>
    public float Average(Field field) => Math.Max(1, (float)Lengths[(int)field] / Math.Max(1, Filled[(int)field]));

    /// <summary>By view and document, the number of the group of documents that say the same; -1 for what stands alone in the scope.</summary>
    public int[][] Groups => groups.Value;

    /// <summary>True where some documents say the same.</summary>
    public bool HasGroups => hasGroups.Value;

    /// <summary>The scope of a snapshot; the same one for the same snapshot, so that what is counted is counted once.</summary>
    public static ScopeView Of(KindSnapshot snapshot, string scope)
    {
        var bit = snapshot.BitOf(scope);
        return bit < 0 ? new ScopeView(snapshot, -1) : snapshot.ByBit.GetOrAdd(bit, static (number, of) => new ScopeView(of, number), snapshot);
    }

    /// <summary>In how many documents a term stands, in what their authors wrote.</summary>
    public int DocumentsWith(string term) => Sum(term, static (counts, number) => counts.Documents[number]);

    /// <summary>How rare a term is in what authors wrote.</summary>
    public float Rarity(string term) => rarities.GetOrAdd(term, static (wanted, of) => WordScore.Rarity(of.Documents, of.DocumentsWith(wanted)), this);

    /// <summary>How much a term of a view's segment counts in a title: see <see cref="TitleLikeness.Importance"/>; 0 for one that only holds a sentence together.</summary>
    public float TitleImportance(int view, int term)
    {
        ref var importance = ref titleImportance.Value[view][term];
        // Several may reckon it at once, and come to the same.
        if (float.IsNaN(importance)) importance = Snapshot.Views[view].Segment.Data.Terms[term] is var word && StopWords.ContainsStem(word) ? 0 : TitleLikeness.Importance(Rarity(word));
        return importance;
    }

    /// <summary>In how many past questions a term stands.</summary>
    public int QuestionsWith(string term) => Sum(term, static (counts, number) => counts.Questions[number]);

    /// <summary>A facet's value as the scope's documents bear it: the very same, or else one of the same letters and digits; null where there is none.</summary>
    public string? FacetValue(string facet, string typed)
    {
        var (wanted, key) = (Bare(typed), SegmentData.FacetKey(facet, ""));
        return Snapshot.Views.SelectMany(view => view.Segment.Data.FacetValues.Select((value, number) => (Value: value, Number: number, View: view)))
            .Where(found => found.Value.StartsWith(key, StringComparison.Ordinal) && Bare(found.Value[key.Length..]) == wanted && Bears(found.View, found.Number))
            .Select(found => found.Value[key.Length..]).Distinct().OrderByDescending(value => value.Equals(typed, StringComparison.OrdinalIgnoreCase)).ThenBy(value => value, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static string Bare(string value) => string.Concat(value.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private bool Bears(SegmentView view, int value)
    {
        var data = view.Segment.Data;
        for (var document = 0; document < view.Segment.Count; document++)
            if ((view.Scopes[document] & Bit) != 0 && data.Facets.AsSpan(data.FacetStart[document]..data.FacetStart[document + 1]).Contains(value)) return true;
        return false;
    }

    /// <summary>The words of the scope in Latin letters, each with the number of documents that hold its stem.</summary>
    public IEnumerable<(string Word, int Documents)> Words() => words.Value;

    /// <summary>The Chinese of the scope by its sound.</summary>
    public PinyinWords Pinyin => pinyin.Value;

    private PinyinWords PinyinOfScope()
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var view in Snapshot.Views)
        {
            if (CountsOf(view) is not { } counts) continue;
            for (var term = 0; term < counts.Documents.Length; term++)
                if (counts.Documents[term] > 0 && view.Segment.Data.Terms[term] is { Length: 2 } pair && Ideographs.LeadOfPair(pair) is not null)
                    found[pair] = found.GetValueOrDefault(pair) + counts.Documents[term];
        }
        return new PinyinWords(found.Select(pair => (pair.Key, pair.Value)), Assistance.Pinyin.AllOf);
    }

    private List<(string Word, int Documents)> WordsOfScope()
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var view in Snapshot.Views)
        {
            if (CountsOf(view) is not { } counts) continue;
            for (var term = 0; term < counts.Documents.Length; term++)
                if (counts.Documents[term] > 0 && view.Segment.Word(term, bit) is { } word) found[word] = found.GetValueOrDefault(word) + counts.Documents[term];
        }
        return [.. found.Select(word => (word.Key, word.Value))];
    }

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

    private static float[] NotReckoned(int count)
    {
        var none = new float[count];
        Array.Fill(none, float.NaN);
        return none;
    }

    private float[] WorthsOf(SegmentView view)
    {
        var averages = Enumerable.Range(0, FieldCounts.Written).Select(field => Average((Field)field)).ToArray();
        var worths = new float[view.Segment.Count * FieldCounts.Written];
        for (var field = 0; field < FieldCounts.Written; field++)
            for (var document = 0; document < view.Segment.Count; document++)
                worths[field * view.Segment.Count + document] = WordScore.Frequency(
                    FieldCounts.WeightOf[field], 1, view.Segment.Data.Lengths[document * FieldCounts.Fields + field], averages[field]);
        return worths;
    }
}
