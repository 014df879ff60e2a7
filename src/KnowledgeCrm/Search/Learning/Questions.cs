namespace KnowledgeCrm.Search.Learning;

/// <summary>A text to learn from, once, with every document that it is an example of.</summary>
/// <param name="Text">The text.</param>
/// <param name="Documents">The documents, in rising order, each once.</param>
/// <param name="Shares">Each document's part of the right answer; together 1.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="IsAsked">True when somebody asked it; false for what is a title alone.</param>
internal readonly record struct Question(string Text, int[] Documents, float[] Shares, float Weight, bool IsAsked);

/// <summary>Gathers examples and titles.</summary>
internal static class Questions
{
    /// <summary>How much a title counts, in solved cases.</summary>
    private const float OfTitle = 1;

    /// <summary>However often a question came: beyond this a step would overshoot.</summary>
    private const float MostWeight = 4;

    /// <summary>The questions in the order of their first examples, then the titles; empty when nothing was ever asked.</summary>
    public static List<Question> Of(IReadOnlyList<Example> examples, IReadOnlyList<string> titles)
    {
        var asked = new Dictionary<string, SortedDictionary<int, float>>(StringComparer.Ordinal);
        var texts = new List<string>();
        foreach (var example in examples)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(example.Document);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(example.Document, titles.Count);
            if (example.Weight > 0) Add(example.Text, example.Document, example.Weight);
        }
        if (texts.Count == 0) return [];
        var askedFirst = texts.Count;
        for (var document = 0; document < titles.Count; document++) Add(titles[document], document, OfTitle);
        return [.. texts.Select((text, place) => Of(text, asked[text], place < askedFirst))];

        void Add(string text, int document, float weight)
        {
            if (!asked.TryGetValue(text, out var weights))
            {
                asked.Add(text, weights = []);
                texts.Add(text);
            }
            weights[document] = weights.GetValueOrDefault(document) + weight;
        }
    }

    private static Question Of(string text, SortedDictionary<int, float> weights, bool isAsked)
    {
        var sum = weights.Values.Sum();
        return new Question(text, [.. weights.Keys], [.. weights.Values.Select(weight => weight / sum)], Math.Min(MostWeight, weights.Values.Max()), isAsked);
    }
}
