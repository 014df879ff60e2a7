using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Learning;

/// <summary>What a question is made of, as hashes: its words and neighbouring words, and the character n-grams within its words, which
/// bridge misspellings and inflections, and, for Chinese, take the place of words. Each hash once.</summary>
internal static class QuestionFeatures
{
    private const int LongestNgram = 5;
    private const ulong OfWords = 0x9e3779b97f4a7c15;
    private const ulong Ends = 0xc2b2ae3d27d4eb4f;
    private const ulong Characters = 0x165667b19e3779f9;

    /// <summary>Beyond this a text is no question; what follows is left out.</summary>
    private const int LongestText = 2000;

    /// <summary>Fills both lists; never throws, whatever the string holds.</summary>
    public static void Read(string text, HashSet<ulong> words, HashSet<ulong> ngrams)
    {
        words.Clear();
        ngrams.Clear();
        if (text.Length > LongestText) text = text[..LongestText];
        ReadWords(text, words);
        ReadCharacters(text, ngrams);
    }

    /// <summary>The words one after the other, each as often as it comes.</summary>
    public static IEnumerable<ulong> Words(string text)
    {
        foreach (var token in TextAnalyzer.Analyze(text.Length > LongestText ? text[..LongestText] : text))
            if (token.Kind != TokenKind.Part && (token.Kind != TokenKind.Last || token.IsWholeRun)) yield return Hash(OfWords, token.Term);
    }

    private static void ReadWords(string text, HashSet<ulong> words)
    {
        ulong previous = 0, last = 0;
        foreach (var word in Words(text))
        {
            last = word;
            words.Add(last);
            // How a question begins and ends says what kind of question it is.
            words.Add(previous == 0 ? Mixed(Ends, last) : Mixed(previous, last));
            previous = last;
        }
        if (last != 0) words.Add(Mixed(last, Ends));
    }

    private static void ReadCharacters(string text, HashSet<ulong> ngrams)
    {
        var folded = FoldedText.Of(text);
        Span<char> word = stackalloc char[TextAnalyzer.LongestTerm];
        var length = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            var c = i < folded.Length ? folded[i] : ' ';
            if (c == '\'') continue;
            var isPart = char.IsLetterOrDigit(c) || char.IsSurrogate(c);
            if (isPart) word[length++] = c;
            if (length == 0 || (isPart && length < word.Length)) continue;
            ReadWord(word[..length], ngrams);
            length = 0;
        }
    }

    // A blank stands before and after the word, so that beginnings and endings differ from what stands within.
    private static void ReadWord(ReadOnlySpan<char> word, HashSet<ulong> ngrams)
    {
        for (var from = -1; from < word.Length; from++)
        {
            var hash = Characters;
            for (var n = 1; n <= LongestNgram && from + n <= word.Length + 1; n++)
            {
                var at = from + n - 1;
                hash = Mixed(hash, at < 0 || at == word.Length ? ' ' : word[at]);
                // One letter of an alphabet says nothing; one ideograph does.
                if (n > 1 || (from >= 0 && word[from] >= '\u2e80')) ngrams.Add(hash);
            }
        }
    }

    private static ulong Hash(ulong seed, string term)
    {
        foreach (var c in term) seed = Mixed(seed, c);
        return seed;
    }

    // A multiply-xorshift round, after the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mixed(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0xbf58476d1ce4e5b9;
        return hash ^ (hash >> 29);
    }
}
