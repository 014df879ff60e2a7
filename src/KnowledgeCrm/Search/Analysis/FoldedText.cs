using System.Globalization;
using System.Text;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>A text made comparable: NFKC (full and half width are equal), lower case, accents and invisible marks taken off, Chinese
/// characters simplified; and for each of its characters the place it came from.</summary>
internal sealed class FoldedText
{
    private const char Break = ' ';
    private char[] chars;
    private int[] starts;
    private int[] ends;

    private FoldedText(int capacity)
    {
        chars = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    public int Length { get; private set; }

    public char this[int index] => chars[index];

    public ReadOnlySpan<char> Slice(int from, int to) => chars.AsSpan(from, to - from);

    /// <summary>Where the character began in the original.</summary>
    public int StartOf(int index) => starts[index];

    /// <summary>Where the character ended in the original.</summary>
    public int EndOf(int index) => ends[index];

    /// <summary>Folds any string; what is not valid Unicode becomes a break between words.</summary>
    public static FoldedText Of(string text)
    {
        var folded = new FoldedText(text.Length + 8);
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c < '\u0080') folded.Add(c < ' ' ? Break : char.ToLowerInvariant(c), i, ++i);
            else if (c is >= '\u4e00' and <= '\u9fff') folded.Add(SimplifiedChinese.Of(c), i, ++i);
            else i = folded.AddCluster(text, i);
        }
        return folded;
    }

    private int AddCluster(string text, int start)
    {
        if (!Rune.TryGetRuneAt(text, start, out var rune) || IsNonCharacter(rune))
        {
            Add(Break, start, start + 1);
            return start + 1;
        }
        var end = start + rune.Utf16SequenceLength;
        if (IsInvisible(rune)) return end;
        // Marks that are letters' own (voiced kana, Hangul parts) go with their base; a few at most, whatever the text holds.
        for (var taken = 0; taken < 4 && end < text.Length && text[end] is '\u3099' or '\u309a' or '\uff9e' or '\uff9f' or (>= '\u1160' and <= '\u11ff'); taken++) end++;
        var source = text.AsSpan(start, end - start);
        Span<char> one = stackalloc char[2];
        foreach (var c in new string(source).Normalize(NormalizationForm.FormKD).Normalize(NormalizationForm.FormC).EnumerateRunes())
            AddFolded(c, start, end, one);
        return end;
    }

    private void AddFolded(Rune rune, int start, int end, Span<char> buffer)
    {
        // Latin, Greek and Cyrillic accents: whatever FormC put together is taken apart once more, and the marks dropped.
        if (rune.Value is > 0x7f and < 0x2000)
        {
            foreach (var c in rune.ToString().Normalize(NormalizationForm.FormD))
                if (c is < '\u0300' or > '\u036f') AddLower(c, start, end);
            return;
        }
        if (rune.IsBmp) { AddLower((char)rune.Value, start, end); return; }
        var written = Rune.ToLowerInvariant(rune).EncodeToUtf16(buffer);
        for (var i = 0; i < written; i++) Add(buffer[i], start, end);
    }

    private void AddLower(char c, int start, int end)
    {
        var lower = char.ToLowerInvariant(c);
        switch (lower)
        {
            case 'ß': Add('s', start, end); Add('s', start, end); break;
            case 'æ': Add('a', start, end); Add('e', start, end); break;
            case 'ø': Add('o', start, end); break;
            case 'ς': Add('σ', start, end); break;
            case 'ı': Add('i', start, end); break;
            case '\u2018' or '\u2019' or '\u02bc': Add('\'', start, end); break;
            case '\u2010' or '\u2011' or '\u2212': Add('-', start, end); break;
            default: Add(char.IsWhiteSpace(lower) || char.IsControl(lower) ? Break : SimplifiedChinese.Of(lower), start, end); break;
        }
    }

    private static bool IsNonCharacter(Rune rune) => (rune.Value & 0xfffe) == 0xfffe || rune.Value is >= 0xfdd0 and <= 0xfdef;

    private static bool IsInvisible(Rune rune) =>
        rune.Value is (>= 0x0300 and <= 0x036f) or (>= 0xfe00 and <= 0xfe0f) or 0x115f or 0x3164
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private void Add(char c, int start, int end)
    {
        if (Length == chars.Length)
        {
            Array.Resize(ref chars, Length * 2);
            Array.Resize(ref starts, Length * 2);
            Array.Resize(ref ends, Length * 2);
        }
        chars[Length] = c;
        starts[Length] = start;
        ends[Length++] = end;
    }
}
