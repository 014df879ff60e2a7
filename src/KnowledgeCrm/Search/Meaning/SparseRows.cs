namespace KnowledgeCrm.Search.Meaning;

/// <summary>A sparse matrix, row after row: the documents of a base by the features that they hold.</summary>
internal sealed class SparseRows(int columns)
{
    private readonly List<int> ends = [];
    private int[] features = new int[1024];
    private float[] values = new float[1024];

    /// <summary>Rows, that is documents.</summary>
    public int Rows => ends.Count;

    /// <summary>Columns, that is features.</summary>
    public int Columns => columns;

    /// <summary>Entries that are not zero.</summary>
    public int Entries => ends.Count == 0 ? 0 : ends[^1];

    /// <summary>Appends a row.</summary>
    public void Add(ReadOnlySpan<int> row, ReadOnlySpan<float> weights)
    {
        var at = Entries;
        if (at + row.Length > features.Length)
        {
            var room = Math.Max(at + row.Length, features.Length / 2 * 3);
            Array.Resize(ref features, room);
            Array.Resize(ref values, room);
        }
        row.CopyTo(features.AsSpan(at));
        weights.CopyTo(values.AsSpan(at));
        ends.Add(at + row.Length);
    }

    /// <summary>This matrix times a dense one.</summary>
    public DenseRows Times(DenseRows right, CancellationToken stop)
    {
        var product = new DenseRows(Rows, right.Width);
        for (int row = 0, at = 0; row < Rows; row++)
        {
            if ((row & 1023) == 0) stop.ThrowIfCancellationRequested();
            var into = product.Row(row);
            for (; at < ends[row]; at++) DenseRows.AddScaled(right.Row(features[at]), values[at], into);
        }
        return product;
    }

    /// <summary>The transpose of this matrix times a dense one.</summary>
    public DenseRows TransposedTimes(DenseRows right, CancellationToken stop)
    {
        var product = new DenseRows(columns, right.Width);
        for (int row = 0, at = 0; row < Rows; row++)
        {
            if ((row & 1023) == 0) stop.ThrowIfCancellationRequested();
            var from = right.Row(row);
            for (; at < ends[row]; at++) DenseRows.AddScaled(from, values[at], product.Row(features[at]));
        }
        return product;
    }
}
