using System.Numerics;
using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Search.Assistance;

/// <summary>Finds the word of a scope that was meant by one that stands nowhere in it: the nearest by insertions, deletions, changes and swaps of
/// neighbours (F. J. Damerau, "A technique for computer detection and correction of spelling errors", 1964), of equally near ones the
/// one that stands in most documents.</summary>
internal static class Spelling
{
    private const int ShortestWord = 4;
    private const int LongWord = 8;

    /// <summary>The word that was meant, or null.</summary>
    /// <param name="scope">Where it must stand.</param>
    /// <param name="word">What was typed, in lower case.</param>
    public static string? Corrected(ScopeView scope, string word)
    {
        if (word.Length < ShortestWord || !word.All(char.IsAsciiLetterLower)) return null;
        // One slip in a short word, two in a long one.
        var most = word.Length >= LongWord ? 2 : 1;
        var letters = Letters(word);
        var (best, bestDistance, bestCount) = (default(string), most + 1, 0);
        foreach (var (candidate, count) in scope.Words())
        {
            if (Math.Abs(candidate.Length - word.Length) > most || BitOperations.PopCount(Letters(candidate) ^ letters) > 2 * most) continue;
            var distance = Distance(word, candidate, most);
            if (distance > most || distance > bestDistance || (distance == bestDistance && count < bestCount)) continue;
            if (distance == bestDistance && count == bestCount && string.CompareOrdinal(candidate, best) > 0) continue;
            (best, bestDistance, bestCount) = (candidate, distance, count);
        }
        return best;
    }

    /// <summary>How many slips lie between two words; more than <paramref name="most"/> is not told exactly.</summary>
    internal static int Distance(string a, string b, int most)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.Length];
    }

    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var letter in word) letters |= 1u << (letter - 'a');
        return letters;
    }
}
