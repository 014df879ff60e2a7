namespace KnowledgeCrm.Search.Assistance;

/// <summary>The Chinese of a scope by its sounds, as the pairs of neighbouring characters that stand in it. Finds what is typed in Latin letters
/// (<c>guolvqi</c>), and what was meant where a character of the same sound was typed.</summary>
internal sealed class PinyinWords
{
    private const int MostSyllables = 12;
    private const int MostReadings = 16;
    private readonly Dictionary<string, List<(string Pair, int Documents)>> pairs = new(StringComparer.Ordinal);
    private readonly HashSet<string> syllables = new(StringComparer.Ordinal);
    private readonly HashSet<char> characters = [];
    private readonly Func<char, IEnumerable<string>> soundsOf;
    private readonly int longest;

    /// <param name="words">The pairs of characters of the scope, each with the number of documents that hold it.</param>
    /// <param name="soundsOf">How a character may be typed; nothing for what has no sound.</param>
    public PinyinWords(IEnumerable<(string Pair, int Documents)> words, Func<char, IEnumerable<string>> soundsOf)
    {
        this.soundsOf = soundsOf;
        foreach (var (pair, documents) in words)
        {
            if (pair.Length != 2) continue;
            foreach (var first in soundsOf(pair[0]))
            {
                foreach (var second in soundsOf(pair[1]))
                {
                    syllables.Add(first);
                    syllables.Add(second);
                    var sound = $"{first} {second}";
                    if (!pairs.TryGetValue(sound, out var list)) pairs[sound] = list = [];
                    list.Add((pair, documents));
                }
            }
            characters.Add(pair[0]);
            characters.Add(pair[1]);
        }
        longest = syllables.Count == 0 ? 0 : syllables.Max(syllable => syllable.Length);
    }

    /// <summary>The Chinese that sounds so, or null.</summary>
    /// <param name="letters">Lower-case letters without tones.</param>
    public string? Of(string letters)
    {
        var readings = new List<string[]>();
        Read(letters, 0, [], readings);
        return readings.Select(reading => Best(reading)).Where(found => found.Text is not null).OrderBy(found => found.Words).ThenByDescending(found => found.Score).FirstOrDefault().Text;
    }

    /// <summary>True where a character stands in the scope, beside whatever other.</summary>
    public bool Holds(char character) => characters.Contains(character);

    /// <summary>The character of the same sound that stands in the scope between two others, or null.</summary>
    /// <param name="before">What is before it; null where it is the first.</param>
    /// <param name="typed">What was typed in its place.</param>
    /// <param name="after">What is after it; null where it is the last.</param>
    public char? Meant(char? before, char typed, char? after)
    {
        var found = new Dictionary<char, int>();
        foreach (var sound in soundsOf(typed))
        {
            var left = before is { } first ? soundsOf(first).SelectMany(other => Pairs(other, sound)).Where(pair => pair.Pair[0] == first).Select(pair => (Character: pair.Pair[1], pair.Documents)) : null;
            var right = after is { } last ? soundsOf(last).SelectMany(other => Pairs(sound, other)).Where(pair => pair.Pair[1] == last).Select(pair => (Character: pair.Pair[0], pair.Documents)) : null;
            var both = left is null ? right ?? [] : right is null ? left
                : left.Join(right, one => one.Character, other => other.Character, (one, other) => (one.Character, Documents: Math.Min(one.Documents, other.Documents)));
            foreach (var (character, documents) in both)
                if (character != typed) found[character] = Math.Max(found.GetValueOrDefault(character), documents);
        }
        return found.Count == 0 ? null : found.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).First().Key;
    }

    private List<(string Pair, int Documents)> Pairs(string first, string second) => pairs.GetValueOrDefault($"{first} {second}") ?? [];

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

    // As few words as possible: what stands nowhere in one piece may stand in two.
    private (string? Text, int Score, int Words) Best(ReadOnlySpan<string> sounds)
    {
        if (Chain(sounds) is { Text: not null } whole) return (whole.Text, whole.Score, 1);
        var best = (Text: (string?)null, Score: 0, Words: int.MaxValue);
        for (var cut = sounds.Length - 2; cut >= 2; cut--)
        {
            if (Chain(sounds[..cut]) is not { Text: { } text } head || Best(sounds[cut..]) is not { Text: { } rest } tail) continue;
            var (words, score) = (tail.Words + 1, Math.Min(head.Score, tail.Score));
            if (words < best.Words || (words == best.Words && score > best.Score)) best = (text + rest, score, words);
        }
        return best;
    }

    // The chain whose rarest pair stands in the most documents; each pair begins with the character that the one before ends with.
    private (string? Text, int Score) Chain(ReadOnlySpan<string> sounds)
    {
        var chains = new Dictionary<char, (string Text, int Score)>();
        for (var i = 0; i + 1 < sounds.Length; i++)
        {
            var longer = new Dictionary<char, (string Text, int Score)>();
            foreach (var (pair, documents) in Pairs(sounds[i], sounds[i + 1]))
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
