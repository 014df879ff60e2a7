using System.Globalization;
using System.Text;

namespace KnowledgeCrm.Mail;

/// <summary>What may stand in the headers of a message. A header ends with its line: whoever could bring in a line end could write headers.</summary>
public static class MailAddressText
{
    // RFC 5321, section 4.5.3.1.
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;

    /// <summary>The address as servers take it, with an international domain in its ASCII form; null when it is not exactly one address.</summary>
    /// <param name="address">What somebody gave as an e-mail address.</param>
    public static string? Checked(string? address)
    {
        var text = address?.Trim() ?? "";
        var at = text.LastIndexOf('@');
        if (at is < 1 or > LongestLocalPart || at == text.Length - 1 || text.IndexOf('@') != at) return null;
        var (local, domain) = (text[..at], text[(at + 1)..]);
        if (!local.All(IsOfLocalPart) || local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal)) return null;
        return AsciiDomain(domain) is { } ascii && local.Length + 1 + ascii.Length <= LongestAddress ? $"{local}@{ascii}" : null;
    }

    /// <summary>A text on one line, for a subject or a name: whatever would break a line becomes a space.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!Breaks(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString().Trim();
    }

    /// <summary>True when a text can't stand in a header as it is.</summary>
    public static bool BreaksHeader(string text) => text.Any(Breaks);

    private static bool Breaks(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    // The unquoted form of RFC 5322; quoted local parts and ones beyond ASCII are hardly ever delivered.
    private static bool IsOfLocalPart(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal);

    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
            return ascii.Split('.').All(label => label.Length > 0) ? ascii.ToLowerInvariant() : null;
        }
        catch (ArgumentException)
        {
            // No domain at all: a space, a bracket, a label that is too long.
            return null;
        }
    }
}
