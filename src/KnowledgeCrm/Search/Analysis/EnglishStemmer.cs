namespace KnowledgeCrm.Search.Analysis;

/// <summary>
/// The English (Porter2) stemming algorithm, written from its published description:
/// M. F. Porter, "The English (Porter2) stemming algorithm", https://snowballstem.org/algorithms/english/stemmer.html.
/// Apostrophes never reach it: the analyser takes them off first.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Exceptions = (
        "skis ski skies sky dying die lying lie tying tie idly idl gently gentl ugly ugli early earli only onli singly singl " +
        "sky sky news news howe howe atlas atlas cosmos cosmos bias bias andes andes")
        .Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly HashSet<string> DoneAfterPlural = new(StringComparer.Ordinal)
    {
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    };

    // Longest first within an ending, as the description asks.
    private static readonly (string Ending, string By)[] Derived =
    [
        ("ational", "ate"), ("ization", "ize"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"),
        ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"),
        ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"),
        ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Ending, string By)[] Adjectival =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Residual =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    /// <summary>The stem of a word in lower-case ASCII letters; any other word comes back as it is.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 2) return word;
        foreach (var c in word)
            if (!char.IsAsciiLetterLower(c)) return word;
        if (Exceptions.TryGetValue(word, out var fixedStem)) return fixedStem;
        var w = MarkConsonantY(word);
        var (r1, r2) = Regions(w);
        w = Plural(w);
        if (DoneAfterPlural.Contains(w)) return w;
        w = PastAndGerund(w, r1);
        if (w.Length > 2 && (w[^1] is 'y' or 'Y') && !IsVowel(w[^2])) w = w[..^1] + "i";
        w = Replaced(w, Derived, r1, r2);
        w = Replaced(w, Adjectival, r1, r2);
        w = WithoutResidual(w, r2);
        return FinalLetter(w, r1, r2).ToLowerInvariant();
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool IsDouble(string w) =>
        w.Length > 1 && w[^1] == w[^2] && (w[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't');

    private static string MarkConsonantY(string word)
    {
        if (!word.Contains('y', StringComparison.Ordinal)) return word;
        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1]))) letters[i] = 'Y';
        return new string(letters);
    }

    private static (int R1, int R2) Regions(string w)
    {
        int r1;
        if (w.StartsWith("gener", StringComparison.Ordinal) || w.StartsWith("arsen", StringComparison.Ordinal)) r1 = 5;
        else if (w.StartsWith("commun", StringComparison.Ordinal)) r1 = 6;
        else r1 = AfterVowelAndConsonant(w, 0);
        return (r1, AfterVowelAndConsonant(w, r1));
    }

    private static int AfterVowelAndConsonant(string w, int from)
    {
        for (var i = from + 1; i < w.Length; i++)
            if (!IsVowel(w[i]) && IsVowel(w[i - 1])) return i + 1;
        return w.Length;
    }

    private static bool Ends(string w, string ending) => w.EndsWith(ending, StringComparison.Ordinal);

    private static bool HasVowel(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
            if (IsVowel(c)) return true;
        return false;
    }

    private static string Plural(string w)
    {
        if (Ends(w, "sses")) return w[..^2];
        if (Ends(w, "ied") || Ends(w, "ies")) return w.Length > 4 ? w[..^2] : w[..^1];
        if (Ends(w, "us") || Ends(w, "ss") || !Ends(w, "s")) return w;
        // The vowel must stand before the letter that precedes the s: "gas" stays, "gaps" does not.
        return w.Length > 2 && HasVowel(w.AsSpan(0, w.Length - 2)) ? w[..^1] : w;
    }

    private static string PastAndGerund(string w, int r1)
    {
        foreach (var ending in (ReadOnlySpan<string>)["eedly", "eed"])
            if (Ends(w, ending)) return w.Length - ending.Length >= r1 ? w[..^ending.Length] + "ee" : w;
        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!Ends(w, ending)) continue;
            var rest = w[..^ending.Length];
            if (!HasVowel(rest)) return w;
            if (Ends(rest, "at") || Ends(rest, "bl") || Ends(rest, "iz")) return rest + "e";
            if (IsDouble(rest)) return rest[..^1];
            return IsShortWord(rest, r1) ? rest + "e" : rest;
        }
        return w;
    }

    private static bool EndsInShortSyllable(string w)
    {
        if (w.Length == 2) return IsVowel(w[0]) && !IsVowel(w[1]);
        return w.Length > 2 && !IsVowel(w[^3]) && IsVowel(w[^2]) && !IsVowel(w[^1]) && w[^1] is not ('w' or 'x' or 'Y');
    }

    private static bool IsShortWord(string w, int r1) => r1 >= w.Length && EndsInShortSyllable(w);

    private static string Replaced(string w, (string Ending, string By)[] table, int r1, int r2)
    {
        foreach (var (ending, by) in table)
        {
            if (!Ends(w, ending)) continue;
            var start = w.Length - ending.Length;
            if (start < r1) return w;
            return ending switch
            {
                "ogi" when start == 0 || w[start - 1] != 'l' => w,
                "li" when start == 0 || w[start - 1] is not ('c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't') => w,
                "ative" when start < r2 => w,
                _ => w[..start] + by,
            };
        }
        return w;
    }

    private static string WithoutResidual(string w, int r2)
    {
        foreach (var ending in Residual)
        {
            if (!Ends(w, ending)) continue;
            var start = w.Length - ending.Length;
            if (start < r2 || (ending == "ion" && (start == 0 || w[start - 1] is not ('s' or 't')))) return w;
            return w[..start];
        }
        return w;
    }

    private static string FinalLetter(string w, int r1, int r2)
    {
        var last = w.Length - 1;
        if (w.Length == 0) return w;
        if (w[^1] == 'e') return last >= r2 || (last >= r1 && !EndsInShortSyllable(w[..^1])) ? w[..^1] : w;
        return w[^1] == 'l' && last >= r2 && last > 0 && w[last - 1] == 'l' ? w[..^1] : w;
    }
}
