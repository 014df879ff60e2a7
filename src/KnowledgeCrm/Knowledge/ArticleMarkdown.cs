using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>Stub</summary>
public static class ArticleMarkdown
{
    public static string Checked(string? text, string field) => Limits.Checked(text, field, Limits.Body);
    public static string ToPlainText(string markdown) => markdown;
}
