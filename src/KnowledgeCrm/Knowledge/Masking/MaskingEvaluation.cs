using System.Globalization;
using System.Text.Json;

namespace KnowledgeCrm.Knowledge;

/// <summary>Measures masking on judged texts: lines of JSON with an id that ends in a number, a text, its personal items and other spans that
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
        // The longest first, each at the leftmost place that is free: so every marked place is found.
        var taken = new bool[judged.Text.Length];
        var spans = judged.Items.Select(item => (Kind: (string?)item.Kind, item.Value)).Concat(judged.Others.Select(other => (Kind: (string?)null, Value: other)))
            .OrderByDescending(span => span.Value.Length);
        return [.. spans.Select(span =>
        {
            var start = Place(judged.Text, span.Value, taken);
            var places = Enumerable.Range(start, span.Value.Length).ToList();
            return new JudgedSpan(span.Kind, span.Value, span.Kind is null ? places.Exists(i => masked[i]) : places.Take(Required(span.Kind, span.Value)).All(i => masked[i]));
        })];
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
public sealed record JudgedText(string Id, string Text, IReadOnlyList<JudgedItem> Items, IReadOnlyList<string> Others)
{
    private const string Development = "dev-";

    /// <summary>True for texts that are only counted, never looked at to make a rule: those with an even number, and of the development
    /// texts, whose ids begin with "dev-", every third.</summary>
    public bool IsHeldOut
    {
        get
        {
            var number = int.Parse(Id.AsSpan(Id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
            return number % (Id.StartsWith(Development, StringComparison.Ordinal) ? 3 : 2) == 0;
        }
    }
}

/// <summary>A personal item as it stands in the text, by its kind.</summary>
public sealed record JudgedItem(string Kind, string Value);

/// <summary>What became of a marked span. <paramref name="Kind"/> is null for what is not personal.</summary>
public sealed record JudgedSpan(string? Kind, string Value, bool IsMasked);
