using System.Collections;
using System.Text;
using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Assistance;

namespace KnowledgeCrm.Insight;

/// <summary>Texts to be completed, in memory: one long string that is looked through as a whole, which a processor does at gigabytes a
/// second, so that what was typed is found within texts too. Never changes; the better texts stand first.</summary>
internal sealed class CompletionBook
{
    // Stands between texts; nothing that is typed holds it.
    private const char Break = '\n';
    private const int LeastPinyin = 2;
    private readonly string text;
    private readonly int[] starts;
    private readonly string readings;
    private readonly int[] readingStarts;
    private readonly int[] readingEntries;
    private readonly BitArray syllables;

    private CompletionBook(IReadOnlyList<string> texts)
    {
        var (all, read) = (new StringBuilder(), new StringBuilder());
        var (readStarts, readEntries) = (new List<int>(), new List<int>());
        starts = new int[texts.Count];
        var syllableStarts = new List<int>();
        for (var i = 0; i < texts.Count; i++)
        {
            var folded = Folded(texts[i]);
            all.Append(Break);
            starts[i] = all.Length;
            all.Append(folded);
            var before = read.Length;
            if (!AppendReading(folded, read, syllableStarts)) continue;
            readStarts.Add(before + 1);
            readEntries.Add(i);
        }
        (text, readings) = (all.ToString(), read.ToString());
        (readingStarts, readingEntries) = ([.. readStarts], [.. readEntries]);
        syllables = new BitArray(readings.Length);
        foreach (var at in syllableStarts) syllables[at] = true;
    }

    /// <summary>A book of these texts, the better ones first.</summary>
    public static CompletionBook Of(IReadOnlyList<string> texts) => new(texts);

    /// <summary>The places of texts that what was typed is in, the nearest first, and within one nearness the better texts first.</summary>
    public IReadOnlyList<(int Place, Nearness Nearness)> Find(string typed, int limit)
    {
        var wanted = Folded(typed);
        var found = new List<(int Place, Nearness Nearness)>();
        if (wanted.Length == 0) return found;
        Look($"{Break}{wanted}", 1, Nearness.Begins);
        Look($" {wanted}", 1, Nearness.WordBegins);
        Look(wanted, 0, Nearness.Holds);
        var letters = wanted.Replace(" ", "").Replace("'", "");
        if (letters.Length >= LeastPinyin && letters.All(char.IsAsciiLetter)) LookForReading(letters);
        return found;

        void Look(string part, int offset, Nearness nearness)
        {
            for (var at = 0; found.Count < limit && (at = text.IndexOf(part, at, StringComparison.Ordinal)) >= 0;)
            {
                var entry = EntryAt(starts, at + offset);
                Add(entry, nearness);
                if (entry + 1 == starts.Length) break;
                // The mark before the next text belongs to it.
                at = starts[entry + 1] - 1;
            }
        }

        void LookForReading(string part)
        {
            for (var at = 0; found.Count < limit && (at = readings.IndexOf(part, at, StringComparison.Ordinal)) >= 0; at++)
            {
                if (syllables[at]) Add(readingEntries[EntryAt(readingStarts, at)], Nearness.IsReadSo);
            }
        }

        void Add(int place, Nearness nearness)
        {
            if (!found.Exists(one => one.Place == place)) found.Add((place, nearness));
        }
    }

    /// <summary>A text as it is compared: case, width and accents off, blanks made one.</summary>
    public static string Folded(string text)
    {
        var folded = FoldedText.Of(text);
        return string.Join(' ', folded.Slice(0, folded.Length).ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static int EntryAt(int[] starts, int at)
    {
        var place = Array.BinarySearch(starts, at);
        return place >= 0 ? place : ~place - 1;
    }

    // How a text with Chinese in it is read, without blanks; false when there is none in it.
    private static bool AppendReading(string folded, StringBuilder read, List<int> syllableStarts)
    {
        if (!folded.Any(c => Pinyin.Of(c) is not null)) return false;
        read.Append(Break);
        foreach (var c in folded)
        {
            var reading = Pinyin.Of(c);
            if (reading is not null) syllableStarts.Add(read.Length);
            if (c != ' ') read.Append(reading ?? c.ToString());
        }
        return true;
    }
}

/// <summary>How what was typed stands in a text, the nearest first.</summary>
internal enum Nearness
{
    Begins,
    WordBegins,
    Holds,
    IsReadSo,
}
