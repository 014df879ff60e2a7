using System.Text.Json;

namespace KnowledgeCrm.Knowledge;

/// <summary>Measures masking on judged texts: lines of JSON with an id, a text, its personal items and other spans that
/// look like one.</summary>
public static class MaskingEvaluation
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>Reads judged texts, one a line.</summary>
    public static IEnumerable<JudgedText> Read(IEnumerable<string> lines) =>
        lines.Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JudgedText>(line, Names)!);

    /// <summary>Masks one text and says what of it was found and what was masked that should not be.</summary>
    public static IReadOnlyList<JudgedSpan> Judge(JudgedText judged)
    {
        var masked = new bool[judged.Text.Length];
        foreach (var item in PersonalData.Find(judged.Text)) Array.Fill(masked, true, item.Start, item.Length);
        return Judge(judged, masked);
    }

    /// <summary>As the other, for what some other way of masking took of the text.</summary>
    internal static IReadOnlyList<JudgedSpan> Judge(JudgedText judged, bool[] masked)
    {
        return [.. Placed(judged).Select(span =>
        {
            var places = Enumerable.Range(span.Start, span.Length).ToList();
            var value = judged.Text.Substring(span.Start, span.Length);
            return new JudgedSpan(span.Kind, value, span.Kind is null ? places.Exists(i => masked[i]) : places.Take(Required(span.Kind, value)).All(i => masked[i]));
        })];
    }

    /// <summary>Where the marked spans of a text stand: the longest first, each at the leftmost place that is free, so that every marked place is found.</summary>
    internal static IEnumerable<(string? Kind, int Start, int Length)> Placed(JudgedText judged)
    {
        var taken = new bool[judged.Text.Length];
        return judged.Items.Select(item => (Kind: (string?)item.Kind, item.Value)).Concat(judged.Others.Select(other => (Kind: (string?)null, Value: other)))
            .OrderByDescending(span => span.Value.Length).Select(span => (span.Kind, Place(judged.Text, span.Value, taken), span.Value.Length));
    }

    // A Chinese title may stay: what goes before it must not.
    private static int Required(string kind, string value)
    {
        if (kind != "name" || value[0] is < '\u3400' or > '\u9fff') return value.Length;
        for (var at = 1; at < value.Length; at++)
            if (NameLists.ChineseTitles.Contains(value[at..])) return at;
        return value.Length;
    }

    private static int Place(string text, string value, bool[] taken)
    {
        for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
        {
            if (taken.AsSpan(at, value.Length).Contains(true)) continue;
            Array.Fill(taken, true, at, value.Length);
            return at;
        }
        throw new FormatException($"\"{value}\" does not stand in the text where it is marked.");
    }
}

/// <summary>A text with what is personal in it.</summary>
public sealed record JudgedText(string Id, string Text, IReadOnlyList<JudgedItem> Items, IReadOnlyList<string> Others);

/// <summary>A personal item as it stands in the text, by its kind.</summary>
public sealed record JudgedItem(string Kind, string Value);

/// <summary>What became of a marked span. <paramref name="Kind"/> is null for what is not personal.</summary>
public sealed record JudgedSpan(string? Kind, string Value, bool IsMasked);
