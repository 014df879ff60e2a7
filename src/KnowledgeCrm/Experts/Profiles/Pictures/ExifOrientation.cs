using System.Buffers.Binary;

namespace KnowledgeCrm.Experts;

/// <summary>Reads which side of a picture is up out of its Exif (CIPA DC-008; the tag 0x0112 of TIFF 6.0).</summary>
internal static class ExifOrientation
{
    private const int EntryBytes = 12;
    private const ushort Orientation = 0x0112;
    private const ushort Short = 3;

    /// <summary>1 to 8; null where nothing says it, or what says it is damaged.</summary>
    public static int? Of(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("Exif\0\0"u8)) return null;
        var tiff = content[6..];
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || (!isLittle && !tiff.StartsWith("MM\0*"u8))) return null;
        var first = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > tiff.Length - 2) return null;
        var entries = tiff[(int)first..];
        var count = Number(entries, isLittle);
        for (var i = 0; i < count; i++)
        {
            var at = 2 + i * EntryBytes;
            if (at + EntryBytes > entries.Length) return null;
            var entry = entries.Slice(at, EntryBytes);
            if (Number(entry, isLittle) != Orientation) continue;
            var value = Number(entry[8..], isLittle);
            return Number(entry[2..], isLittle) == Short && value is >= 1 and <= 8 ? value : null;
        }
        return null;
    }

    private static ushort Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
