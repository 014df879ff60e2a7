using System.Text;
using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Search.Assistance;

/// <summary>Writes a query anew with the words that were meant, where typed ones stand nowhere in what the viewer may find.</summary>
internal sealed class Correction
{
    private const int MostSyllables = 8;
    private const int LongestSyllable = 6;

    private readonly string text;
    private readonly IReadOnlyList<ScopeView> scopes;
    private readonly Func<string, bool> isKnown;
    private readonly List<Token> tokens;

    // What is written instead of a part of the text, in order.
    private readonly List<(int Start, int End, string Meant)> changes = [];

    private Correction(string text, IReadOnlyList<ScopeView> scopes, Func<string, bool> isKnown)
    {
        (this.text, this.scopes, this.isKnown) = (text, scopes, isKnown);
        var filters = FacetSigns.PlacesIn(text);
        tokens = [.. TextAnalyzer.Analyze(text).Where(token => !filters.Any(filter => token.Start >= filter.Start && token.Start < filter.End))];
    }

    /// <summary>The corrected text, or null when there is nothing to correct.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="scopes">All scopes that are searched; a word that stands in one of them is right.</param>
    /// <param name="isKnown">True for a word that a rule knows.</param>
    public static string? Of(string text, IReadOnlyList<ScopeView> scopes, Func<string, bool> isKnown) => new Correction(text, scopes, isKnown).Corrected();

    private string? Corrected()
    {
        for (var i = 0; i < tokens.Count;) i += tokens[i].Kind == TokenKind.Pair ? TakeChinese(i) : TakeLatin(i);
        if (changes.Count == 0) return null;
        var (corrected, from) = (new StringBuilder(), 0);
        foreach (var (start, end, meant) in changes)
        {
            corrected.Append(text, from, start - from).Append(meant);
            from = end;
        }
        return corrected.Append(text, from, text.Length - from).ToString();
    }

    private bool Stands(string term) => isKnown(term) || scopes.Any(scope => scope.DocumentsWith(term) > 0 || scope.QuestionsWith(term) > 0);

    private bool IsStrange(Token token) => token.Kind == TokenKind.Word && !token.IsStopWord && CommonSynonyms.Of(token.Term).Count == 0 && !Stands(token.Term);

    // A word, or several that are one word's syllables; gives how many tokens were read.
    private int TakeLatin(int at)
    {
        var token = tokens[at];
        if (token.Kind != TokenKind.Word) return 1;
        if (Spoken(at) is { } spoken)
        {
            changes.Add((token.Start, tokens[at + spoken.Tokens - 1].End, spoken.Chinese));
            return spoken.Tokens;
        }
        if (IsStrange(token) && (changes.Count == 0 || token.Start >= changes[^1].End) && Meant(Typed(token)) is { } meant) changes.Add((token.Start, token.End, meant));
        return 1;
    }

    // xi yi ji: syllables typed one by one, most of which are no words of the base. As many as make Chinese together.
    private (int Tokens, string Chinese)? Spoken(int at)
    {
        var syllables = new List<string>();
        for (var i = at; i < tokens.Count && syllables.Count < MostSyllables; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || tokens[i].Length > LongestSyllable || (i > at && text[tokens[i - 1].End..tokens[i].Start] is not (" " or "'"))) break;
            var typed = Typed(tokens[i]);
            if (!typed.All(char.IsAsciiLetterLower)) break;
            syllables.Add(typed);
        }
        if (syllables.Count < 2) return null;
        var strange = tokens.Skip(at).Take(syllables.Count).Select(IsStrange).ToArray();
        for (var count = syllables.Count; count > 1; count--)
        {
            if (2 * strange.Take(count).Count(one => one) < count) continue;
            foreach (var scope in scopes)
                if (scope.Pinyin.Of(string.Concat(syllables.Take(count))) is { } chinese) return (count, chinese);
        }
        return null;
    }

    private string? Meant(string word)
    {
        foreach (var scope in scopes)
            if (Spelling.Corrected(scope, word) is { } corrected) return corrected;
        if (!word.All(char.IsAsciiLetterLower)) return null;
        foreach (var scope in scopes)
            if (scope.Pinyin.Of(word) is { } chinese) return chinese;
        return null;
    }

    // A character that stands beside its neighbours nowhere, where another of the same sound does: 洗依机. Pairs over the seam of two words often stand
    // nowhere either; so both sides of it must, or, at an end, the character itself.
    private int TakeChinese(int from)
    {
        var run = tokens.Skip(from).TakeWhile(token => token.Kind == TokenKind.Pair && token.Term.Length == 2).ToList();
        if (run.Count == 0) return 1;
        var characters = run.Select(token => token.Term[0]).Append(run[^1].Term[1]).ToArray();
        var strange = run.ConvertAll(token => !Stands(token.Term));
        for (var i = 0; i < characters.Length; i++)
        {
            var (isFirst, isLast) = (i == 0, i == characters.Length - 1);
            if ((!isFirst && !strange[i - 1]) || (!isLast && !strange[i])) continue;
            foreach (var scope in scopes)
            {
                if ((isFirst || isLast) && scope.Pinyin.Holds(characters[i])) continue;
                if (scope.Pinyin.Meant(isFirst ? null : characters[i - 1], characters[i], isLast ? null : characters[i + 1]) is not { } meant) continue;
                var start = isLast ? run[^1].End - 1 : run[i].Start;
                changes.Add((start, start + 1, meant.ToString()));
                characters[i] = meant;
                if (!isLast) strange[i] = false;
                break;
            }
        }
        return run.Count;
    }

    // An apostrophe only parts syllables: xi'an.
    private string Typed(Token token) => text.Substring(token.Start, token.Length).Replace("'", "", StringComparison.Ordinal).ToLowerInvariant();
}
