using System.Globalization;
using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Which addresses may leave the program in an article. Everything is judged in the form in which it is written out.</summary>
internal static partial class MarkdownAddress
{
    /// <summary>Ids in articles begin with this, so that no heading can pose as a part of the page.</summary>
    public const string SectionPrefix = "s-";

    /// <summary>The address to write for a link, or null where only its text may be shown.</summary>
    public static string? OfLink(string? target)
    {
        if (string.IsNullOrEmpty(target) || !target.All(IsHarmless)) return null;
        if (ArticleLink().IsMatch(target)) return "/articles/" + target;
        if (target[0] == '#') return target.Length == 1 ? null : "#" + SectionPrefix + Uri.UnescapeDataString(target[1..]);
        if (Scheme(target) is not { } scheme) return target.StartsWith("//", StringComparison.Ordinal) ? null : target;
        return scheme switch
        {
            "http" or "https" => IsExternal(target) ? target : null,
            "mailto" or "tel" => target,
            _ => null,
        };
    }

    /// <summary>True for a whole address elsewhere. One with a name before the host (`https://bank@evil`) is none: it is made to deceive.</summary>
    public static bool IsExternal(string target) =>
        Scheme(target) is "http" or "https"
        && target.AsSpan(target.IndexOf(':') + 1).StartsWith("//")
        && Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    /// <summary>The plain file name that an image asks for, or null.</summary>
    public static string? FileName(string? target)
    {
        if (string.IsNullOrEmpty(target)) return null;
        var name = Uri.UnescapeDataString(target.StartsWith("./", StringComparison.Ordinal) ? target[2..] : target);
        var isPlain = name.Length > 0 && name[0] != '.' && name.All(c => c == ' ' || IsHarmless(c) && c is not ('/' or ':' or '?' or '#'));
        return isPlain ? name : null;
    }

    // Browsers drop tabs and line ends inside an address and read '\' as '/'; no address has quotes; invisible characters deceive the reader.
    private static bool IsHarmless(char c) =>
        c > ' ' && c is not ('\\' or '"' or '<' or '>' or '`') && !char.IsWhiteSpace(c)
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format);

    private static string? Scheme(string target)
    {
        var end = target.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && target[end] == ':' ? target[..end].ToLowerInvariant() : null;
    }

    [GeneratedRegex(@"\AKB-[0-9]{1,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleLink();
}
