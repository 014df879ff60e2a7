namespace KnowledgeCrm.Experts;

/// <summary>The blocks of a GIF (CompuServe, Graphics Interchange Format 89a). Kept are images with their timing, and how often they are repeated; comments,
/// texts and what applications wrote go.</summary>
internal static class GifParts
{
    private const byte Extension = 0x21, Image = 0x2c, Trailer = 0x3b, Control = 0xf9, Application = 0xff;
    private const int HeaderBytes = 13;
    private const int DescriptorBytes = 10;
    private const int ApplicationName = 11;

    /// <summary>Copies what is kept; false where the picture can't be followed.</summary>
    public static bool Copy(ReadOnlySpan<byte> picture, Stream to)
    {
        if (picture.Length < HeaderBytes) return false;
        var at = HeaderBytes + TableBytes(picture[10]);
        if (at > picture.Length) return false;
        to.Write(picture[..at]);
        var hasImage = false;
        while (at < picture.Length)
        {
            var begin = at;
            switch (picture[at])
            {
                case Trailer:
                    to.WriteByte(Trailer);
                    return hasImage;
                case Extension when at + 2 < picture.Length:
                    at = EndOfBlocks(picture, at + 2);
                    if (at < 0) return false;
                    if (IsKept(picture[begin..at])) to.Write(picture[begin..at]);
                    break;
                case Image when at + DescriptorBytes < picture.Length:
                    // The byte behind the colours says how the data is coded.
                    at = EndOfBlocks(picture, at + DescriptorBytes + TableBytes(picture[at + DescriptorBytes - 1]) + 1);
                    if (at < 0) return false;
                    to.Write(picture[begin..at]);
                    hasImage = true;
                    break;
                default:
                    return false;
            }
        }
        return false;
    }

    private static bool IsKept(ReadOnlySpan<byte> extension) => extension[1] switch
    {
        Control => true,
        Application => extension.Length > 3 + ApplicationName
            && (extension[3..].StartsWith("NETSCAPE2.0"u8) || extension[3..].StartsWith("ANIMEXTS1.0"u8)),
        _ => false,
    };

    private static int TableBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    // Behind the empty block that ends them; -1 where there is none.
    private static int EndOfBlocks(ReadOnlySpan<byte> picture, int at)
    {
        while (at < picture.Length)
        {
            if (picture[at] == 0) return at + 1;
            at += picture[at] + 1;
        }
        return -1;
    }
}
