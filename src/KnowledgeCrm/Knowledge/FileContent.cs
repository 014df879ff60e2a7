using System.Buffers.Binary;
using System.Text;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>What kinds of file an article can have. The name's ending says which one it claims to be, the bytes must agree.</summary>
internal static class FileContent
{
    // How far into a file a drawing's first element is looked for: licences and editors' notes stand before it.
    private const int Head = 4096;

    // A picture of more is refused by its header: unpacked, it would fill a browser's memory.
    private const int MostPixelsASide = 20_000;
    private const long MostPixels = 80_000_000;

    private static readonly Dictionary<string, (string Type, Func<byte[], bool> Agrees)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = ("image/png", bytes => Begins(bytes, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])),
        [".jpg"] = ("image/jpeg", bytes => Begins(bytes, [0xff, 0xd8, 0xff])),
        [".jpeg"] = ("image/jpeg", bytes => Begins(bytes, [0xff, 0xd8, 0xff])),
        [".gif"] = ("image/gif", bytes => Begins(bytes, "GIF87a"u8) || Begins(bytes, "GIF89a"u8)),
        [".webp"] = ("image/webp", bytes => Begins(bytes, "RIFF"u8) && bytes.Length > 12 && Begins(bytes[8..12], "WEBP"u8)),
        [".svg"] = ("image/svg+xml", bytes => IsText(bytes) && Encoding.UTF8.GetString(bytes, 0, Math.Min(Head, bytes.Length)).Contains("<svg", StringComparison.Ordinal)),
        [".pdf"] = ("application/pdf", bytes => Begins(bytes, "%PDF-"u8)),
        [".txt"] = ("text/plain", IsText),
    };

    /// <summary>The content type; refused when the ending is none of ours, the bytes say otherwise, or a picture is too large to show.</summary>
    public static string TypeOf(string fileName, byte[] bytes)
    {
        if (bytes.Length == 0) throw Refused.Invalid("File.Empty", "file");
        if (!Known.TryGetValue(Path.GetExtension(fileName), out var kind))
            throw Refused.Invalid("File.KindUnknown", "file", string.Join(", ", Known.Keys.Select(ending => ending[1..])));
        if (!kind.Agrees(bytes)) throw Refused.Invalid("File.KindWrong", "file", Path.GetExtension(fileName)[1..]);
        var (width, height) = SizeOf(kind.Type, bytes);
        if (Math.Max(width, height) > MostPixelsASide || width * height > MostPixels)
            throw Refused.Invalid("File.PictureTooLarge", "file", width, height);
        return kind.Type;
    }

    /// <summary>True for pictures that a browser may show by themselves. Drawings can carry script, so they may not.</summary>
    public static bool IsPlainPicture(string contentType) => contentType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    private static (long Width, long Height) SizeOf(string type, byte[] bytes) => type switch
    {
        "image/png" when bytes.Length >= 24 =>
            (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(20))),
        "image/gif" when bytes.Length >= 10 =>
            (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(6)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8))),
        _ => (0, 0),
    };

    private static bool Begins(byte[] bytes, ReadOnlySpan<byte> with) => bytes.AsSpan().StartsWith(with);

    private static bool IsText(byte[] bytes) => !bytes.Contains((byte)0) && System.Text.Unicode.Utf8.IsValid(bytes);
}
