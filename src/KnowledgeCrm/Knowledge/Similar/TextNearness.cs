using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Knowledge;

/// <summary>How near what is being written comes to an article that is there: by the words of the titles, and by how much of what was
/// typed the article says already.</summary>
internal sealed class TextNearness
{
    /// <summary>From here on it is the same in other words.</summary>
    public const double Same = 0.65;

    /// <summary>From here on it is about the same thing.</summary>
    public const double Close = 0.4;

    /// <summary>What is less near is not worth a look.</summary>
    public const double Least = 0.15;

    // Titles name the subject; the text of a long article holds many words that mean nothing here.
    private const double ForTitles = 0.75;
    private const int MostShared = 6;

    private readonly Dictionary<string, double> title;
    private readonly Dictionary<string, double> all;

    /// <summary>Takes what was typed.</summary>
    /// <param name="title">The title; may be empty.</param>
    /// <param name="issue">What the article is to be about, in plain text; may be empty.</param>
    public TextNearness(string title, string issue)
    {
        this.title = Terms(title);
        all = Terms($"{title}\n{issue}");
    }

    /// <summary>True when there is too little to compare.</summary>
    public bool IsEmpty => all.Count == 0;

    /// <summary>The nearness, 0 to 1, to an article.</summary>
    /// <param name="otherTitle">Its title.</param>
    /// <param name="otherText">Its summary and text, in plain text.</param>
    public double To(string otherTitle, string otherText)
    {
        if (IsEmpty) return 0;
        var titles = Dice(title.Count > 0 ? title : all, Terms(otherTitle));
        var said = Terms($"{otherTitle}\n{otherText}");
        var covered = all.Where(term => said.ContainsKey(term.Key)).Sum(term => term.Value) / all.Values.Sum();
        return ForTitles * titles + (1 - ForTitles) * covered;
    }

    /// <summary>The nearness of the titles alone.</summary>
    public double OfTitles(string otherTitle) => Dice(title.Count > 0 ? title : all, Terms(otherTitle));

    /// <summary>The words of an article that were typed too, as they stand there, those of its title first.</summary>
    public IReadOnlyList<string> SharedWith(string otherTitle, string otherText)
    {
        var text = $"{otherTitle}\n{otherText}";
        var places = Tokens(text).Where(token => !token.IsStopWord && all.GetValueOrDefault(token.Term) == 1).ToList();
        var words = new List<string>();
        for (var i = 0; i < places.Count && words.Count < MostShared; i++)
        {
            var (start, end) = (places[i].Start, places[i].Start + places[i].Length);
            // Pairs of Chinese characters that overlap are one word to a reader.
            for (; i + 1 < places.Count && places[i + 1].Start < end; i++) end = places[i + 1].Start + places[i + 1].Length;
            var word = text[start..end];
            if (!words.Contains(word, StringComparer.OrdinalIgnoreCase)) words.Add(word);
        }
        return words;
    }

    // Dice's coefficient, each term by its weight.
    private static double Dice(Dictionary<string, double> one, Dictionary<string, double> other)
    {
        var sum = one.Values.Sum() + other.Values.Sum();
        return sum == 0 ? 0 : 2 * one.Where(term => other.ContainsKey(term.Key)).Sum(term => term.Value) / sum;
    }

    private static Dictionary<string, double> Terms(string text)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var token in Tokens(text))
            if (!token.IsStopWord) terms.TryAdd(token.Term, QueryWeights.Of(token));
        return terms;
    }

    // What stands for the text once: no parts of what is there as a whole, no last half of a pair.
    private static IEnumerable<Token> Tokens(string text) =>
        TextAnalyzer.Analyze(text).Where(token => token.Kind is TokenKind.Word or TokenKind.Pair || token.IsWholeRun);
}
