using System.Collections.Concurrent;

namespace KnowledgeCrm.Knowledge;

/// <summary>The plain text of versions that readers see. A version that has been published never changes, so what was made of it once serves
/// every search after.</summary>
internal static class LiveTexts
{
    // About a hundred megabytes of long articles; beyond it all is forgotten and made anew when asked for.
    private const int Most = 20_000;
    private static readonly ConcurrentDictionary<Guid, string> Known = new();

    /// <summary>Summary and body, without markup.</summary>
    public static string Of(ArticleVersion live)
    {
        if (Known.TryGetValue(live.Id, out var text)) return text;
        var body = ArticleMarkdown.ToPlainText(live.Body);
        text = live.Summary.Length == 0 ? body : $"{live.Summary}\n{body}";
        if (Known.Count >= Most) Known.Clear();
        Known[live.Id] = text;
        return text;
    }
}
