using System.Globalization;
using System.Text;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>Turns text into the terms it can be found by. English and Chinese are taken as they come, within one text: Chinese by
/// pairs of neighbouring characters, English by stemmed words. Documents and queries go through the same analysis.</summary>
public static class TextAnalyzer
{
    /// <summary>The longest term, in characters; what is longer is cut. No word of a person is.</summary>
    internal const int LongestTerm = 64;

    /// <summary>The tokens of a text in reading order. Never throws, whatever the string holds; offsets lie within the text.</summary>
    public static List<Token> Analyze(string text)
    {
        var folded = FoldedText.Of(text);
        var tokens = new List<Token>(text.Length / 4 + 4);
        var words = new WordReader(folded, tokens);
        var i = 0;
        while (i < folded.Length)
        {
            i = Classify(folded, i, out var width) switch
            {
                CharacterClass.Ideograph => ReadRun(folded, i, tokens),
                CharacterClass.Word => words.Read(i),
                _ => i + width,
            };
        }
        return tokens;
    }

    /// <summary>The terms of a text as one string of terms parted by spaces, as the index stores it.</summary>
    internal static string Encode(string text)
    {
        if (text.Length == 0) return "";
        var encoded = new StringBuilder(text.Length * 2);
        foreach (var token in Analyze(text)) encoded.Append(encoded.Length == 0 ? "" : " ").Append(token.Term);
        return encoded.ToString();
    }

    internal static CharacterClass Classify(FoldedText text, int index, out int width)
    {
        width = 1;
        var c = text[index];
        if (c < 0x80) return char.IsAsciiLetterOrDigit(c) ? CharacterClass.Word : CharacterClass.Other;
        if (IsIdeograph(c)) return CharacterClass.Ideograph;
        if (!char.IsSurrogate(c)) return IsWordCharacter(c) ? CharacterClass.Word : CharacterClass.Other;
        if (!char.IsHighSurrogate(c) || index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1])) return CharacterClass.Other;
        width = 2;
        var rune = new Rune(c, text[index + 1]);
        return rune.Value is >= 0x20000 and <= 0x3ffff ? CharacterClass.Ideograph
            : Rune.IsLetterOrDigit(rune) ? CharacterClass.Word : CharacterClass.Other;
    }

    /// <summary>Characters of scripts written without spaces: Han, kana.</summary>
    internal static bool IsIdeograph(char c) =>
        c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf') or '\u3005' or '\u3007'
            or (>= '\u3041' and <= '\u30fa') or (>= '\u30fc' and <= '\u30ff') or (>= '\u31f0' and <= '\u31ff') or (>= '\uf900' and <= '\ufaff');

    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int ReadRun(FoldedText text, int from, List<Token> tokens)
    {
        var at = from;
        var previous = -1;
        var last = from;
        while (at < text.Length && Classify(text, at, out var width) == CharacterClass.Ideograph)
        {
            if (previous >= 0) Add(previous, at + width, TokenKind.Pair, wholeRun: false);
            previous = last = at;
            at += width;
        }
        Add(last, at, TokenKind.Last, wholeRun: last == from);
        return at;

        void Add(int start, int end, TokenKind kind, bool wholeRun)
        {
            var begin = text.StartOf(start);
            tokens.Add(new Token(text.Slice(start, end).ToString(), begin, text.EndOf(end - 1) - begin, kind, IsWholeRun: wholeRun));
        }
    }
}

/// <summary>How a character takes part in terms.</summary>
internal enum CharacterClass
{
    Other,
    Word,
    Ideograph,
}
