using System.Buffers.Binary;

namespace KnowledgeCrm.Knowledge;

/// <summary>How large a picture says it is, in pixels, from its header alone: nothing is unpacked.</summary>
/// <remarks>PNG: W3C PNG 11.2.2 (IHDR). GIF89a: section 18. JPEG: ITU-T T.81, B.2.2 (frame header). WebP: RFC 9649, sections 2.5 to 2.7.</remarks>
internal static class PictureSize
{
    /// <summary>Width and height; null where the header is broken or the type is none of these.</summary>
    public static (long Width, long Height)? Of(string contentType, ReadOnlySpan<byte> bytes) => contentType switch
    {
        "image/png" when bytes.Length >= 24 && bytes[12..].StartsWith("IHDR"u8) =>
            (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])),
        "image/gif" when bytes.Length >= 10 =>
            (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])),
        "image/jpeg" => OfJpeg(bytes),
        "image/webp" when bytes.Length >= 30 => OfWebp(bytes),
        _ => null,
    };

    private static (long, long)? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 <= bytes.Length && bytes[at] == 0xff;)
        {
            var marker = bytes[at + 1];
            // Fill bytes before a marker.
            if (marker == 0xff) { at++; continue; }
            // C4, C8 and CC among the frame headers are tables and an extension.
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return null;
    }

    private static (long, long)? OfWebp(ReadOnlySpan<byte> bytes)
    {
        var kind = bytes[12..16];
        if (kind.SequenceEqual("VP8X"u8)) return (1 + UInt24(bytes[24..]), 1 + UInt24(bytes[27..]));
        if (kind.SequenceEqual("VP8 "u8))
            return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3fff);
        if (!kind.SequenceEqual("VP8L"u8)) return null;
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
        return (1 + (packed & 0x3fff), 1 + (packed >> 14 & 0x3fff));
    }

    private static long UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
