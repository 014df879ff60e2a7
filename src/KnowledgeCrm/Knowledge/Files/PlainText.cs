using System.Text;

namespace KnowledgeCrm.Knowledge;

/// <summary>Reads files of text: Unicode, or the encoding that Chinese programs write when they don't write Unicode.</summary>
internal static class PlainText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Chinese = GetChinese();

    /// <summary>The text, or null where the bytes are none.</summary>
    public static string? Read(byte[] bytes)
    {
        if (bytes is [0xff, 0xfe, ..]) return Decoded(new UnicodeEncoding(false, true, throwOnInvalidBytes: true), bytes, 2);
        if (bytes is [0xfe, 0xff, ..]) return Decoded(new UnicodeEncoding(true, true, throwOnInvalidBytes: true), bytes, 2);
        var from = bytes is [0xef, 0xbb, 0xbf, ..] ? 3 : 0;
        return bytes.AsSpan().Contains((byte)0) ? null : Decoded(Utf8, bytes, from) ?? (from == 0 ? Decoded(Chinese, bytes, 0) : null);
    }

    private static string? Decoded(Encoding encoding, byte[] bytes, int from)
    {
        try
        {
            var text = encoding.GetString(bytes, from, bytes.Length - from);
            // Program code and pictures decode as something too; a text has no control characters but those of its lines.
            return text.AsSpan().ContainsAnyInRange('\u0000', '\u0008') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // GB 18030 covers GBK and GB 2312.
    private static Encoding GetChinese()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
