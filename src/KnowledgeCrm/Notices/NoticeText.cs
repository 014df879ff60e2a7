using System.Globalization;
using System.Resources;

namespace KnowledgeCrm.Notices;

/// <summary>What notices are called, on pages and in mail: <c>NoticeText.resx</c> (English), <c>NoticeText.zh.resx</c> (Chinese).</summary>
public static class NoticeText
{
    private static readonly ResourceManager Resources = new(typeof(NoticeText));

    /// <summary>The text of a key in a language, its places filled. An unknown key is a bug and throws.</summary>
    public static string Of(string key, string language, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var text = Resources.GetString(key, culture) ?? throw new InvalidOperationException($"No text '{key}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }

    /// <summary>What a kind of notice is called.</summary>
    public static string NameOf(string kind, string language) => Of($"Kind.{kind}", language);

    /// <summary>When one gets it.</summary>
    public static string HintOf(string kind, string language) => Of($"Hint.{kind}", language);
}
