namespace KnowledgeCrm.Knowledge;

/// <summary>A Latin word of a text, with what tells a name from other words.</summary>
internal sealed class EnglishWord
{
    private EnglishWord(string text, int start, string value)
    {
        (Start, Value, Plain) = (start, value, NameLists.Plain(value));
        End = start + value.Length;
        IsCapital = char.IsUpper(value[0]);
        IsAllCapitals = value.Length > 1 && !value.Any(char.IsLower);
        IsInitial = value.Length == 1 && IsCapital && value != "I";
        HasInnerCapital = value.Length > 2 && !IsAllCapitals && HasInner(value) && !NameLists.Given.Contains(Plain) && !NameLists.Surnames.Contains(Plain);
        TouchesDigit = (start > 0 && char.IsAsciiDigit(text[start - 1])) || (End < text.Length && (char.IsAsciiDigit(text[End]) || text[End] is '_' or '/' || (text[End] == '-' && End + 1 < text.Length && char.IsAsciiDigit(text[End + 1]))))
            || (start > 1 && text[start - 1] is '-' or '/' or '_' && char.IsAsciiLetterOrDigit(text[start - 2]));
        IsGiven = NameLists.Given.Contains(Plain) || Parts().Any(part => NameLists.Given.Contains(part));
        IsAmbiguous = NameLists.Ambiguous.Contains(Plain);
        IsPlace = NameLists.Places.Contains(Plain);
        IsSurname = NameLists.Surnames.Contains(Plain) || Parts().Any(part => NameLists.Surnames.Contains(part));
        IsOrdinary = NameLists.IsOrdinary(value);
    }

    public int Start { get; }
    public int End { get; }
    public string Value { get; }
    public string Plain { get; }
    public bool IsCapital { get; }
    public bool IsAllCapitals { get; }
    public bool IsInitial { get; }
    public bool HasInnerCapital { get; }
    public bool TouchesDigit { get; }
    public bool IsGiven { get; }
    public bool IsAmbiguous { get; }
    public bool IsPlace { get; }
    public bool IsSurname { get; }
    public bool IsOrdinary { get; }

    /// <summary>No list has it: an unusual name, or an unusual word.</summary>
    public bool IsUnknown => !IsOrdinary && !IsPlace && !IsAmbiguous;

    private IEnumerable<string> Parts() => Plain.Contains('-') ? Plain.Split('-').Where(part => part.Length > 2) : [];

    /// <summary>The words of a text, in order. A possessive 's is no part of its word.</summary>
    public static List<EnglishWord> In(string text)
    {
        var words = new List<EnglishWord>();
        for (var i = 0; i < text.Length;)
        {
            if (!IsLatin(text[i]))
            {
                i++;
                continue;
            }
            var end = i + 1;
            while (end < text.Length && (IsLatin(text[end]) || (text[end] is '\'' or '-' && end + 1 < text.Length && IsLatin(text[end + 1])))) end++;
            var value = text[i..end];
            if (value.Length > 2 && value[^2] == '\'' && value[^1] is 's' or 'S') value = value[..^2];
            if (value.Length <= 60) words.Add(new EnglishWord(text, i, value));
            i = end;
        }
        return words;
    }

    // O'Brien and McKay have a capital inside; FrostLine is a product.
    private static bool HasInner(string value)
    {
        for (var i = 1; i < value.Length; i++)
            if (char.IsUpper(value[i]) && value[i - 1] is not ('\'' or '-') && !(i == 2 && value.StartsWith("Mc", StringComparison.Ordinal)) && !(i == 3 && value.StartsWith("Mac", StringComparison.Ordinal)))
                return true;
        return false;
    }

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || (c is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' && char.IsLetter(c));
}
