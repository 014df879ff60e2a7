namespace KnowledgeCrm.Benchmarks;

/// <summary>Measured times in milliseconds, in order.</summary>
internal sealed class Percentiles(IEnumerable<double> milliseconds)
{
    private readonly double[] sorted = [.. milliseconds.Order()];

    public double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    public override string ToString() => $"{sorted.Length} measured, p50 {At(.5):F1} ms, p95 {At(.95):F1} ms, p99 {At(.99):F1} ms, longest {sorted[^1]:F1} ms";
}
