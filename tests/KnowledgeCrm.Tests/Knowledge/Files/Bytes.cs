using System.IO.Compression;
using System.Text;

namespace KnowledgeCrm.Tests.Knowledge.Files;

/// <summary>Files as people send them, sound and otherwise.</summary>
internal static class Bytes
{
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static Stream Stream(this byte[] bytes) => new MemoryStream(bytes);

    public static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A picture's header that says how large it is.</summary>
    public static byte[] Png(uint width, uint height)
    {
        byte[] header = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];
        return [.. header, .. BitConverter.GetBytes(width).Reverse(), .. BitConverter.GetBytes(height).Reverse(), 8, 2, 0, 0, 0];
    }

    /// <summary>The same with as much behind it as makes a picture: a sum, data and the end.</summary>
    public static byte[] WholePng(uint width, uint height) =>
        [.. Png(width, height), 0, 0, 0, 0, 0, 0, 0, 1, .. "IDAT"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0];

    public static byte[] Jpeg(ushort width, ushort height) =>
        [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, .. BitConverter.GetBytes(height).Reverse(), .. BitConverter.GetBytes(width).Reverse(), 3];

    public static byte[] Webp(int width, int height)
    {
        byte[] Three(int n) => [(byte)(n - 1), (byte)((n - 1) >> 8), (byte)((n - 1) >> 16)];
        return [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, .. Three(width), .. Three(height)];
    }

    /// <summary>A Word document with these paragraphs.</summary>
    public static byte[] Word(params string[] paragraphs) =>
        WordOf($"<w:document xmlns:w=\"{Namespace}\"><w:body>{string.Concat(paragraphs.Select(p => $"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>"))}</w:body></w:document>");

    public static byte[] WordOf(string xml, params (string Name, string Content)[] others) => Zip([("word/document.xml", xml), .. others]);

    public static byte[] Zip(params IEnumerable<(string Name, string Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The same archive whose directory says of its first entry that it unpacks to so many bytes (APPNOTE.TXT 4.3.12).</summary>
    public static byte[] Unpacking(this byte[] zip, uint length)
    {
        var changed = zip.ToArray();
        BitConverter.GetBytes(length).CopyTo(changed, changed.AsSpan().IndexOf("PK\x01\x02"u8) + 24);
        return changed;
    }
}
