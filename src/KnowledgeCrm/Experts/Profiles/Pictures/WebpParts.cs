using System.Buffers.Binary;
using System.Text;

namespace KnowledgeCrm.Experts;

/// <summary>The chunks of a WebP (RFC 9649, section 2). Kept are those that make the picture, its colours and its movement; Exif, XMP and what is not known
/// go, and the header says so.</summary>
internal static class WebpParts
{
    private const int HeaderBytes = 12;
    private const int ChunkHead = 8;
    private const byte SaysExif = 0x08, SaysXmp = 0x04;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal) { "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP" };

    /// <summary>Copies what is kept; false where the picture can't be followed.</summary>
    public static bool Copy(ReadOnlySpan<byte> picture, Stream to)
    {
        if (picture.Length < HeaderBytes) return false;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(picture[4..]);
        if (size > picture.Length - 8 || size < 4) return false;
        // What stands behind the end that it names is no part of the picture.
        picture = picture[..(int)(size + 8)];
        var begin = to.Position;
        to.Write(picture[..HeaderBytes]);
        var (at, hasImage) = (HeaderBytes, false);
        while (at < picture.Length)
        {
            if (picture.Length - at < ChunkHead) return false;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(picture[(at + 4)..]);
            if (length > picture.Length - at - ChunkHead) return false;
            // An odd one is filled up by a byte, which the last may lack.
            var end = Math.Min(picture.Length, at + ChunkHead + (int)length + (int)(length & 1));
            var type = Encoding.Latin1.GetString(picture.Slice(at, 4));
            if (Kept.Contains(type)) Write(to, type, picture[at..end]);
            hasImage |= type is "VP8 " or "VP8L" or "ANMF";
            at = end;
        }
        if (!hasImage) return false;
        Span<byte> written = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(written, (uint)(to.Length - begin - 8));
        to.Position = begin + 4;
        to.Write(written);
        to.Position = to.Length;
        return true;
    }

    private static void Write(Stream to, string type, ReadOnlySpan<byte> chunk)
    {
        if (type != "VP8X" || chunk.Length <= ChunkHead)
        {
            to.Write(chunk);
            return;
        }
        to.Write(chunk[..ChunkHead]);
        to.WriteByte((byte)(chunk[ChunkHead] & ~(SaysExif | SaysXmp)));
        to.Write(chunk[(ChunkHead + 1)..]);
    }
}
