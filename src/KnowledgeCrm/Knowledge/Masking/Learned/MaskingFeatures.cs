namespace KnowledgeCrm.Knowledge;

/// <summary>What the learned scorer looks at: a token, its neighbours, the lists they stand in and where words and lines end. Each trait is a
/// number, the FNV-1a hash of its words.</summary>
internal sealed class MaskingFeatures
{
    // So many traits that few share a number, and so few that they are kept in two bytes each.
    private const int Bits = 22;
    private const int Reach = 5;
    private const int ReachBehind = 3;
    private const int LongestCode = 8;
    private static readonly MaskingToken Outside = new(0, 0, "\0", "", false);
    private readonly string text;
    private readonly List<MaskingToken> tokens;
    private readonly ChineseWords words;
    private readonly string[] lists;
    private readonly HashSet<string> small;
    private readonly List<uint> found = new(64);

    /// <param name="text">The folded text.</param>
    /// <param name="tokens">Its tokens.</param>
    public MaskingFeatures(string text, List<MaskingToken> tokens)
    {
        (this.text, this.tokens) = (text, tokens);
        words = new ChineseWords(text);
        small = tokens.Where(token => token.IsWord && char.IsLower(text[token.Start])).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        lists = [.. tokens.Select((token, i) => token.IsHan ? HanLists(i) : token.IsWord ? WordLists(token) : token.IsNumber ? "#" : token.Text)];
    }

    /// <summary>The traits of a token, each by the number of what was looked at and the words found there; the list is used again for the next.</summary>
    public List<uint> Of(int i)
    {
        found.Clear();
        var token = tokens[i];
        Add(0, "");
        if (token.IsHan) AddHan(i);
        else AddLatin(i);
        var kind = token.IsHan ? "h" : token.IsNumber ? token.Shape : token.IsWord ? token.Shape[..1] : "s";
        for (var d = 1; d <= Reach; d++)
        {
            if (At(i - d).Text == MaskingToken.LineEnd) break;
            Add(1, kind, At(i - d).Text);
        }
        for (var d = 1; d <= ReachBehind; d++)
        {
            if (At(i + d).Text == MaskingToken.LineEnd) break;
            Add(2, kind, At(i + d).Text);
        }
        return found;
    }

    private void AddHan(int i)
    {
        string Sign(int d) => At(i + d).Text;
        string ListAt(int d) => List(i + d);
        for (var d = -2; d <= 2; d++)
        {
            Add(10 + d, Sign(d));
            Add(20 + d, ListAt(d));
        }
        Add(30, Sign(-1), Sign(0));
        Add(31, Sign(0), Sign(1));
        Add(32, Sign(-2), Sign(-1));
        Add(33, Sign(1), Sign(2));
        Add(34, Sign(-1), Sign(1));
        Add(35, ListAt(-1), ListAt(0));
        Add(36, ListAt(0), ListAt(1));
        Add(37, ListAt(-1) + "|" + ListAt(0), ListAt(1));
        Add(38, ListAt(-2) + "|" + ListAt(-1), ListAt(0));
        Add(39, ListAt(0) + "|" + ListAt(1), ListAt(2));
        Add(40, ListAt(0), Sign(-1));
        Add(41, ListAt(0), Sign(1));
        Add(42, ListAt(0) + Sign(-2), Sign(-1));
        Add(43, ListAt(0) + Sign(1), Sign(2));
        Add(44, ListAt(0) + "|" + ListAt(1), Sign(-1));
        Add(45, ListAt(-1) + "|" + ListAt(0), Sign(1));
        Add(46, ListAt(-1) + "|" + ListAt(0), Sign(-2));
        Add(47, ListAt(0) + "|" + ListAt(1) + Sign(-1), Sign(2));
        Add(48, ListAt(0) + "|" + ListAt(1) + "|" + ListAt(2), Sign(-1));
        Add(49, ListAt(-1) + "|" + ListAt(0) + "|" + ListAt(1), ListAt(-2));
        Add(50, WordOf(i), "");
        Add(51, WordOf(i - 1), ListAt(0));
        Add(52, WordOf(i + 1), ListAt(0));
        Add(53, WordOf(i + 2), ListAt(0) + "|" + ListAt(1));
    }

    private void AddLatin(int i)
    {
        string Word(int d) => At(i + d).IsNumber ? At(i + d).Shape : At(i + d).Text;
        string ListAt(int d) => List(i + d);
        var (token, value) = (At(i), Word(0));
        for (var d = -2; d <= 2; d++)
        {
            Add(60 + d, Word(d));
            Add(65 + d, At(i + d).Shape);
            Add(70 + d, ListAt(d));
        }
        if (token.IsWord)
        {
            var plain = token.Text;
            for (var n = 1; n <= 4 && n < plain.Length; n++) Add(76, token.Shape[..1], plain[^n..]);
            Add(77, token.Shape[..1], plain[..Math.Min(3, plain.Length)]);
            Add(78, token.Shape, small.Contains(plain) ? "s" : "");
            Add(79, token.Shape, StartsSentence(i) ? "s" : "");
            Add(100, ListAt(0), StartsSentence(i) ? "s" : "");
        }
        else if (token.IsNumber)
        {
            Add(80, Run(i));
            Add(81, Run(i), Word(-1));
            Add(82, token.Shape, token.Text[..Math.Min(2, token.Text.Length)]);
        }
        Add(83, Word(-1), value);
        Add(84, value, Word(1));
        Add(85, Word(-2), Word(-1));
        Add(86, Word(1), Word(2));
        Add(87, ListAt(-1), ListAt(0));
        Add(88, ListAt(0), ListAt(1));
        Add(89, ListAt(-1) + "|" + ListAt(0), ListAt(1));
        Add(90, ListAt(-2) + "|" + ListAt(-1), ListAt(0));
        Add(91, ListAt(0) + "|" + ListAt(1), ListAt(2));
        Add(92, ListAt(0), Word(-1));
        Add(93, ListAt(0), Word(1));
        Add(94, ListAt(0) + Word(-2), Word(-1));
        Add(95, ListAt(0) + Word(1), Word(2));
        Add(96, ListAt(0) + "|" + ListAt(1), Word(-1));
        Add(97, ListAt(-1) + "|" + ListAt(0), Word(1));
        Add(98, ListAt(-1) + "|" + ListAt(0), Word(-2));
        Add(99, ListAt(0) + Word(-1), Word(1));
    }

    private MaskingToken At(int i) => i >= 0 && i < tokens.Count ? tokens[i] : Outside;

    private string List(int i) => i >= 0 && i < lists.Length ? lists[i] : "\0";

    private bool StartsSentence(int i) => i == 0 || tokens[i - 1].Text is "." or "!" or "?" or ":" or ";" or "\"" or "(" or "-" or MaskingToken.LineEnd;

    // The numbers and letters that hang together, by shape.
    private string Run(int i)
    {
        var (first, last) = (i, i);
        while (first > 0 && i - first < LongestCode && tokens[first].Start == tokens[first - 1].End && IsOfCode(tokens[first - 1])) first--;
        while (last + 1 < tokens.Count && last - i < LongestCode && tokens[last].End == tokens[last + 1].Start && IsOfCode(tokens[last + 1])) last++;
        return string.Concat(tokens.Skip(first).Take(last - first + 1).Select(token => token.Shape));
    }

    private static bool IsOfCode(MaskingToken token) => token.IsNumber || (token.IsWord && token.Length < 6) || token.Text is "-" or "/" or ".";

    private string WordOf(int i)
    {
        if (i < 0 || i >= tokens.Count) return "\0";
        if (!tokens[i].IsHan) return tokens[i].Text;
        var (start, end) = (tokens[i].Start, tokens[i].Start + 1);
        while (!words.BreakAt(start)) start--;
        while (!words.BreakAt(end)) end++;
        return text[start..end];
    }

    private static string WordLists(MaskingToken token)
    {
        var plain = token.Text;
        return token.Shape[..1] + (NameLists.Given.Contains(plain) ? "g" : "") + (NameLists.Surnames.Contains(plain) ? "s" : "") + (NameLists.Ambiguous.Contains(plain) ? "a" : "")
            + (NameLists.Places.Contains(plain) ? "p" : "") + (NameLists.IsOrdinary(plain) ? "o" : "") + (EnglishAddresses.IsStreetType(plain) ? "t" : "") + (EnglishNames.IsTitle(plain) ? "m" : "") + (plain.Length == 1 ? "1" : "");
    }

    // Where in its word a character stands, and the lists that it, its word and what begins here stand in.
    private string HanLists(int i)
    {
        var at = new ChineseText(text, words);
        var start = tokens[i].Start;
        var c = text[start];
        var (first, end) = (start, start + 1);
        while (!words.BreakAt(first)) first--;
        while (!words.BreakAt(end)) end++;
        var length = end - first;
        return (length == 1 ? "S" : start == first ? "B" : end == start + 1 ? "E" : "M") + (NameLists.ChineseSurnames.Contains(c) ? "s" : "") + (NameLists.ChineseGiven.Contains(c) ? "g" : "")
            + (NameLists.ChineseCompounds.Contains(at.Slice(start, 2)) ? "c" : "") + (at.TitleAt(start) is > 0 and var title ? title > 1 ? "T" : "t" : "") + (at.PlaceAt(start) ? "p" : "")
            + (length > 1 && NameLists.ChineseOrdinary.Contains(at.Slice(first, length)) ? "o" : "");
    }

    private void Add(int template, string a, string b = "")
    {
        // FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
        const uint Prime = 16_777_619;
        var hash = (2_166_136_261u ^ (uint)template) * Prime;
        foreach (var c in a) hash = (hash ^ c) * Prime;
        hash = (hash ^ '\u0001') * Prime;
        foreach (var c in b) hash = (hash ^ c) * Prime;
        found.Add((hash ^ (hash >> Bits)) & ((1u << Bits) - 1));
    }
}
