using System.Text;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Assistance;

/// <summary>How Chinese characters are typed in Latin letters: one reading of each, without tones, by the table of the system's ICU
/// (unicode-org.github.io/icu/userguide/transforms), read once.</summary>
public static class Pinyin
{
    private const char First = '\u3400';
    private const char Last = '\u9fff';
    private static readonly Lazy<string?[]> Table = new(Read);

    /// <summary>False where the system has no ICU that can be called: then nothing has a reading.</summary>
    public static bool IsAvailable => Table.Value.Length > 0;

    /// <summary>The reading of a character in lower-case ASCII letters, such as <c>shui</c>; null for what is not Chinese or has none.</summary>
    public static string? Of(char character) =>
        character is >= First and <= Last && Table.Value.Length > 0 ? Table.Value[character - First] : null;

    private static string?[] Read()
    {
        // A line for each character: a whole word at a time would read no better without a dictionary.
        var all = new StringBuilder();
        for (var c = First; c <= Last; c++) all.Append(c).Append('\n');
        var lines = IcuTransliterator.Apply("Han-Latin; Latin-ASCII", all.ToString())?.Split('\n');
        if (lines is null || lines.Length != Last - First + 2) return [];
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var table = new string?[Last - First + 1];
        for (var i = 0; i < table.Length; i++)
        {
            var letters = string.Concat(lines[i].Where(char.IsAsciiLetter)).ToLowerInvariant();
            if (letters.Length == 0) continue;
            if (!known.TryGetValue(letters, out var shared)) known[letters] = shared = letters;
            table[i] = shared;
        }
        return table;
    }
}
