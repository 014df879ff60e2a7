using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KnowledgeCrm.Search.Models;

/// <summary>Products of vectors of which one is stored in bytes: by meaning every document of a base is compared with a question, so this decides how long that takes.</summary>
internal static class ByteVectors
{
    /// <summary>The sum of the products.</summary>
    /// <param name="stored">Entries of -127 to 127.</param>
    /// <param name="asked">As many, in the same range.</param>
    public static int Dot(ReadOnlySpan<sbyte> stored, ReadOnlySpan<short> asked)
    {
        ref var one = ref MemoryMarshal.GetReference(stored);
        ref var other = ref MemoryMarshal.GetReference(asked[..stored.Length]);
        var (sum, i) = (0, 0);
        if (Avx512BW.IsSupported)
        {
            var sums = Vector512<int>.Zero;
            for (; i <= stored.Length - Vector256<sbyte>.Count; i += Vector256<sbyte>.Count)
                sums += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref one, (nuint)i)), Vector512.LoadUnsafe(ref other, (nuint)i));
            sum = Vector512.Sum(sums);
        }
        else if (Avx2.IsSupported)
        {
            var sums = Vector256<int>.Zero;
            for (; i <= stored.Length - Vector128<sbyte>.Count; i += Vector128<sbyte>.Count)
                sums += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref one, (nuint)i)), Vector256.LoadUnsafe(ref other, (nuint)i));
            sum = Vector256.Sum(sums);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            var sums = Vector128<int>.Zero;
            for (; i <= stored.Length - Vector128<sbyte>.Count; i += Vector128<sbyte>.Count)
            {
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref one, (nuint)i));
                // Two products of seven bits each stay within fifteen.
                var products = low * Vector128.LoadUnsafe(ref other, (nuint)i) + high * Vector128.LoadUnsafe(ref other, (nuint)(i + Vector128<short>.Count));
                var (first, second) = Vector128.Widen(products);
                sums += first + second;
            }
            sum = Vector128.Sum(sums);
        }
        for (; i < stored.Length; i++) sum += stored[i] * asked[i];
        return sum;
    }
}
