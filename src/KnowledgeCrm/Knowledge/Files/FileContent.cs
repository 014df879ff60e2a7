using System.Text.Unicode;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>What kinds of file an article can have. The name's ending says which one it claims to be, the bytes must agree.</summary>
public static class FileContent
{
    internal const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    internal const string Markdown = "text/markdown";
    internal const string Html = "text/html";
    internal const string Csv = "text/csv";

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
        [".webp"] = ("image/webp", bytes => Begins(bytes, "RIFF"u8) && bytes.Length > 12 && bytes.AsSpan(8).StartsWith("WEBP"u8)),
        [".svg"] = ("image/svg+xml", bytes => PlainText.Read(bytes) is { } text && text[..Math.Min(Head, text.Length)].Contains("<svg", StringComparison.Ordinal)),
        [".pdf"] = ("application/pdf", bytes => Begins(bytes, "%PDF-"u8)),
        [".docx"] = (Word, bytes => Begins(bytes, "PK\x03\x04"u8)),
        [".txt"] = ("text/plain", bytes => PlainText.Read(bytes) is not null),
        [".md"] = (Markdown, bytes => PlainText.Read(bytes) is not null),
        [".csv"] = (Csv, bytes => PlainText.Read(bytes) is not null),
        [".html"] = (Html, bytes => PlainText.Read(bytes) is not null),
        [".htm"] = (Html, bytes => PlainText.Read(bytes) is not null),
    };

    /// <summary>The endings that are taken, without the dot.</summary>
    public static IReadOnlyList<string> Endings { get; } = [.. Known.Keys.Select(ending => ending[1..])];

    /// <summary>The content type; refused when the ending is none of ours, the bytes say otherwise, a picture is too large to show, or an
    /// archive is made to burst.</summary>
    internal static string TypeOf(string fileName, byte[] bytes)
    {
        if (bytes.Length == 0) throw Refused.Invalid("File.Empty", "file");
        if (!Known.TryGetValue(Path.GetExtension(fileName), out var kind))
            throw Refused.Invalid("File.KindUnknown", "file", string.Join(", ", Endings));
        if (!kind.Agrees(bytes)) throw Refused.Invalid("File.KindWrong", "file", Path.GetExtension(fileName)[1..]);
        if (kind.Type == Word) WordFile.Check(bytes);
        if (PictureSize.Of(kind.Type, bytes) is var (width, height)
            && (Math.Max(width, height) > MostPixelsASide || width * height > MostPixels))
        {
            throw Refused.Invalid("File.PictureTooLarge", "file", width, height);
        }
        // A picture whose size can't be read is none.
        if (IsPlainPicture(kind.Type) && PictureSize.Of(kind.Type, bytes) is null)
            throw Refused.Invalid("File.KindWrong", "file", Path.GetExtension(fileName)[1..]);
        return kind.Type;
    }

    /// <summary>True for pictures that a browser may show by themselves. Drawings can carry script, so they may not.</summary>
    public static bool IsPlainPicture(string contentType) => contentType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    /// <summary>True for files whose words are found by search.</summary>
    public static bool IsSearched(string contentType) => contentType is Word or Markdown or Html or Csv or "text/plain";

    private static bool Begins(byte[] bytes, ReadOnlySpan<byte> with) => bytes.AsSpan().StartsWith(with);
}
