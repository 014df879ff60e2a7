using System.Buffers.Binary;

namespace KnowledgeCrm.Experts;

/// <summary>The segments of a JPEG (ITU-T T.81, annex B). Kept are those that make the picture, the colour profile, and which side is up.</summary>
internal static class JpegParts
{
    private const byte Start = 0xd8, End = 0xd9, Scan = 0xda, App0 = 0xe0, App1 = 0xe1, App2 = 0xe2, App14 = 0xee, App15 = 0xef, Extension0 = 0xf0, Comment = 0xfe;
    private const int LengthBytes = 2;

    /// <summary>Copies what is kept; false where the picture can't be followed.</summary>
    public static bool Copy(ReadOnlySpan<byte> picture, Stream to)
    {
        if (picture.Length < 4 || picture[0] != 0xff || picture[1] != Start) return false;
        to.Write(picture[..2]);
        var (at, hasScan) = (2, false);
        while (at < picture.Length)
        {
            if (picture[at] != 0xff) return false;
            // Any number of them may stand before a marker.
            while (at < picture.Length && picture[at] == 0xff) at++;
            if (at == picture.Length) return false;
            var marker = picture[at++];
            // What stands behind the end is no part of the picture.
            if (marker == End) break;
            if (at + LengthBytes > picture.Length) return false;
            var length = BinaryPrimitives.ReadUInt16BigEndian(picture[at..]);
            if (length < LengthBytes || at + length > picture.Length) return false;
            var content = picture.Slice(at + LengthBytes, length - LengthBytes);
            if (marker == App1) KeepOrientation(content, to);
            else if (IsKept(marker, content)) Write(to, marker, content);
            at += length;
            if (marker != Scan) continue;
            var data = DataLength(picture[at..]);
            to.Write(picture.Slice(at, data));
            (at, hasScan) = (at + data, true);
        }
        // A picture that was cut off within its data is shown as far as it goes.
        to.Write([0xff, End]);
        return hasScan;
    }

    private static bool IsKept(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 => content.StartsWith("JFIF\0"u8),
        App2 => content.StartsWith("ICC_PROFILE\0"u8),
        // Says how the colours are coded; without it they are wrong.
        App14 => content.StartsWith("Adobe"u8),
        >= App1 and <= App15 => false,
        // Reserved for extensions, and notes.
        >= Extension0 and <= Comment => false,
        // Frames, tables, scans and restarts.
        _ => marker >= 0xc0,
    };

    // Until the next marker that is neither a byte of data (00) nor a restart (d0 to d7).
    private static int DataLength(ReadOnlySpan<byte> data)
    {
        for (var i = 0; i + 1 < data.Length; i++)
            if (data[i] == 0xff && data[i + 1] is not (0x00 or 0xff or >= 0xd0 and <= 0xd7)) return i;
        return data.Length;
    }

    // Phones store the picture as the sensor lay, and say in Exif which side is up: that alone is written again.
    private static void KeepOrientation(ReadOnlySpan<byte> content, Stream to)
    {
        if (ExifOrientation.Of(content) is not (> 1 and <= 8 and var turned)) return;
        Write(to, App1, [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, // TIFF, most significant byte first; the directory follows
            0, 1, // one entry
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, // orientation: one short
            0, 0, 0, 0]); // no further directory
    }

    private static void Write(Stream to, byte marker, ReadOnlySpan<byte> content)
    {
        Span<byte> head = [0xff, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(content.Length + LengthBytes));
        to.Write(head);
        to.Write(content);
    }
}
