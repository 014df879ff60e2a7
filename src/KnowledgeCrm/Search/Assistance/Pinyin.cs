using System.Globalization;
using System.Text;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Assistance;

/// <summary>How Chinese characters are typed in Latin letters, without tones, by the table of the system's ICU
/// (unicode-org.github.io/icu/userguide/transforms), read once. ü is typed as <c>v</c>.</summary>
public static class Pinyin
{
    private const char First = '\u3400';
    private const char Last = '\u9fff';
    private const char Diaeresis = '\u0308';
    private static readonly Lazy<string?[]> Table = new(Read);

    /// <summary>False where the system has no ICU that can be called: then nothing has a reading.</summary>
    public static bool IsAvailable => Table.Value.Length > 0;

    /// <summary>The usual reading of a character in lower-case ASCII letters, such as <c>shui</c>; null for what is not Chinese or has none.</summary>
    public static string? Of(char character) =>
        character is >= First and <= Last && Table.Value.Length > 0 ? Table.Value[character - First] : null;

    /// <summary>Every way in which a character may be typed, the usual one first: its other readings, and <c>u</c> for ü.</summary>
    public static IEnumerable<string> AllOf(char character)
    {
        if (Of(character) is not { } usual) return [];
        var readings = Polyphones.All.TryGetValue(character, out var all) ? all.Prepend(usual) : [usual];
        return readings.SelectMany(reading => reading.Contains('v', StringComparison.Ordinal) ? new[] { reading, reading.Replace('v', 'u') } : [reading]).Distinct();
    }

    private static string?[] Read()
    {
        // A line for each character: a whole word at a time would read no better without a dictionary.
        var all = new StringBuilder();
        for (var c = First; c <= Last; c++) all.Append(c).Append('\n');
        var lines = IcuTransliterator.Apply("Han-Latin", all.ToString())?.Split('\n');
        if (lines is null || lines.Length != Last - First + 2) return [];
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var table = new string?[Last - First + 1];
        for (var i = 0; i < table.Length; i++)
        {
            var letters = Letters(lines[i]);
            if (letters.Length == 0) continue;
            if (!known.TryGetValue(letters, out var shared)) known[letters] = shared = letters;
            table[i] = shared;
        }
        return table;
    }

    // Vowels come apart from their tones and dots.
    private static string Letters(string reading)
    {
        var letters = new StringBuilder();
        foreach (var c in reading.Normalize(NormalizationForm.FormD))
        {
            if (c == Diaeresis && letters.Length > 0 && letters[^1] == 'u') letters[^1] = 'v';
            else if (char.IsAsciiLetter(c)) letters.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }
        return letters.ToString();
    }
}
