namespace KnowledgeCrm.Search.Meaning;

/// <summary>The leading singular vectors of a sparse matrix, by the randomised range finder with power iterations:
/// N. Halko, P. G. Martinsson, J. A. Tropp, "Finding structure with randomness", SIAM Review 53 (2011), algorithms 4.4 and 5.1.</summary>
internal static class RandomizedSvd
{
    // Columns beyond those wanted: the ones at the edge are found well only with some room.
    private const int Oversampling = 16;
    private const int PowerIterations = 2;
    // What is smaller, squared and set against the greatest, is rounding.
    private const double Negligible = 1e-9;

    /// <summary>The right singular vectors, a row for each column of the matrix, and the singular values, the greatest first. There are
    /// fewer than asked for when the matrix has a lower rank.</summary>
    public static (DenseRows Vectors, double[] Values) Of(SparseRows matrix, int dimensions, CancellationToken stop)
    {
        var width = Math.Min(dimensions + Oversampling, Math.Min(matrix.Rows, matrix.Columns));
        var range = Orthonormal(matrix.Times(Gaussian(matrix.Columns, width), stop));
        for (var i = 0; i < PowerIterations; i++)
            range = Orthonormal(matrix.Times(matrix.TransposedTimes(range, stop), stop));
        return Directions(matrix.TransposedTimes(range, stop), dimensions);
    }

    private static DenseRows Orthonormal(DenseRows columns) => Directions(columns, columns.Width).Vectors;

    private static (DenseRows Vectors, double[] Values) Directions(DenseRows columns, int most)
    {
        var pairs = SymmetricEigen.Of(columns.ColumnProducts());
        var kept = pairs.Take(most).Where(pair => pair.Value > Negligible * pairs[0].Value).ToList();
        var values = kept.Select(pair => Math.Sqrt(pair.Value)).ToArray();
        return (columns.Times([.. kept.Select((pair, i) => Array.ConvertAll(pair.Vector, x => x / values[i]))]), values);
    }

    // A fixed beginning makes the same base give the same vectors.
    private static DenseRows Gaussian(int rows, int width)
    {
        const int Seed = 20_110_517;
        var random = new Random(Seed);
        var entries = new DenseRows(rows, width);
        for (var row = 0; row < rows; row++)
            foreach (ref var entry in entries.Row(row))
                entry = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return entries;
    }
}
