namespace KnowledgeCrm.Search.Ranking;

/// <summary>
/// How well a document's words answer a query, by BM25F: H. Zaragoza and others, "Microsoft Cambridge at TREC 13: web and hard tracks"
/// (2004); S. Robertson and H. Zaragoza, "The probabilistic relevance framework: BM25 and beyond" (2009), section 3.7. Frequencies in the
/// fields are first added up, each with its weight and its length's correction, then saturated once for the term. Divided by
/// <see cref="Maximum"/> the sum over the terms lies in 0 to 1, and is comparable between queries and between bases.
/// </summary>
public static class WordScore
{
    /// <summary>Where the gain of further occurrences fades: at this summed frequency a term has half of what it can give.</summary>
    public const float Saturation = 2f;

    /// <summary>The weight of a term in a text: <c>ln(1 + (N - n + 0.5) / (n + 0.5))</c>, positive also for a term that is everywhere.</summary>
    /// <param name="documents">Documents that the viewer may find; 0 or more.</param>
    /// <param name="holding">Those of them that hold the term; 0 to <paramref name="documents"/>.</param>
    public static float Rarity(int documents, int holding) => MathF.Log(1 + (documents - holding + 0.5f) / (holding + 0.5f));

    /// <summary>What a field adds to a term's frequency: <c>weight × count / (1 - b + b × length / average)</c>.</summary>
    /// <param name="field">The field's weight and length correction.</param>
    /// <param name="count">Occurrences of the term in the field.</param>
    /// <param name="length">Terms in the field of this document.</param>
    /// <param name="average">Mean of that over the documents that the viewer may find; greater than 0 where <paramref name="count"/> is.</param>
    public static float Frequency(FieldWeight field, int count, int length, float average) =>
        count == 0 ? 0 : field.Weight * count / (1 - field.LengthShare + field.LengthShare * length / average);

    /// <summary>What a term gives: <c>weight × rarity × f (k1 + 1) / (f + k1)</c>.</summary>
    /// <param name="rarity">The term's <see cref="Rarity"/>, times the term's weight in the query.</param>
    /// <param name="frequency">The sum of <see cref="Frequency"/> over the fields; that of each synonym may be added, times its worth.</param>
    public static float Term(float rarity, float frequency) => rarity * frequency * (Saturation + 1) / (frequency + Saturation);

    /// <summary>More than any document can reach: the sum of <c>rarity × (k1 + 1)</c> over the query's terms.</summary>
    /// <param name="rarities">Each term's <see cref="Rarity"/>, times the term's weight in the query.</param>
    public static float Maximum(ReadOnlySpan<float> rarities)
    {
        var sum = 0f;
        foreach (var rarity in rarities) sum += rarity;
        return sum * (Saturation + 1);
    }
}

/// <summary>How a field counts.</summary>
/// <param name="Weight">What an occurrence in it is worth, against one in the body.</param>
/// <param name="LengthShare">How far a long field is held back, 0 to 1 (b of BM25).</param>
public readonly record struct FieldWeight(float Weight, float LengthShare)
{
    /// <summary>A title says most: six times the body, found on four sets of questions in two languages; 4 to 8 do about as well.</summary>
    public static FieldWeight Title { get; } = new(6, 0.5f);

    /// <summary>A summary is written to say what the text is about.</summary>
    public static FieldWeight Summary { get; } = new(2, 0.75f);

    /// <summary>Tags and names of products are few and chosen.</summary>
    public static FieldWeight Tags { get; } = new(3, 0.5f);

    /// <summary>The text itself.</summary>
    public static FieldWeight Body { get; } = new(1, 0.85f);

    /// <summary>The text of files hangs more loosely on the subject.</summary>
    public static FieldWeight Attachments { get; } = new(0.5f, 0.85f);
}
