using System.Runtime.InteropServices;
using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>Finds where the words of a query stand in a text of terms.</summary>
internal sealed class WordPlaces(string[] words)
{
    private readonly int[] numbers = new int[words.Length];
    private int view = -1;

    // A bit for each number of a word, by its lowest six bits: most terms of a text are none of them, and are passed over at once.
    private ulong sieve;

    /// <summary>Turns to the texts of a segment.</summary>
    public void Enter(Segment segment, int viewNumber)
    {
        if (view == viewNumber) return;
        (view, sieve) = (viewNumber, 0);
        for (var i = 0; i < words.Length; i++)
        {
            numbers[i] = segment.Term(words[i]);
            if (numbers[i] >= 0) sieve |= 1UL << (numbers[i] & 63);
        }
    }

    /// <summary>The places in order.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="places">Emptied, and filled with them; hundreds of texts are looked at for one query.</param>
    public ReadOnlySpan<WordPlace> In(ReadOnlySpan<int> tokens, List<WordPlace> places)
    {
        places.Clear();
        for (var i = 0; i < tokens.Length; i++)
            if ((sieve >> (tokens[i] & 63) & 1) != 0 && Array.IndexOf(numbers, tokens[i]) is >= 0 and var word) places.Add(new WordPlace(word, i));
        return CollectionsMarshal.AsSpan(places);
    }
}
