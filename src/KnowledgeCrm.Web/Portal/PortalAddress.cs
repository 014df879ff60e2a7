using System.Text.RegularExpressions;

namespace KnowledgeCrm.Web.Portal;

/// <summary>The paths of the portal's pages.</summary>
internal static partial class PortalAddress
{
    public static string OfArticle(string slug) => $"/articles/{Uri.EscapeDataString(slug)}";

    public static string OfTopic(string key) => $"/topics/{Uri.EscapeDataString(key)}";

    public static string OfCase(string number) => $"/my/cases/{Uri.EscapeDataString(number)}";

    /// <summary>A page of results; the first has no number, and no language is every language.</summary>
    public static string OfSearch(string text, string? language = null, int page = 1) =>
        $"/search?q={Uri.EscapeDataString(text)}{(language is null ? "" : $"&lang={language}")}{(page > 1 ? $"&page={page}" : "")}";

    /// <summary>The page that an address asks for, from 1; whatever is no such number is the first.</summary>
    public static int PageOf(string? asked, int last) => int.TryParse(asked, out var page) ? Math.Clamp(page, 1, Math.Max(1, last)) : 1;

    /// <summary>True for an article's number, which stands in an address for its slug.</summary>
    public static bool IsArticleNumber(string part) => Number().IsMatch(part);

    [GeneratedRegex(@"^KB-\d{1,9}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
