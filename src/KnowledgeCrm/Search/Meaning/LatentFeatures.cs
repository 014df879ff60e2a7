using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Meaning;

/// <summary>The features of a text: its words, and runs of characters within them, so that a word never seen before, a misspelt one, and
/// Chinese, which has no word boundaries, still resemble what is known. Features are hashed.</summary>
internal static class LatentFeatures
{
    /// <summary>How many hash values there are; a power of two.</summary>
    public const int Buckets = 1 << 20;
    private const int ShortestRun = 3;
    private const int LongestRun = 4;

    /// <summary>Counts the features of a text into two tables by hash value: words (and pairs of Chinese characters), and runs.</summary>
    public static void Count(string text, int longest, Dictionary<int, int> words, Dictionary<int, int> runs)
    {
        words.Clear();
        runs.Clear();
        var read = text.Length > longest ? text[..longest] : text;
        foreach (var token in TextAnalyzer.Analyze(read))
        {
            if (token.IsStopWord || (token.Kind == TokenKind.Part && token.Term.Length == 1)) continue;
            if (token.Kind is TokenKind.Pair or TokenKind.Last)
            {
                if (token.Kind == TokenKind.Pair) Add(words, Hash(token.Term, 'w'));
                Add(runs, Hash(token.Term.AsSpan(0, char.IsHighSurrogate(token.Term[0]) ? 2 : 1), 'r'));
                continue;
            }
            Add(words, Hash(token.Term, 'w'));
            AddRuns(token.Term, runs);
        }
    }

    private static void AddRuns(string term, Dictionary<int, int> runs)
    {
        const int LongestTerm = 24;
        Span<char> framed = stackalloc char[LongestTerm + 2];
        var length = Math.Min(term.Length, LongestTerm);
        framed[0] = '^';
        term.AsSpan(0, length).CopyTo(framed[1..]);
        framed[length + 1] = '$';
        for (var run = ShortestRun; run <= LongestRun; run++)
            for (var i = 0; i + run <= length + 2; i++) Add(runs, Hash(framed.Slice(i, run), 'r'));
    }

    private static void Add(Dictionary<int, int> counts, int bucket) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, bucket, out _)++;

    // FNV-1a (Fowler, Noll, Vo), with a last mixing so that the low bits depend on all characters.
    private static int Hash(ReadOnlySpan<char> term, char block)
    {
        var hash = (2166136261u ^ block) * 16777619u;
        foreach (var c in term) hash = (hash ^ c) * 16777619u;
        hash ^= hash >> 15;
        hash *= 0x2c1b3c6d;
        hash ^= hash >> 13;
        return (int)(hash & (Buckets - 1));
    }
}
