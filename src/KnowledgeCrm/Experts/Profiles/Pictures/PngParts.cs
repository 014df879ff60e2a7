using System.Buffers.Binary;
using System.Text;

namespace KnowledgeCrm.Experts;

/// <summary>The chunks of a PNG (W3C, Portable Network Graphics, third edition, section 5). Kept are those that make the picture, its colours, its size in
/// print and its movement; texts, times, Exif and what is not known go.</summary>
internal static class PngParts
{
    private const int SignatureBytes = 8;
    private const int AroundData = 12;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    };

    /// <summary>Copies what is kept; false where the picture can't be followed.</summary>
    public static bool Copy(ReadOnlySpan<byte> picture, Stream to)
    {
        if (picture.Length < SignatureBytes) return false;
        to.Write(picture[..SignatureBytes]);
        var (at, hasData, isFirst) = (SignatureBytes, false, true);
        while (picture.Length - at >= AroundData)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture[at..]);
            if (length > picture.Length - at - AroundData) return false;
            var type = Encoding.Latin1.GetString(picture.Slice(at + 4, 4));
            if (isFirst != (type == "IHDR")) return false;
            isFirst = false;
            // A small letter first: the picture can be shown without it. What it can't be shown without and is not known is no picture for us.
            if (!Kept.Contains(type) && char.IsAsciiLetterUpper(type[0])) return false;
            if (Kept.Contains(type)) to.Write(picture.Slice(at, (int)length + AroundData));
            at += (int)length + AroundData;
            hasData |= type == "IDAT";
            if (type == "IEND") return hasData;
        }
        return false;
    }
}
