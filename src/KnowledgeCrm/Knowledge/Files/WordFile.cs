using System.Buffers.Binary;
using System.IO.Compression;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>A Word document (ECMA-376, docx) as the archive that it is: judged by its directory, before anything is unpacked.</summary>
internal static class WordFile
{
    public const string Text = "word/document.xml";
    private const int MostEntries = 2_000;
    private const long MostBytes = 200L << 20;

    // XML packs well, but nothing honest packs a thousandfold.
    private const int MostRatio = 200;

    /// <summary>Refuses what is no document, and what is made to burst, to have endless parts or to climb out of its folder.</summary>
    public static void Check(byte[] bytes)
    {
        if (Entries(bytes) > MostEntries) throw Dangerous();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));
            long unpacked = 0, packed = 0;
            foreach (var entry in archive.Entries)
            {
                if (ClimbsOut(entry.FullName) || entry.Length > Math.Max(1 << 16, entry.CompressedLength * MostRatio)) throw Dangerous();
                (unpacked, packed) = (unpacked + entry.Length, packed + entry.CompressedLength);
                // More packed than the file is long: parts that lie over one another.
                if (unpacked > MostBytes || packed > bytes.Length) throw Dangerous();
            }
            if (archive.GetEntry(Text) is null) throw Wrong();
        }
        catch (InvalidDataException)
        {
            throw Wrong();
        }
    }

    // The count stands in the record at the end (APPNOTE.TXT 4.3.16): asked before the directory itself is read. All ones: more than
    // 65,534, told elsewhere.
    private static int Entries(byte[] bytes)
    {
        var end = bytes.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + 22 > bytes.Length) throw Wrong();
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(end + 10));
    }

    private static bool ClimbsOut(string name) =>
        name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Contains("..");

    private static Refused Dangerous() => Refused.Invalid("File.Dangerous", "file");

    private static Refused Wrong() => Refused.Invalid("File.KindWrong", "file", "docx");
}
