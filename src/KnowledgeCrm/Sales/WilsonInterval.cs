namespace KnowledgeCrm.Sales;

/// <summary>Between which shares the true one lies, judged by a few trials: the score interval of E. B. Wilson (Probable inference, the law of
/// succession, and statistical inference, Journal of the American Statistical Association 22, 1927). Unlike the share itself it is cautious
/// where little was seen, and it stays within 0 and 1.</summary>
/// <param name="Low">The lower end, 0 to 1: what ranks.</param>
/// <param name="High">The upper end, 0 to 1.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    // The normal quantile for 95 in 100.
    private const double Z = 1.959963984540054;

    /// <summary>The interval for 95 in 100.</summary>
    /// <param name="wins">Of them good; 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many there were; without any it is everything from 0 to 1.</param>
    public static WilsonInterval Of(int wins, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wins);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wins, trials);
        if (trials == 0) return new WilsonInterval(0, 1);
        double n = trials, share = wins / n, square = Z * Z;
        var middle = share + square / (2 * n);
        var half = Z * Math.Sqrt(share * (1 - share) / n + square / (4 * n * n));
        var whole = 1 + square / n;
        // Rounding must not leave the ends of the scale, where none or all were won.
        return new WilsonInterval(wins == 0 ? 0 : Math.Max(0, (middle - half) / whole), wins == trials ? 1 : Math.Min(1, (middle + half) / whole));
    }
}
