using System.Globalization;
using System.Resources;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>Names the texts of the pages for writing and judging: <c>KnowledgeText.resx</c>, <c>KnowledgeText.zh.resx</c>.</summary>
public sealed class KnowledgeText
{
    private static readonly ResourceManager Resources = new(typeof(KnowledgeText));

    /// <summary>A text in the language of an article, which may not be the language of the page.</summary>
    public static string In(string language, string key) => Resources.GetString(key, CultureInfo.GetCultureInfo(language)) ?? key;
}
