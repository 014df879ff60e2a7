using System.Text;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>Finds what leads to a person in Chinese and English text: names, telephone, card, account, identity and serial numbers, addresses,
/// plates and user names. It is taken out of a customer's words before these become searchable, and pointed out to whoever writes an article.</summary>
/// <remarks>Time linear to the text. How well it finds is measured on judged texts: docs/masking.md.</remarks>
public static class PersonalData
{
    // What stands beside a masked item may be told apart only then; more rounds find nothing in practice.
    private const int MostRounds = 6;

    // A longer text is looked through piece by piece, so that time stays linear to it.
    private const int LongestPiece = 8_000;

    /// <summary>Every item, in the order of the text; none lies in another.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="known">What is known of the very people that it is about; may be null.</param>
    public static IReadOnlyList<PersonalItem> Find(string text, KnownPersonalData? known = null) => Find(text, known, LearnedMasking.Model);

    /// <summary>As the other, with these weights; null for the rules alone.</summary>
    internal static IReadOnlyList<PersonalItem> Find(string text, KnownPersonalData? known, MaskingModel? model)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (text.Length <= LongestPiece) return [.. FindIn(text, known, model)];
        var items = new List<PersonalItem>();
        for (var start = 0; start < text.Length;)
        {
            var end = PieceEnd(text, start);
            items.AddRange(FindIn(text[start..end], known, model).Select(item => item with { Start = item.Start + start }));
            start = end;
        }
        return items;
    }

    // At the end of a line or a sentence, where no item goes on.
    private static int PieceEnd(string text, int start)
    {
        if (text.Length - start <= LongestPiece) return text.Length;
        const int Half = LongestPiece / 2;
        var from = start + Half;
        var tail = text.AsSpan(from, Half);
        var cut = tail.LastIndexOf('\n') is >= 0 and var line ? line : tail.LastIndexOfAny("。！？；") is >= 0 and var sentence ? sentence : tail.LastIndexOf(' ');
        if (cut >= 0) return from + cut + 1;
        return char.IsHighSurrogate(text[start + LongestPiece - 1]) ? start + LongestPiece - 1 : start + LongestPiece;
    }

    private static IEnumerable<PersonalItem> FindIn(string text, KnownPersonalData? known, MaskingModel? model)
    {
        var buffer = new MaskingBuffer(text);
        TakeByRules(buffer, known);
        var items = model is null ? buffer.Items.OrderBy(item => item.Start).ToList() : LearnedMasking.Completed(buffer, model);
        return AdjoiningItems.Joined(items, text);
    }

    /// <summary>Takes what the rules tell, round after round.</summary>
    internal static void TakeByRules(MaskingBuffer buffer, KnownPersonalData? known)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var before = buffer.Items.Count;
            known?.TakeFrom(buffer);
            NumberRules.TakeFrom(buffer);
            AccountRules.TakeFrom(buffer);
            SerialRules.TakeFrom(buffer);
            PhoneRules.TakeFrom(buffer);
            ChineseAddresses.TakeFrom(buffer);
            EnglishAddresses.TakeFrom(buffer);
            ChineseNames.TakeFrom(buffer);
            EnglishNames.TakeFrom(buffer);
            if (buffer.Items.Count == before) break;
        }
    }

    /// <summary>The text with a word of its kind in place of each item. Masking it again changes nothing.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="known">What is known of the very people that it is about; may be null.</param>
    /// <param name="keep">Values that somebody has looked at and that are to stay, as they stand in the text.</param>
    public static string Masked(string text, KnownPersonalData? known = null, IReadOnlyCollection<string>? keep = null)
    {
        var language = Languages.Of(text);
        for (var round = 0; round < MostRounds; round++)
        {
            var items = Find(text, known).Where(item => keep?.Contains(item.Value) != true).ToList();
            if (items.Count == 0) break;
            text = Replaced(text, items, language);
        }
        return text;
    }

    /// <summary>The numbers, mail addresses and user names alone, as they stand in the text, once each: what in a short or general text is never
    /// an ordinary word.</summary>
    public static IReadOnlyList<string> NumbersIn(string text) =>
        [.. Find(text).Where(item => IsNumber(item.Kind)).Select(item => item.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>As <see cref="Masked"/>, for <see cref="NumbersIn"/> alone: names and addresses stay.</summary>
    public static string WithoutNumbers(string text)
    {
        var items = Find(text).Where(item => IsNumber(item.Kind)).ToList();
        return items.Count == 0 ? text : Replaced(text, items, Languages.Of(text));
    }

    private static bool IsNumber(PersonalKind kind) => kind is not (PersonalKind.Name or PersonalKind.Address);

    /// <summary>Replaces items by words of their kind.</summary>
    internal static string Replaced(string text, IReadOnlyList<PersonalItem> items, string language)
    {
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var item in items)
        {
            masked.Append(text, at, item.Start - at).Append(MaskWords.Of(item.Kind, language));
            at = item.End;
        }
        return masked.Append(text, at, text.Length - at).ToString();
    }
}
