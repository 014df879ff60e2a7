namespace KnowledgeCrm.Search.Ranking;

/// <summary>
/// Whether words that stand together in a query stand together in a document: the unordered windows of the sequential dependence model
/// (D. Metzler and W. B. Croft, "A Markov random field model for term dependencies", 2005), saturated as BM25 saturates words, as in
/// S. Büttcher and others, "Term proximity scoring for ad-hoc retrieval on very large text collections" (2006).
/// </summary>
public static class Proximity
{
    /// <summary>Words that lie fewer than this many places apart stand together.</summary>
    public const int Window = 8;

    /// <summary>The score of a document, 0 to 1: over the pairs, <c>rarity × f / (f + k1)</c> as a share of the sum of rarities, where f is the
    /// number of occurrences of the first word that have the second near, those in the title times its weight, corrected by the document's length.</summary>
    /// <param name="pairs">Neighbours in the query.</param>
    /// <param name="title">Where the query's words stand in the title, in order of place.</param>
    /// <param name="body">Where they stand in the body, in order of place.</param>
    /// <param name="length">Terms in title and body of this document.</param>
    /// <param name="average">Mean of that over the documents that the viewer may find.</param>
    public static float Score(ReadOnlySpan<WordPair> pairs, ReadOnlySpan<WordPlace> title, ReadOnlySpan<WordPlace> body, int length, float average)
    {
        var (score, most) = (0f, 0f);
        var share = FieldWeight.Body.LengthShare;
        var correction = 1 - share + share * length / Math.Max(1, average);
        foreach (var pair in pairs)
        {
            most += pair.Rarity;
            var frequency = (FieldWeight.Title.Weight * Windows(pair, title) + Windows(pair, body)) / correction;
            if (frequency > 0) score += pair.Rarity * frequency / (frequency + WordScore.Saturation);
        }
        return most > 0 ? score / most : 0;
    }

    // Occurrences of the first word that have the second near, on either side.
    private static int Windows(WordPair pair, ReadOnlySpan<WordPlace> places)
    {
        var count = 0;
        for (var i = 0; i < places.Length; i++)
            if (places[i].Word == pair.First && (IsNear(pair.Second, places, i, 1) || IsNear(pair.Second, places, i, -1))) count++;
        return count;
    }

    private static bool IsNear(int word, ReadOnlySpan<WordPlace> places, int from, int step)
    {
        for (var i = from + step; i >= 0 && i < places.Length && Math.Abs(places[i].Place - places[from].Place) < Window; i += step)
            if (places[i].Word == word) return true;
        return false;
    }
}

/// <summary>Two different words that follow each other in a query, once those that carry no meaning are left out.</summary>
/// <param name="First">Number of the first word within the query.</param>
/// <param name="Second">Number of the second.</param>
/// <param name="Rarity">The smaller of the two words' rarities.</param>
public readonly record struct WordPair(int First, int Second, float Rarity);

/// <summary>A place in a document where a word of the query stands.</summary>
/// <param name="Word">The word's number within the query.</param>
/// <param name="Place">The number of the term in its field; the parts of a code share the place of the whole.</param>
public readonly record struct WordPlace(int Word, int Place);
