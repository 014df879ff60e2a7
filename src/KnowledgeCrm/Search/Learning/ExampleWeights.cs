namespace KnowledgeCrm.Search.Learning;

/// <summary>Keeps one person from teaching the ranker alone.</summary>
public static class ExampleWeights
{
    /// <summary>What one person may add to one document, in solved cases.</summary>
    public const float MostOfOnePerson = 3;

    /// <summary>The examples with their weights scaled down where one person's add up to more than the cap for one document; each kept,
    /// in order.</summary>
    /// <param name="taught">Each example with who gave it (any stable name of the person).</param>
    /// <param name="mostOfOne">The cap on the sum of one person's weights for one document.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cap is not above 0.</exception>
    public static IReadOnlyList<Example> Capped(IReadOnlyList<(string Person, Example Example)> taught, float mostOfOne = MostOfOnePerson)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostOfOne);
        var sums = new Dictionary<(string, int), double>();
        foreach (var (person, example) in taught)
        {
            var key = (person, example.Document);
            sums[key] = sums.GetValueOrDefault(key) + Math.Max(0, example.Weight);
        }
        return
        [
            .. taught.Select(one => sums[(one.Person, one.Example.Document)] is var sum && sum > mostOfOne
                ? one.Example with { Weight = (float)(one.Example.Weight * mostOfOne / sum) }
                : one.Example),
        ];
    }
}
