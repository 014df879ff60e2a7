namespace KnowledgeCrm.Search.Meaning;

/// <summary>A sparse matrix, row after row: the documents of a base by the features that they hold.</summary>
internal sealed class SparseRows(int columns)
{
    private readonly List<(int[] Features, float[] Values)> rows = [];

    /// <summary>Rows, that is documents.</summary>
    public int Rows => rows.Count;

    /// <summary>Columns, that is features.</summary>
    public int Columns => columns;

    /// <summary>Appends a row.</summary>
    public void Add(ReadOnlySpan<int> features, ReadOnlySpan<float> values) => rows.Add((features.ToArray(), values.ToArray()));

    /// <summary>This matrix times a dense one.</summary>
    public DenseRows Times(DenseRows right, CancellationToken stop)
    {
        var product = new DenseRows(Rows, right.Width);
        for (var row = 0; row < Rows; row++)
        {
            stop.ThrowIfCancellationRequested();
            var into = product.Row(row);
            var (features, values) = rows[row];
            for (var i = 0; i < features.Length; i++) DenseRows.AddScaled(right.Row(features[i]), values[i], into);
        }
        return product;
    }

    /// <summary>The transpose of this matrix times a dense one.</summary>
    public DenseRows TransposedTimes(DenseRows right, CancellationToken stop)
    {
        var product = new DenseRows(columns, right.Width);
        for (var row = 0; row < Rows; row++)
        {
            stop.ThrowIfCancellationRequested();
            var from = right.Row(row);
            var (features, values) = rows[row];
            for (var i = 0; i < features.Length; i++) DenseRows.AddScaled(from, values[i], product.Row(features[i]));
        }
        return product;
    }
}
