using System.Text.RegularExpressions;

namespace KnowledgeCrm.Web.Knowledge.Editor;

/// <summary>Pieces of Markdown that the editor writes for a person.</summary>
internal static partial class MarkdownParts
{
    /// <summary>A picture, with what it shows.</summary>
    public static string Picture(string shows, string fileName) => $"![{Escaped(shows)}]({Target(fileName)})";

    /// <summary>A link to a file.</summary>
    public static string Link(string text, string fileName) => $"[{Escaped(text)}]({Target(fileName)})";

    // Within the brackets of a link only these mean something.
    public static string Escaped(string text) => Signs().Replace(text.ReplaceLineEndings(" "), @"\$&");

    // A target with spaces or brackets stands between angle brackets (CommonMark 0.31.2, 6.3).
    private static string Target(string name) => name.AsSpan().ContainsAny(" ()") ? $"<{name}>" : name;

    [GeneratedRegex(@"[\\\[\]]")]
    private static partial Regex Signs();
}
