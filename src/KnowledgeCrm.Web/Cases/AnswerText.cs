using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Cases;

/// <summary>An article as it is written into a reply: what it says, where it can be read, and its files.</summary>
internal static class AnswerText
{
    // A reply that is longer is not read; the rest is behind the link.
    private const int Longest = 4_000;

    /// <summary>The text; null where a customer must not read the article.</summary>
    /// <param name="article">The article as readers see it.</param>
    /// <param name="addressOf">The full address of a path of the site.</param>
    public static string? Of(ArticleView article, Func<string, string> addressOf)
    {
        if (article.Audience > Audience.Customer) return null;
        var plain = ArticleMarkdown.ToPlainText(article.Body);
        var text = new StringBuilder(article.Title).Append("\n\n");
        text.Append(plain.Length <= Longest ? plain : article.Summary.Length > 0 ? article.Summary : $"{plain[..(char.IsHighSurrogate(plain[Longest - 1]) ? Longest - 1 : Longest)]}…");
        text.Append("\n\n").Append(addressOf($"/articles/{article.Slug}"));
        foreach (var file in article.Attachments) text.Append('\n').Append(file.FileName).Append(": ").Append(addressOf(file.Address));
        return text.ToString();
    }
}
