using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search;

/// <summary>The words by which two queries are compared, whatever their order, case and form.</summary>
public sealed class QueryWords
{
    private QueryWords(HashSet<string> terms) => Terms = terms;

    /// <summary>The analysed terms, without those that only hold a sentence together.</summary>
    public HashSet<string> Terms { get; }

    /// <summary>The terms in one order, as one string: equal for queries of the same words.</summary>
    public string Key => string.Join(' ', Terms.Order(StringComparer.Ordinal));

    /// <summary>The words of a query: all of them when none is telling, none for a text without a word.</summary>
    public static QueryWords Of(string text)
    {
        var tokens = Tokens(text);
        var telling = tokens.Where(token => !token.IsStopWord).Select(token => token.Term).ToHashSet(StringComparer.Ordinal);
        return new QueryWords(telling.Count > 0 ? telling : tokens.Select(token => token.Term).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The tokens that stand for the text once: no parts of what is there as a whole, no last half of a pair.</summary>
    public static List<Token> Tokens(string text) =>
        [.. TextAnalyzer.Analyze(text).Where(token => token.Kind is TokenKind.Word or TokenKind.Pair || token.IsWholeRun)];

    /// <summary>Whether the two are the same query.</summary>
    public bool IsSameAs(QueryWords other) => Terms.SetEquals(other.Terms);

    /// <summary>How alike two queries are, 0 to 1: of the words of both, the share that the other has too (Dice's coefficient).</summary>
    public double LikenessTo(QueryWords other)
    {
        var shared = Terms.Count <= other.Terms.Count ? Terms.Count(other.Terms.Contains) : other.Terms.Count(Terms.Contains);
        var all = Terms.Count + other.Terms.Count;
        return all == 0 ? 1 : 2.0 * shared / all;
    }
}
