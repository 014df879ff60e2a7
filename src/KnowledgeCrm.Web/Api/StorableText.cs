namespace KnowledgeCrm.Web.Api;

/// <summary>Which text both databases can hold and look for: valid Unicode without NUL.</summary>
internal static class StorableText
{
    public static bool Is(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i])) return false;
            if (!char.IsHighSurrogate(text[i])) continue;
            if (++i == text.Length || !char.IsLowSurrogate(text[i])) return false;
        }
        return true;
    }
}
