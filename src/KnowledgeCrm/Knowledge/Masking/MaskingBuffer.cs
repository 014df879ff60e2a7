using System.Text.RegularExpressions;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Knowledge;

/// <summary>A text while it is looked through: folded character by character, so that places are the same in it and in the text, and with
/// what is found taken out, so that nothing is found twice.</summary>
internal sealed class MaskingBuffer
{
    /// <summary>Stands where something was found or had been masked before. From the private use area, so that no rule takes it for a letter.</summary>
    public const char Gone = '\uE000';

    private readonly string original;
    private readonly char[] folded;
    private string? text;

    public MaskingBuffer(string original)
    {
        this.original = original;
        folded = new char[original.Length];
        for (var i = 0; i < folded.Length; i++) folded[i] = Fold(original[i]);
        foreach (var (start, length) in MaskWords.In(original)) Array.Fill(folded, Gone, start, length);
    }

    public List<PersonalItem> Items { get; } = [];

    /// <summary>The folded text, without what was found.</summary>
    public string Text => text ??= new string(folded);

    /// <summary>The folded text with what was found, but without what had been masked before.</summary>
    public string TextWithItems()
    {
        var all = (char[])folded.Clone();
        foreach (var item in Items)
            for (var i = item.Start; i < item.End; i++) all[i] = Fold(original[i]);
        return new string(all);
    }

    /// <summary>An item of the text, not taken.</summary>
    public PersonalItem Item(PersonalKind kind, int start, int length) => new(kind, start, length, original.Substring(start, length));

    public void Take(PersonalKind kind, int start, int length)
    {
        // Blanks at the edges belong to the sentence.
        while (length > 0 && char.IsWhiteSpace(folded[start])) (start, length) = (start + 1, length - 1);
        while (length > 0 && char.IsWhiteSpace(folded[start + length - 1])) length--;
        if (length == 0 || folded.AsSpan(start, length).Contains(Gone)) return;
        Items.Add(Item(kind, start, length));
        Array.Fill(folded, Gone, start, length);
        text = null;
    }

    public void Take(PersonalKind kind, Group group) => Take(kind, group.Index, group.Length);

    /// <summary>Takes what a rule matches: the group "v" where it has one, otherwise all of it.</summary>
    public void TakeAll(PersonalKind kind, Regex rule, Func<Match, bool>? when = null)
    {
        foreach (Match match in rule.Matches(Text))
            if (when is null || when(match)) Take(kind, match.Groups["v"].Success ? match.Groups["v"] : match);
    }

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' when char.IsAsciiLetterOrDigit((char)(c - 0xFEE0)) || c is '＠' or '．' or '－' or '＋' or '＿' or '／' or '（' or '）' => (char)(c - 0xFEE0),
        '\u3000' or '\u00a0' or '\u2009' or '\u202f' => ' ',
        '’' or '‘' or 'ʼ' => '\'',
        '‐' or '‑' or '–' or '—' or '−' => '-',
        Gone => ' ',
        _ => SimplifiedChinese.Of(c),
    };
}
