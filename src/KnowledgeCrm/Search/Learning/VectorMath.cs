using System.Numerics;
using System.Runtime.InteropServices;

namespace KnowledgeCrm.Search.Learning;

/// <summary>The few vector operations that learning needs, on spans of equal length.</summary>
internal static class VectorMath
{
    /// <summary>Sum of the products.</summary>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var vx = MemoryMarshal.Cast<float, Vector<float>>(x);
        var vy = MemoryMarshal.Cast<float, Vector<float>>(y);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < vx.Length; i++) sums += vx[i] * vy[i];
        var sum = Vector.Sum(sums);
        for (var i = vx.Length * Vector<float>.Count; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>Adds <paramref name="factor"/> times <paramref name="x"/> to <paramref name="to"/>.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> x, Span<float> to)
    {
        var vx = MemoryMarshal.Cast<float, Vector<float>>(x);
        var vt = MemoryMarshal.Cast<float, Vector<float>>(to);
        var vf = new Vector<float>(factor);
        for (var i = 0; i < vx.Length; i++) vt[i] += vf * vx[i];
        for (var i = vx.Length * Vector<float>.Count; i < x.Length; i++) to[i] += factor * x[i];
    }

    /// <summary>Turns scores into shares that add up to 1, in place.</summary>
    public static void Softmax(Span<float> scores)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores) most = Math.Max(most, score);
        float sum = 0;
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = MathF.Exp(scores[i] - most);
        for (var i = 0; i < scores.Length; i++) scores[i] /= sum;
    }
}
