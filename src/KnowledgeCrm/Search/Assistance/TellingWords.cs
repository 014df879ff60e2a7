using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Assistance;

/// <summary>The words that best split a set of likely answers: asking after them tells which of the answers it is. Each word is weighed by what
/// its yes or no would tell (the entropy of the share of likelihood that has it; C. E. Shannon, "A mathematical theory of communication",
/// 1948), and no two are offered that split alike.</summary>
public static class TellingWords
{
    // Fewer answers need no question; a word that nearly all or nearly none has tells too little.
    private const int FewestAnswers = 3;
    private const double LeastShare = 0.08;
    private const double MostLikeness = 0.7;

    // Characters that only hold a Chinese sentence together: words end there.
    private const string Function = "的了是不在有和就都也很吗呢怎么什为何后时会能要把被从到及或与我你您他她它这那个没一请可以如果因应该需之其并且还再又让给对按";

    // English words that say when, how often or that something is done, and of themselves not what: nobody asks a customer "before?".
    private static readonly HashSet<string> Empty = new(
        ["after", "again", "always", "back", "because", "before", "come", "comes", "every", "first", "gets", "goes", "going", "instead", "keep", "keeps", "last", "make", "makes", "never", "new", "next",
         "once", "only", "right", "same", "see", "since", "still", "takes", "then", "until", "use", "used", "using", "way", "when", "while", "without"],
        StringComparer.OrdinalIgnoreCase);
    private const int LongestWord = 6;
    private const int LongestPart = 4;

    /// <summary>The best words first; none where the answers don't differ by any.</summary>
    /// <param name="asked">What has been said already: no word of it is offered.</param>
    /// <param name="answers">The likely answers, the likeliest first: the title of each, from which words are taken, and what else tells whether
    /// a word speaks for it, such as the questions that it answered.</param>
    /// <param name="most">How many words at most.</param>
    public static IReadOnlyList<TellingWord> Of(string asked, IReadOnlyList<(string Title, string About)> answers, int most)
    {
        if (answers.Count < FewestAnswers) return [];
        var known = TextAnalyzer.Analyze(asked).Select(token => token.Term).ToHashSet(StringComparer.Ordinal);
        var titles = answers.Select(answer => WordsOf(answer.Title)).ToList();
        Share(titles);
        var asking = titles.SelectMany(words => words.Keys).ToHashSet(StringComparer.Ordinal);
        var read = titles.Zip(answers, (words, answer) => With(words, answer.About, asking)).ToList();
        var likelihood = Enumerable.Range(0, answers.Count).Select(rank => 1.0 / (rank + 1)).ToArray();
        var all = likelihood.Sum();
        var candidates = read.SelectMany((words, answer) => words.Select(word => (word.Key, word.Value, Answer: answer)))
            .Where(word => !IsKnown(word.Key, word.Value, known, asked))
            .GroupBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => (Word: word.GroupBy(w => w.Value).MaxBy(forms => forms.Count())!.Key, Has: word.Select(w => w.Answer).ToHashSet()))
            .Select(word => (word.Word, word.Has, Share: word.Has.Sum(answer => likelihood[answer]) / all))
            .Where(word => word.Share is >= LeastShare and <= 1 - LeastShare)
            // Of words that split alike the longer says more.
            .OrderByDescending(word => Entropy(word.Share)).ThenByDescending(word => word.Word.Length).ThenBy(word => word.Word, StringComparer.Ordinal);
        var chosen = new List<(TellingWord Word, HashSet<int> Has)>();
        foreach (var (word, has, _) in candidates)
        {
            if (chosen.Count == most) break;
            if (chosen.Exists(other => Alike(other.Has, has) >= MostLikeness || other.Word.Text.Contains(word, StringComparison.Ordinal) || word.Contains(other.Word.Text, StringComparison.Ordinal))) continue;
            chosen.Add((new TellingWord(word, has.Count), has));
        }
        return [.. chosen.Select(word => word.Word)];
    }

    // By the term it is found by, how it is written: English words one by one, Chinese ones as far as they reach.
    private static Dictionary<string, string> WordsOf(string text)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var token in TextAnalyzer.Analyze(text))
        {
            var written = text.Substring(token.Start, token.Length);
            if (token.Kind == TokenKind.Word && !token.IsStopWord && token.Length > 2 && written.AsSpan().ContainsAnyExceptInRange('.', '9') && !Empty.Contains(written))
                words.TryAdd(token.Term, written);
        }
        foreach (var word in Chunks(text))
            if (word.Length is >= 2 and <= LongestWord) words.TryAdd(word, word);
        return words;
    }

    // What a word of any title says of this answer: its own title and what it is about.
    private static Dictionary<string, string> With(Dictionary<string, string> words, string about, HashSet<string> asking)
    {
        var all = new Dictionary<string, string>(words, StringComparer.Ordinal);
        foreach (var (term, written) in WordsOf(about))
            if (asking.Contains(term)) all.TryAdd(term, written);
        foreach (var word in asking)
            if (IsHan(word) && about.Contains(word, StringComparison.Ordinal)) all.TryAdd(word, word);
        return all;
    }

    private static IEnumerable<string> Chunks(string text)
    {
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is >= '\u4e00' and <= '\u9fff' && !Function.Contains(text[i])) continue;
            if (i - from >= 2) yield return text[from..i];
            from = i + 1;
        }
    }

    // What begins or ends words of two answers is a word of its own: 排水管 and 排水泵 share 排水.
    private static void Share(List<Dictionary<string, string>> read)
    {
        var parts = read.SelectMany((words, answer) => words.Keys.Where(IsHan).SelectMany(Ends).Distinct().Select(part => (part, answer)))
            .Distinct().GroupBy(pair => pair.part, StringComparer.Ordinal).Where(part => part.Count() > 1).Select(part => part.Key).ToList();
        foreach (var words in read)
        {
            var whole = words.Keys.Where(IsHan).ToList();
            foreach (var part in parts.Where(part => whole.Exists(word => word.StartsWith(part, StringComparison.Ordinal) || word.EndsWith(part, StringComparison.Ordinal))))
                words.TryAdd(part, part);
        }
    }

    private static IEnumerable<string> Ends(string word)
    {
        for (var length = 2; length <= Math.Min(LongestPart, word.Length); length++)
        {
            yield return word[..length];
            yield return word[^length..];
        }
    }

    private static bool IsHan(string word) => word[0] is >= '\u4e00' and <= '\u9fff';

    private static bool IsKnown(string term, string written, HashSet<string> known, string asked) =>
        known.Contains(term) || asked.Contains(written, StringComparison.OrdinalIgnoreCase);

    private static double Entropy(double share) => -share * Math.Log2(share) - (1 - share) * Math.Log2(1 - share);

    private static double Alike(HashSet<int> one, HashSet<int> other)
    {
        var shared = one.Count(other.Contains);
        return (double)shared / (one.Count + other.Count - shared);
    }
}

/// <summary>A word to ask after.</summary>
/// <param name="Text">The word as it is written.</param>
/// <param name="Answers">How many of the likely answers it speaks for.</param>
public sealed record TellingWord(string Text, int Answers);
