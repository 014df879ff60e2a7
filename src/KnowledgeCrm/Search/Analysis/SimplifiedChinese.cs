using System.Text;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>Makes traditional and simplified Chinese characters equal, by the table of the system's ICU, read once. Both documents and
/// queries go through it, so that a character of several readings only has to become the same one each time.</summary>
public static class SimplifiedChinese
{
    // CJK extension A and the unified ideographs, where all characters with a simplified form in use lie.
    private const char First = '\u3400';
    private const char Last = '\u9fff';
    private static readonly char[] Table = Read();

    /// <summary>False when the system has no ICU with Chinese: then traditional characters find only traditional ones.</summary>
    public static bool IsAvailable => Table.Length > 0;

    /// <summary>The simplified form of a character; any other character, and every one when there is no ICU, as it is.</summary>
    /// <param name="c">A UTF-16 character.</param>
    public static char Of(char c) => c is >= First and <= Last && Table.Length > 0 ? Table[c - First] : c;

    private static char[] Read()
    {
        // A line for each character: alone, so that no rule for a word changes it.
        var all = new StringBuilder();
        for (var c = First; c <= Last; c++) all.Append(c).Append('\n');
        var lines = IcuTransliterator.Apply("Traditional-Simplified", all.ToString())?.Split('\n');
        if (lines is null || lines.Length != Last - First + 2) return [];
        var table = new char[Last - First + 1];
        for (var i = 0; i < table.Length; i++) table[i] = lines[i].Length == 1 ? lines[i][0] : (char)(First + i);
        return Array.ConvertAll(table, c => Settled(table, c));
    }

    // The simplified form of a few is itself the traditional form of another, and of very few each is that of the other: then the first.
    private static char Settled(char[] table, char c)
    {
        const int LongestChain = 4;
        for (var step = 0; step < LongestChain && c is >= First and <= Last; step++)
        {
            var next = table[c - First];
            if (next is >= First and <= Last && table[next - First] == c) return c < next ? c : next;
            c = next;
        }
        return c;
    }
}
