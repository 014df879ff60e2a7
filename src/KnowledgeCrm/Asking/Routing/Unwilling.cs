using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Asking;

/// <summary>Whether what somebody does not want to be asked about is what a question is about. They say it in their own words, mostly as a list:
/// each piece of it that has all its words in the question, or in the name of its topic, is meant.</summary>
internal static class Unwilling
{
    private static readonly char[] Ends = ['.', ',', ';', ':', '\n', '/', '。', '，', '、', '；', '：', '和', '或', '与'];

    /// <param name="doNotAsk">What they said.</param>
    /// <param name="subject">The question's title, text and product, and its topic's names.</param>
    public static bool Is(string? doNotAsk, string subject)
    {
        if (string.IsNullOrWhiteSpace(doNotAsk)) return false;
        var asked = TextAnalyzer.Analyze(subject).Select(token => token.Term).ToHashSet(StringComparer.Ordinal);
        return Array.Exists(Pieces(doNotAsk), piece => Telling(piece) is { Count: > 0 } words && words.TrueForAll(asked.Contains));
    }

    private static string[] Pieces(string text) => text.Replace(" and ", ",", StringComparison.OrdinalIgnoreCase)
        .Replace(" or ", ",", StringComparison.OrdinalIgnoreCase).Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static List<string> Telling(string piece) => [.. QueryWords.Tokens(piece).Where(token => !token.IsStopWord).Select(token => token.Term)];
}
