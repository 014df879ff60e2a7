using System.Numerics;
using System.Runtime.InteropServices;

namespace KnowledgeCrm.Search.Meaning;

/// <summary>A dense matrix, row after row. Sums are taken entry by entry in a fixed order, so that every processor gets the same.</summary>
internal sealed class DenseRows(int rows, int width)
{
    // Partial sums in single precision stay exact enough over this many rows; then they go into double precision.
    private const int RowsInSinglePrecision = 256;
    private readonly float[] entries = new float[(long)rows * width];

    public int Rows => rows;

    public int Width => width;

    public Span<float> Row(int row) => entries.AsSpan(row * width, width);

    /// <summary>Adds a multiple of one row to another.</summary>
    public static void AddScaled(ReadOnlySpan<float> row, float by, Span<float> into)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(row);
        var to = MemoryMarshal.Cast<float, Vector<float>>(into);
        var factor = new Vector<float>(by);
        for (var i = 0; i < from.Length; i++) to[i] += from[i] * factor;
        for (var i = from.Length * Vector<float>.Count; i < row.Length; i++) into[i] += row[i] * by;
    }

    /// <summary>The matrix of all products of two columns, symmetric, width by width.</summary>
    public double[,] ColumnProducts()
    {
        var sums = new double[width, width];
        var partial = new DenseRows(width, width);
        for (var row = 0; row < rows; row++)
        {
            var entry = Row(row);
            for (var i = 0; i < width; i++)
                if (entry[i] != 0) AddScaled(entry, entry[i], partial.Row(i));
            if (row % RowsInSinglePrecision == RowsInSinglePrecision - 1 || row == rows - 1) partial.MoveInto(sums);
        }
        return sums;
    }

    /// <summary>This matrix times a small one given by its columns.</summary>
    public DenseRows Times(IReadOnlyList<double[]> right)
    {
        var product = new DenseRows(rows, right.Count);
        var byRow = new DenseRows(width, right.Count);
        for (var i = 0; i < width; i++)
            for (var j = 0; j < right.Count; j++) byRow.Row(i)[j] = (float)right[j][i];
        for (var row = 0; row < rows; row++)
        {
            var from = Row(row);
            var into = product.Row(row);
            for (var i = 0; i < width; i++)
                if (from[i] != 0) AddScaled(byRow.Row(i), from[i], into);
        }
        return product;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(rows);
        writer.Write(width);
        foreach (var entry in entries) writer.Write(entry);
    }

    public static DenseRows Read(BinaryReader reader)
    {
        var read = new DenseRows(reader.ReadInt32(), reader.ReadInt32());
        foreach (ref var entry in read.entries.AsSpan()) entry = reader.ReadSingle();
        return read;
    }

    private void MoveInto(double[,] sums)
    {
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < width; j++) sums[i, j] += Row(i)[j];
        Array.Clear(entries);
    }
}
