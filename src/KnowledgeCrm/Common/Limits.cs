namespace KnowledgeCrm.Common;

/// <summary>How long texts may be, in UTF-16 characters. One table, used by every rule and shown by every form.</summary>
public static class Limits
{
    public const int Name = 200;
    public const int Title = 250;
    public const int Summary = 1_000;
    public const int Body = 200_000;
    public const int Description = 20_000;
    public const int Reply = 20_000;
    public const int Query = 2_000;

    /// <summary>The text, trimmed; refused when it is longer than the limit, or empty though required, or not valid Unicode.</summary>
    public static string Checked(string? text, string field, int limit, bool required = true)
    {
        var trimmed = (text ?? "").Trim();
        if (required && trimmed.Length == 0) throw Refused.Invalid("Text.Required", field);
        if (trimmed.Length > limit) throw Refused.Invalid("Text.TooLong", field, limit, trimmed.Length);
        if (!IsStorable(trimmed)) throw Refused.Invalid("Text.NotUnicode", field);
        return trimmed;
    }

    // NUL can't be stored by PostgreSQL, a lone surrogate by neither database.
    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0' || char.IsLowSurrogate(c)) return false;
            if (!char.IsHighSurrogate(c)) continue;
            if (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
