using System.Net;
using System.Text;

namespace KnowledgeCrm.Knowledge;

/// <summary>The words of an HTML file: everything but tags, comments, and what a browser does not show. For search alone, never for a page.</summary>
internal static class HtmlText
{
    private static readonly string[] Unseen = ["script", "style", "template", "noscript", "svg"];

    /// <summary>The words, in time linear to the text.</summary>
    public static string Read(string html)
    {
        var text = new StringBuilder();
        for (var at = 0; at < html.Length && text.Length < FileText.Longest;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            text.Append(html, at, tag - at);
            if (tag == html.Length) break;
            // A lone sign, as in "a < b".
            if (tag + 1 == html.Length || !(char.IsAsciiLetter(html[tag + 1]) || html[tag + 1] is '/' or '!' or '?'))
            {
                text.Append('<');
                at = tag + 1;
                continue;
            }
            text.Append(' ');
            at = After(html, tag);
        }
        return WebUtility.HtmlDecode(text.ToString());
    }

    private static int After(string html, int tag)
    {
        if (string.CompareOrdinal(html, tag, "<!--", 0, 4) == 0) return End(html, "-->", tag + 4);
        foreach (var name in Unseen)
        {
            if (string.Compare(html, tag + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            var behind = tag + 1 + name.Length;
            if (behind < html.Length && char.IsAsciiLetterOrDigit(html[behind])) continue;
            var close = html.IndexOf($"</{name}", behind, StringComparison.OrdinalIgnoreCase);
            return close < 0 ? html.Length : End(html, ">", close);
        }
        return End(html, ">", tag);
    }

    private static int End(string html, string sign, int from)
    {
        var end = from > html.Length ? -1 : html.IndexOf(sign, from, StringComparison.Ordinal);
        return end < 0 ? html.Length : end + sign.Length;
    }
}
