using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace KnowledgeCrm.Knowledge;

/// <summary>The lists that names are told by, written for this program: files of words beside this one, loaded once.</summary>
internal static class NameLists
{
    public static readonly FrozenSet<string> Given = Read("given-en");
    public static readonly FrozenSet<string> Surnames = Read("surnames-en");
    public static readonly FrozenSet<string> Places = Read("places-en");

    /// <summary>Names that are ordinary words or places too.</summary>
    public static readonly FrozenSet<string> Ambiguous = Read("ambiguous-en");
    public static readonly FrozenSet<string> ChineseCompounds = Read("compounds-zh");
    public static readonly FrozenSet<string> ChineseTitles = Read("titles-zh");
    public static readonly FrozenSet<string> ChinesePlaces = Read("places-zh");
    public static readonly FrozenSet<string> ChineseForeign = Read("foreign-zh");

    /// <summary>Chinese words that begin with a character that is a surname too.</summary>
    public static readonly FrozenSet<string> ChineseOrdinary = Read("ordinary-zh", "learnt-zh");
    public static readonly FrozenSet<char> ChineseSurnames = Characters("surnames-zh");
    public static readonly FrozenSet<char> ChineseGiven = Characters("given-zh");

    private static readonly FrozenSet<string> Ordinary = Read("ordinary-en", "learnt-en");
    private static readonly string[] Endings = ["s", "es", "d", "ed", "ing", "ly", "er", "ers", "ies", "ness", "less", "able", "ful", "ment", "'s", "'d", "'m", "'ll", "'ve", "'re", "n't", "'t"];
    private static readonly string[] WordEndings = ["ing", "tion", "sion", "ment", "ness", "able", "ible", "less", "ful", "ously", "ally", "ised", "ized", "ware", "ology", "meter", "metre", "ability", "ician", "ings"];

    /// <summary>True for a word of everyday English, also with an ending.</summary>
    public static bool IsOrdinary(string word)
    {
        var lower = Plain(word);
        if (Ordinary.Contains(lower)) return true;
        // Dieter is no one who diets.
        if (Given.Contains(lower)) return false;
        foreach (var ending in Endings)
        {
            if (lower.Length < ending.Length + (ending.Contains('\'') ? 1 : 3) || !lower.EndsWith(ending, StringComparison.Ordinal)) continue;
            var stem = lower[..^ending.Length];
            if (Ordinary.Contains(stem) || (ending[0] is 'e' or 'i' or 'a' && Ordinary.Contains(stem + (ending == "ies" ? "y" : "e")))) return true;
            if (stem.Length > 3 && stem[^1] == stem[^2] && Ordinary.Contains(stem[..^1])) return true;
        }
        foreach (var ending in WordEndings)
            if (lower.Length > ending.Length + 2 && lower.EndsWith(ending, StringComparison.Ordinal)) return !Given.Contains(lower) && !Surnames.Contains(lower);
        return lower.Contains('-') && lower.Split('-').All(part => Ordinary.Contains(part));
    }

    /// <summary>In lower case and without the signs on letters: Siobhán becomes siobhan.</summary>
    public static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            plain.Append(c switch { 'ø' => "o", 'ß' => "ss", 'ł' => "l", 'ı' => "i", 'đ' => "d", 'æ' => "ae", _ => c.ToString() });
        }
        return plain.ToString();
    }

    private static FrozenSet<string> Read(params string[] names) =>
        names.SelectMany(Words).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<char> Characters(string name) => string.Concat(Words(name)).ToFrozenSet();

    private static string[] Words(string name)
    {
        using var stream = typeof(NameLists).Assembly.GetManifestResourceStream($"KnowledgeCrm.Knowledge.Masking.Words.{name}.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
    }
}
