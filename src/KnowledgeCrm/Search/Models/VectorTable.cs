using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KnowledgeCrm.Search.Models;

/// <summary>Vectors of documents, a byte each entry: a quarter of the memory of floats, and read four times as fast, for an error of about
/// a hundredth in a cosine. Rows are added by one thread at a time; any number may read those that were there.</summary>
internal sealed class VectorTable
{
    private const float Scale = 127;
    private readonly Lock gate = new();
    private volatile State state;

    public VectorTable(int dimensions)
    {
        Dimensions = dimensions;
        state = new State([], [], [], 0);
    }

    private VectorTable(int dimensions, State state) => (Dimensions, this.state) = (dimensions, state);

    // Rows beyond Count are not there yet. A document that is put again gets a new row, and the old one has no owner.
    private sealed record State(sbyte[] Entries, Guid[] Owners, Dictionary<Guid, int> Rows, int Count);

    public int Dimensions { get; }

    /// <summary>The row of a document, or -1.</summary>
    public int RowOf(Guid document) => state.Rows.GetValueOrDefault(document, -1);

    /// <summary>Puts the vectors of documents in, of length one each.</summary>
    public void Put(IReadOnlyList<(Guid Document, float[] Vector)> vectors)
    {
        if (vectors.Count == 0 || Dimensions == 0) return;
        lock (gate)
        {
            var now = state;
            var (entries, owners) = (now.Entries, now.Owners);
            var needed = (now.Count + vectors.Count) * Dimensions;
            if (entries.Length < needed) Array.Resize(ref entries, Math.Max(needed, entries.Length * 5 / 4));
            if (owners.Length < now.Count + vectors.Count) Array.Resize(ref owners, Math.Max(now.Count + vectors.Count, owners.Length * 5 / 4));
            // Readers that hold the old map never look at the new rows.
            var rows = new Dictionary<Guid, int>(now.Rows);
            var row = now.Count;
            foreach (var (document, vector) in vectors)
            {
                for (var i = 0; i < Dimensions; i++) entries[row * Dimensions + i] = (sbyte)Math.Clamp(MathF.Round(vector[i] * Scale), -Scale, Scale);
                owners[row] = document;
                rows[document] = row++;
            }
            state = new State(entries, owners, rows, row);
        }
    }

    /// <summary>A vector as the table holds them, to be compared with its rows.</summary>
    public sbyte[] Quantized(ReadOnlySpan<float> vector)
    {
        var quantized = new sbyte[Dimensions];
        for (var i = 0; i < Dimensions; i++) quantized[i] = (sbyte)Math.Clamp(MathF.Round(vector[i] * Scale), -Scale, Scale);
        return quantized;
    }

    /// <summary>The cosine of a row and a vector, -1 to 1.</summary>
    public float Cosine(int row, sbyte[] vector) => Dot(state.Entries.AsSpan(row * Dimensions, Dimensions), vector) / (Scale * Scale);

    /// <summary>The documents whose vectors lie nearest, the nearest first.</summary>
    /// <param name="vector">As <see cref="Quantized"/> gives it.</param>
    /// <param name="count">How many at the most.</param>
    /// <param name="counts">True for a document that may be among them; asked only of those that are near enough.</param>
    public List<Guid> Nearest(sbyte[] vector, int count, Func<Guid, bool> counts)
    {
        var now = state;
        var heap = new PriorityQueue<Guid, (int Dot, int Earlier)>();
        for (var row = 0; row < now.Count; row++)
        {
            var dot = Dot(now.Entries.AsSpan(row * Dimensions, Dimensions), vector);
            if (dot <= 0 || (heap.Count == count && heap.TryPeek(out _, out var least) && dot <= least.Dot)) continue;
            if (now.Rows[now.Owners[row]] != row || !counts(now.Owners[row])) continue;
            if (heap.Count < count) heap.Enqueue(now.Owners[row], (dot, -row));
            else heap.EnqueueDequeue(now.Owners[row], (dot, -row));
        }
        var nearest = new List<Guid>(heap.Count);
        while (heap.TryDequeue(out var document, out _)) nearest.Add(document);
        nearest.Reverse();
        return nearest;
    }

    public void Write(BinaryWriter writer)
    {
        var now = state;
        writer.Write(Dimensions);
        writer.Write(now.Rows.Count);
        foreach (var (document, row) in now.Rows)
        {
            writer.Write(document.ToByteArray());
            writer.Write(MemoryMarshal.AsBytes(now.Entries.AsSpan(row * Dimensions, Dimensions)));
        }
    }

    public static VectorTable Read(BinaryReader reader)
    {
        var (dimensions, count) = (reader.ReadInt32(), reader.ReadInt32());
        if (dimensions is < 0 or > 1 << 16 || count < 0) throw new InvalidDataException("The vectors are damaged.");
        var entries = new sbyte[(long)dimensions * count];
        var owners = new Guid[count];
        var rows = new Dictionary<Guid, int>(count);
        for (var row = 0; row < count; row++)
        {
            rows[owners[row] = new Guid(reader.ReadBytes(16))] = row;
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(entries.AsSpan(row * dimensions, dimensions)));
        }
        return new VectorTable(dimensions, new State(entries, owners, rows, count));
    }

    private static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var (sum, i) = (0, 0);
        if (Avx2.IsSupported)
        {
            ref var first = ref MemoryMarshal.GetReference(a);
            ref var second = ref MemoryMarshal.GetReference(b);
            var sums = Vector256<int>.Zero;
            for (; i <= a.Length - Vector128<sbyte>.Count; i += Vector128<sbyte>.Count)
            {
                sums += Avx2.MultiplyAddAdjacent(
                    Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref first, (nuint)i)), Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref second, (nuint)i)));
            }
            sum = Vector256.Sum(sums);
        }
        else if (Vector.IsHardwareAccelerated)
        {
            var sums = Vector<int>.Zero;
            for (; i <= a.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
            {
                Vector.Widen(new Vector<sbyte>(a[i..]), out var aLow, out var aHigh);
                Vector.Widen(new Vector<sbyte>(b[i..]), out var bLow, out var bHigh);
                // Two products of seven bits each stay within fifteen.
                Vector.Widen(aLow * bLow + aHigh * bHigh, out var low, out var high);
                sums += low + high;
            }
            sum = Vector.Sum(sums);
        }
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
