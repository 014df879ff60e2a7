using System.Text;
using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Search.Assistance;

/// <summary>Writes a query anew with the words that were meant, where typed ones stand nowhere in what the viewer may find.</summary>
internal static class Correction
{
    /// <summary>The corrected text, or null when there is nothing to correct.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="scopes">All scopes that are searched; a word that stands in one of them is right.</param>
    /// <param name="isKnown">True for a word that a rule knows.</param>
    public static string? Of(string text, IReadOnlyList<ScopeView> scopes, Func<string, bool> isKnown)
    {
        var (corrected, from, found) = (new StringBuilder(), 0, false);
        var filters = FacetSigns.PlacesIn(text);
        foreach (var token in TextAnalyzer.Analyze(text))
        {
            if (token.Kind != TokenKind.Word || token.IsStopWord || token.Start < from || filters.Any(filter => token.Start >= filter.Start && token.Start < filter.End) || isKnown(token.Term) || StandsIn(scopes, token.Term)) continue;
            var typed = text.Substring(token.Start, token.Length).ToLowerInvariant();
            if (Meant(scopes, typed) is not { } meant) continue;
            corrected.Append(text, from, token.Start - from).Append(meant);
            from = token.End;
            found = true;
        }
        return found ? corrected.Append(text, from, text.Length - from).ToString() : null;
    }

    private static bool StandsIn(IReadOnlyList<ScopeView> scopes, string term) =>
        scopes.Any(scope => scope.DocumentsWith(term) > 0 || scope.QuestionsWith(term) > 0);

    private static string? Meant(IReadOnlyList<ScopeView> scopes, string word)
    {
        foreach (var scope in scopes)
            if (Spelling.Corrected(scope, word) is { } corrected) return corrected;
        if (!word.All(char.IsAsciiLetterLower)) return null;
        foreach (var scope in scopes)
            if (scope.Pinyin.Of(word) is { } chinese) return chinese;
        return null;
    }
}
