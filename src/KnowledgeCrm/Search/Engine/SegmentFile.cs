using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeCrm.Search.Engine;

/// <summary>A segment on disk: its arrays one after another, each after its length, then the SHA-256 of all that. Written once, never changed.
/// The bytes are those of this machine: the index is a projection and is built anew elsewhere.</summary>
internal static class SegmentFile
{
    private static readonly byte[] Mark = "KCSEG005"u8.ToArray();

    /// <summary>Raise the mark whenever the arrays or the analysis of text change: terms of two analyses do not match.</summary>
    public static string Version => Encoding.ASCII.GetString(Mark);

    public static void Write(string path, SegmentData data)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Put(Mark);
        PutTexts(data.Terms);
        PutTexts(data.FacetValues);
        PutTexts(data.Words);
        PutAll(data.WordOf);
        PutAll(data.Ids);
        PutAll(data.Fingerprints);
        PutAll(data.SameAs);
        PutAll(data.Languages);
        PutAll(data.Scopes);
        PutAll(data.ChangedAt);
        PutAll(data.Solved);
        PutAll(data.Lengths);
        PutAll(data.TokenStart);
        PutAll(data.Tokens);
        PutAll(data.FacetStart);
        PutAll(data.Facets);
        PutAll(data.PostingStart);
        PutAll(data.PostingDocuments);
        PutAll(data.PostingCounts);
        PutAll(data.QuestionPostingStart);
        PutAll(data.QuestionPostings);
        PutAll(data.QuestionDocuments);
        PutAll(data.QuestionWeights);
        PutAll(data.QuestionStart);
        PutAll(data.QuestionTokens);
        file.Write(hash.GetHashAndReset());

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            file.Write(bytes);
        }

        void PutAll<T>(T[] values) where T : unmanaged
        {
            Put(MemoryMarshal.AsBytes<int>([values.Length]));
            Put(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        void PutTexts(string[] values)
        {
            PutAll(Encoding.UTF8.GetBytes(string.Join('\0', values)));
            PutAll([values.Length]);
        }
    }

    /// <summary>Reads a segment back.</summary>
    /// <exception cref="InvalidDataException">The file is not what was written, or of another version.</exception>
    public static SegmentData Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        const int HashLength = 32;
        if (bytes.Length < Mark.Length + HashLength || !bytes.AsSpan(0, Mark.Length).SequenceEqual(Mark)) throw Bad("it has another version");
        var content = bytes.AsSpan(0, bytes.Length - HashLength);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length))) throw Bad("its checksum does not fit");
        var at = Mark.Length;
        return new SegmentData
        {
            Terms = Texts(), FacetValues = Texts(), Words = Texts(), WordOf = All<int>(), Ids = All<Guid>(), Fingerprints = All<Guid>(), SameAs = All<Guid>(), Languages = All<byte>(),
            Scopes = All<uint>(), ChangedAt = All<long>(), Solved = All<int>(), Lengths = All<int>(), TokenStart = All<int>(),
            Tokens = All<int>(), FacetStart = All<int>(), Facets = All<int>(), PostingStart = All<int>(), PostingDocuments = All<int>(),
            PostingCounts = All<uint>(), QuestionPostingStart = All<int>(), QuestionPostings = All<int>(), QuestionDocuments = All<int>(),
            QuestionWeights = All<float>(), QuestionStart = All<int>(), QuestionTokens = All<int>(),
        };

        T[] All<T>() where T : unmanaged
        {
            var count = MemoryMarshal.Read<int>(bytes.AsSpan(at));
            var size = count * Marshal.SizeOf<T>();
            var values = MemoryMarshal.Cast<byte, T>(bytes.AsSpan(at + sizeof(int), size)).ToArray();
            at += sizeof(int) + size;
            return values;
        }

        string[] Texts()
        {
            var joined = Encoding.UTF8.GetString(All<byte>());
            return All<int>()[0] == 0 ? [] : joined.Split('\0');
        }

        InvalidDataException Bad(string why) => new($"{Path.GetFileName(path)}: {why}");
    }
}
