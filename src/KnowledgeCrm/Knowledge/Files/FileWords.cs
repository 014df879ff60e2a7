using System.Text;

namespace KnowledgeCrm.Knowledge;

/// <summary>Takes the words out of a file, at most <see cref="FileText.Longest"/> characters of them. What can't be read has none: a file is
/// never refused for that.</summary>
internal static class FileWords
{
    public static string Of(string contentType, byte[] bytes) => Storable(contentType switch
    {
        FileContent.Word => WordText.Read(bytes),
        FileContent.Html => HtmlText.Read(PlainText.Read(bytes) ?? ""),
        FileContent.Markdown => ArticleMarkdown.ToPlainText(Cut(PlainText.Read(bytes) ?? "")),
        "text/plain" or FileContent.Csv => PlainText.Read(bytes) ?? "",
        _ => "",
    });

    private static string Cut(string text) =>
        text.Length <= FileText.Longest ? text : text[..(char.IsHighSurrogate(text[FileText.Longest - 1]) ? FileText.Longest - 1 : FileText.Longest)];

    // Neither database takes half of a character, and PostgreSQL no NUL.
    private static string Storable(string text)
    {
        var stored = new StringBuilder();
        foreach (var rune in Cut(text).EnumerateRunes())
            if (rune.Value is not 0) stored.Append(rune.ToString());
        return stored.ToString().Trim();
    }
}
