using System.Security.Cryptography;
using System.Text;
using KnowledgeCrm.Search.Models;

namespace KnowledgeCrm.Search.Meaning;

/// <summary>The vectors that a service gave for the documents of one kind, with what each was made of. One thread puts in; any number reads.</summary>
/// <remarks>Vectors of large models all lie in one direction, so that any two seem alike. The mean is taken from each before they are compared
/// (J. Mu and P. Viswanath, "All-but-the-Top", ICLR 2018).</remarks>
internal sealed class RemoteVectors
{
    /// <summary>Of so many vectors the mean is taken.</summary>
    public const int Sample = 1_000;

    // Of fewer vectors the mean would say more of them than of the model.
    private const int LeastForMean = 30;
    private const int Format = 0x4b434532;
    private readonly float[] mean;
    private readonly Dictionary<Guid, UInt128> made;

    private RemoteVectors(float[] mean, VectorTable table, Dictionary<Guid, UInt128> made) => (this.mean, Table, this.made) = (mean, table, made);

    /// <summary>The vectors, as they are compared.</summary>
    public VectorTable Table { get; }

    /// <summary>How many documents have one.</summary>
    public int Count => made.Count;

    /// <summary>Begins with the first vectors of a model; they give the mean.</summary>
    public static RemoteVectors Of(int dimensions, IReadOnlyList<float[]> first)
    {
        var mean = new float[dimensions];
        if (first.Count >= LeastForMean)
            foreach (var vector in first.Select(Unit))
                for (var i = 0; i < mean.Length; i++) mean[i] += vector[i] / first.Count;
        return new RemoteVectors(mean, new VectorTable(mean.Length), []);
    }

    /// <summary>True when the document's vector was made of this text.</summary>
    public bool Holds(Guid document, string text) => made.TryGetValue(document, out var of) && of == HashOf(text);

    /// <summary>Puts vectors in as the service gave them.</summary>
    public void Put(IReadOnlyList<(Guid Document, string Text, float[] Vector)> vectors)
    {
        Table.Put([.. vectors.Select(entry => (entry.Document, Centred(entry.Vector)))]);
        foreach (var (document, text, _) in vectors) made[document] = HashOf(text);
    }

    /// <summary>A question's vector as the table's are.</summary>
    public short[] Asked(float[] vector) => Table.Quantized(Centred(vector));

    public void Write(BinaryWriter writer, string model)
    {
        writer.Write(Format);
        writer.Write(model);
        writer.Write(mean.Length);
        foreach (var entry in mean) writer.Write(entry);
        Table.Write(writer);
        writer.Write(made.Count);
        foreach (var (document, of) in made)
        {
            writer.Write(document.ToByteArray());
            writer.Write((ulong)(of >> 64));
            writer.Write((ulong)of);
        }
    }

    /// <summary>Null when they are another model's, or of another version.</summary>
    public static RemoteVectors? Read(BinaryReader reader, string model)
    {
        if (reader.ReadInt32() != Format || reader.ReadString() != model) return null;
        var mean = new float[reader.ReadInt32()];
        for (var i = 0; i < mean.Length; i++) mean[i] = reader.ReadSingle();
        var table = VectorTable.Read(reader);
        var made = new Dictionary<Guid, UInt128>();
        for (var left = reader.ReadInt32(); left > 0; left--) made[new Guid(reader.ReadBytes(16))] = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
        return new RemoteVectors(mean, table, made);
    }

    private float[] Centred(float[] vector)
    {
        var centred = Unit(vector);
        for (var i = 0; i < centred.Length; i++) centred[i] -= mean[i];
        return Unit(centred);
    }

    private static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(entry => entry * entry));
        return length > 0 ? Array.ConvertAll(vector, entry => entry / length) : [.. vector];
    }

    private static UInt128 HashOf(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return new UInt128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }
}
