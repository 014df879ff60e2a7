namespace KnowledgeCrm.Knowledge;

/// <summary>A piece of a text as the learned scorer reads it: a Latin word, a number or code, one Chinese character, or one sign.</summary>
/// <param name="Start">Where it begins, in UTF-16 characters.</param>
/// <param name="Length">How long it is, in UTF-16 characters.</param>
/// <param name="Text">Its letters, folded, in lower case.</param>
/// <param name="Shape">Its letters by kind: X a capital, x a small letter, 9 a digit, 汉 a Chinese character; a run of one kind counts to four.</param>
/// <param name="IsAfterBlank">True where a blank goes before it.</param>
internal readonly record struct MaskingToken(int Start, int Length, string Text, string Shape, bool IsAfterBlank)
{
    public const string LineEnd = "\n";
    private const string MaskedText = "\uE000";
    private const int LongestRun = 4;

    public int End => Start + Length;

    public bool IsHan => Text[0] is >= '\u3400' and <= '\u9fff';

    /// <summary>True for what had been masked before.</summary>
    public bool IsGone => Text[0] == MaskingBuffer.Gone;

    public bool IsWord => char.IsLetter(Text[0]) && !IsHan;

    public bool IsNumber => Shape.Contains('9');

    /// <summary>The tokens of a folded text, in order.</summary>
    public static List<MaskingToken> In(string text)
    {
        var tokens = new List<MaskingToken>();
        var isAfterBlank = false;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '\n' && char.IsWhiteSpace(text[i]))
            {
                isAfterBlank = true;
                i++;
                continue;
            }
            var end = i + 1;
            if (IsInWord(text[i]))
                while (end < text.Length && (IsInWord(text[end]) || (text[end] == '\'' && end + 1 < text.Length && IsInWord(text[end + 1]) && char.IsLetter(text[end - 1])))) end++;
            while (text[i] == MaskingBuffer.Gone && end < text.Length && text[end] == MaskingBuffer.Gone) end++;
            // A possessive 's stands for itself.
            if (end - i > 2 && text[end - 2] == '\'' && text[end - 1] is 's' or 'S') end -= 2;
            var value = text[i..end];
            tokens.Add(new MaskingToken(i, end - i, IsInWord(value[0]) ? NameLists.Plain(value) : value[0] == MaskingBuffer.Gone ? MaskedText : value, ShapeOf(value), isAfterBlank));
            (i, isAfterBlank) = (end, false);
        }
        return tokens;
    }

    private static bool IsInWord(char c) => char.IsLetterOrDigit(c) && c is not (>= '\u3400' and <= '\u9fff');

    private static string ShapeOf(string value)
    {
        Span<char> shape = stackalloc char[Math.Min(value.Length, 60)];
        var (length, run) = (0, 0);
        foreach (var c in value)
        {
            var kind = char.IsDigit(c) ? '9' : c is >= '\u3400' and <= '\u9fff' ? '汉' : char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : c;
            run = length > 0 && shape[length - 1] == kind ? run + 1 : 1;
            if (run <= (kind == '9' ? 2 * LongestRun : LongestRun) && length < shape.Length) shape[length++] = kind;
        }
        return new string(shape[..length]);
    }
}
