using KnowledgeCrm.Search.Meaning;

namespace KnowledgeCrm.Tests.Search.Meaning;

public class SvdTests
{
    [Fact]
    public void Eigenvectors_rebuild_the_matrix()
    {
        var matrix = Symmetric(40);
        var pairs = SymmetricEigen.Of((double[,])matrix.Clone());
        for (var i = 0; i < 40; i++)
            for (var j = 0; j < 40; j++) Assert.Equal(matrix[i, j], pairs.Sum(pair => pair.Value * pair.Vector[i] * pair.Vector[j]), 9);
        Assert.Equal(pairs.Select(pair => pair.Value).OrderDescending(), pairs.Select(pair => pair.Value));
    }

    [Fact]
    public void A_matrix_of_low_rank_is_found_whole()
    {
        const int Rank = 5;
        var random = new Random(3);
        var (left, right) = (Dense(random, 60, Rank), Dense(random, 90, Rank));
        var matrix = new SparseRows(90);
        for (var row = 0; row < 60; row++)
            matrix.Add(Enumerable.Range(0, 90).ToArray(), Enumerable.Range(0, 90).Select(column => Entry(left, right, row, column)).ToArray());
        var (vectors, values) = RandomizedSvd.Of(matrix, 20, TestContext.Current.CancellationToken);
        Assert.Equal(Rank, values.Length);
        var projected = matrix.Times(vectors, TestContext.Current.CancellationToken);
        for (var row = 0; row < 60; row++)
            for (var column = 0; column < 90; column++) Assert.Equal(Entry(left, right, row, column), Entry(projected, vectors, row, column), 3);
        for (var i = 0; i < Rank; i++) Assert.Equal(values[i], Math.Sqrt(Enumerable.Range(0, 60).Sum(row => Math.Pow(projected.Row(row)[i], 2))), 3);
    }

    private static double[,] Symmetric(int size)
    {
        var random = new Random(5);
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++) matrix[i, j] = matrix[j, i] = random.NextDouble() - 0.5;
        return matrix;
    }

    private static DenseRows Dense(Random random, int rows, int width)
    {
        var dense = new DenseRows(rows, width);
        for (var row = 0; row < rows; row++)
            foreach (ref var entry in dense.Row(row)) entry = random.NextSingle() - 0.5f;
        return dense;
    }

    private static float Entry(DenseRows left, DenseRows right, int row, int column)
    {
        var sum = 0f;
        for (var i = 0; i < left.Width; i++) sum += left.Row(row)[i] * right.Row(column)[i];
        return sum;
    }
}
