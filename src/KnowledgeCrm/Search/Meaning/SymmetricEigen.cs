namespace KnowledgeCrm.Search.Meaning;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (C. G. J. Jacobi 1846; the form of
/// G. H. Golub and C. F. Van Loan, Matrix Computations, section 8.5).</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 30;
    private const double Negligible = 1e-12;

    /// <summary>The pairs of a symmetric matrix, the greatest eigenvalue first. The matrix is overwritten.</summary>
    public static (double Value, double[] Vector)[] Of(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        // Kept by rows, so that a rotation runs over two neighbouring stretches of memory.
        var a = Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => matrix[i, j]).ToArray()).ToArray();
        var vectors = Enumerable.Range(0, size).Select(i => { var row = new double[size]; row[i] = 1; return row; }).ToArray();
        var scale = a.Sum(row => row.Sum(x => x * x));
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a) > Negligible * Negligible * scale; sweep++)
            for (var p = 0; p < size - 1; p++)
                for (var q = p + 1; q < size; q++) Rotate(a, vectors, p, q);
        return [.. Enumerable.Range(0, size).Select(i => (a[i][i], vectors[i])).OrderByDescending(pair => pair.Item1)];
    }

    private static double OffDiagonal(double[][] a)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < i; j++) sum += 2 * a[i][j] * a[i][j];
        return sum;
    }

    private static void Rotate(double[][] a, double[][] vectors, int p, int q)
    {
        var apq = a[p][q];
        if (Math.Abs(apq) <= Negligible * Math.Sqrt(Math.Abs(a[p][p] * a[q][q])) * 1e-2 || apq == 0) return;
        var tau = (a[q][q] - a[p][p]) / (2 * apq);
        var t = (tau >= 0 ? 1 : -1) / (Math.Abs(tau) + Math.Sqrt(1 + tau * tau));
        var c = 1 / Math.Sqrt(1 + t * t);
        var s = t * c;
        var (app, aqq) = (a[p][p] - t * apq, a[q][q] + t * apq);
        Combine(a[p], a[q], c, s);
        for (var k = 0; k < a.Length; k++) (a[k][p], a[k][q]) = (a[p][k], a[q][k]);
        (a[p][p], a[q][q], a[p][q], a[q][p]) = (app, aqq, 0, 0);
        Combine(vectors[p], vectors[q], c, s);
    }

    private static void Combine(double[] p, double[] q, double c, double s)
    {
        for (var k = 0; k < p.Length; k++) (p[k], q[k]) = (c * p[k] - s * q[k], s * p[k] + c * q[k]);
    }
}
