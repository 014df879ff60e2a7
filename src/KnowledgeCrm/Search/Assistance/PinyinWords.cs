namespace KnowledgeCrm.Search.Assistance;

/// <summary>Finds the Chinese words of a scope that are typed in Latin letters as they sound: <c>guolvqi</c> finds what the base says
/// with those sounds, as a chain of pairs of characters that stand in it.</summary>
internal sealed class PinyinWords
{
    private const int MostSyllables = 8;
    private const int MostReadings = 16;
    private readonly Dictionary<string, List<(string Pair, int Documents)>> pairs = new(StringComparer.Ordinal);
    private readonly HashSet<string> syllables = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <param name="words">The pairs of characters of the scope, each with the number of documents that hold it.</param>
    /// <param name="soundOf">How a character is typed, or null for what has no sound.</param>
    public PinyinWords(IEnumerable<(string Pair, int Documents)> words, Func<char, string?> soundOf)
    {
        foreach (var (pair, documents) in words)
        {
            if (pair.Length != 2 || soundOf(pair[0]) is not { } first || soundOf(pair[1]) is not { } second) continue;
            syllables.Add(first);
            syllables.Add(second);
            var sound = $"{first} {second}";
            if (!pairs.TryGetValue(sound, out var list)) pairs[sound] = list = [];
            list.Add((pair, documents));
        }
        longest = syllables.Count == 0 ? 0 : syllables.Max(syllable => syllable.Length);
    }

    /// <summary>The Chinese that sounds so, or null.</summary>
    /// <param name="letters">Lower-case letters without tones.</param>
    public string? Of(string letters)
    {
        var readings = new List<string[]>();
        Read(letters, 0, [], readings);
        return readings.Select(Best).Where(found => found.Text is not null).OrderByDescending(found => found.Score).FirstOrDefault().Text;
    }

    private void Read(string letters, int from, List<string> taken, List<string[]> readings)
    {
        if (readings.Count == MostReadings) return;
        if (from == letters.Length)
        {
            if (taken.Count >= 2) readings.Add([.. taken]);
            return;
        }
        if (taken.Count == MostSyllables) return;
        // The longest syllables first: most words have one reading only, and that is it.
        for (var length = Math.Min(longest, letters.Length - from); length > 0; length--)
        {
            var syllable = letters.Substring(from, length);
            if (!syllables.Contains(syllable)) continue;
            taken.Add(syllable);
            Read(letters, from + length, taken, readings);
            taken.RemoveAt(taken.Count - 1);
        }
    }

    // The chain whose rarest pair stands in the most documents; each pair begins with the character that the one before ends with.
    private (string? Text, int Score) Best(string[] sounds)
    {
        var chains = new Dictionary<char, (string Text, int Score)>();
        for (var i = 0; i + 1 < sounds.Length; i++)
        {
            if (!pairs.TryGetValue($"{sounds[i]} {sounds[i + 1]}", out var next)) return (null, 0);
            var longer = new Dictionary<char, (string Text, int Score)>();
            foreach (var (pair, documents) in next)
            {
                (string Text, int Score) chain;
                if (i == 0) chain = (pair, documents);
                else if (chains.TryGetValue(pair[0], out var before)) chain = (before.Text + pair[1], Math.Min(before.Score, documents));
                else continue;
                if (!longer.TryGetValue(pair[1], out var known) || chain.Score > known.Score) longer[pair[1]] = chain;
            }
            chains = longer;
        }
        return chains.Count == 0 ? (null, 0) : chains.Values.MaxBy(chain => chain.Score);
    }
}
