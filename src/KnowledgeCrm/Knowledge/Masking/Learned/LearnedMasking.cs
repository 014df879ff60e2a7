using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Takes what the rules missed, where learned weights are sure of it. What the rules took stays: to give some of it back was tried, and
/// lost more than it gained.</summary>
internal static partial class LearnedMasking
{
    // How much better a reading with an item must be than one without, in hundredths of a step of learning; chosen by cross-validation (docs/masking.md).
    public const long Sure = 3_000;

    /// <summary>The weights that are built in; null while they are made for the first time.</summary>
    public static MaskingModel? Model { get; } = MaskingModelFile.Embedded();

    /// <summary>The items of a text that has been through the rules, with those that the weights add, in order.</summary>
    public static IReadOnlyList<PersonalItem> Completed(MaskingBuffer buffer, MaskingModel model, long sure = Sure)
    {
        var text = buffer.TextWithItems();
        var tokens = MaskingToken.In(text);
        if (tokens.Count == 0) return buffer.Items;
        var margins = model.Margins(model.Scores(text, tokens), out var kinds);
        // The kind of each character, 0 for none.
        var marks = new int[text.Length];
        foreach (var item in buffer.Items) Array.Fill(marks, (int)item.Kind + 1, item.Start, item.Length);
        // Hotlines look like any number.
        var isPublic = new bool[text.Length];
        foreach (Match match in Number().Matches(text))
            if (PhoneRules.IsHotline(match.Value)) Array.Fill(isPublic, true, match.Index, match.Length);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (margins[i] > sure && !token.IsGone && !isPublic[token.Start] && marks[token.Start] == 0) Fill(marks, kinds[i], token.Start, token.End);
        }
        // What stands between two tokens of one item.
        for (var i = 1; i < tokens.Count; i++)
            if (tokens[i].IsAfterBlank && marks[tokens[i].Start] is > 0 and var kind && kind == marks[tokens[i - 1].End - 1]) Fill(marks, kind, tokens[i - 1].End, tokens[i].Start);
        return Items(buffer, marks);
    }

    // Never over what a rule took.
    private static void Fill(int[] marks, int kind, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (marks[i] == 0) marks[i] = kind;
    }

    private static List<PersonalItem> Items(MaskingBuffer buffer, int[] marks)
    {
        var items = new List<PersonalItem>();
        for (var start = 0; start < marks.Length;)
        {
            var end = start + 1;
            while (end < marks.Length && marks[end] == marks[start]) end++;
            if (marks[start] != 0) items.Add(buffer.Item((PersonalKind)(marks[start] - 1), start, end - start));
            start = end;
        }
        return items;
    }

    [GeneratedRegex(@"(?<![\d+])\d(?:[ \-]?\d){4,13}(?!\d)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Number();
}
