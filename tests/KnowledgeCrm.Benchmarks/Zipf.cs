namespace KnowledgeCrm.Benchmarks;

/// <summary>Words as frequent as those of a language are: the n-th most frequent is about 1/n as frequent as the first (Zipf's law).</summary>
internal sealed class Zipf(double[] cumulated, Random random)
{
    /// <summary>The number of a word, 0 the most frequent.</summary>
    public int Next()
    {
        var at = Array.BinarySearch(cumulated, random.NextDouble() * cumulated[^1]);
        return Math.Min(cumulated.Length - 1, at < 0 ? ~at : at);
    }

    public static string Word(int number) => $"w{ToLetters(number)}";

    // Letters only: a number among them would be taken for a code.
    private static string ToLetters(int number)
    {
        var letters = "";
        do
        {
            letters = (char)('a' + number % 20) + letters;
            number /= 20;
        }
        while (number > 0);
        return letters;
    }

    /// <summary>The running sums of the frequencies; made once for as many words.</summary>
    public static double[] Cumulate(int words)
    {
        var sums = new double[words];
        var sum = 0.0;
        for (var i = 0; i < words; i++) sums[i] = sum += 1.0 / (i + 1);
        return sums;
    }
}
