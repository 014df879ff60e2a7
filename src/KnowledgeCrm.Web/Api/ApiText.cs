using System.Globalization;
using System.Resources;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Api;

/// <summary>What the API itself says, and the text of its page: <c>ApiText.resx</c> (English), <c>ApiText.zh.resx</c> (Chinese).</summary>
/// <remarks>Read by the language of the caller, not by that of the thread: the sign-in page's cookie has no say here.</remarks>
public sealed class ApiText
{
    /// <summary>The resource itself, for the test that every key has both languages.</summary>
    public static ResourceManager Resources { get; } = new(typeof(ApiText));

    /// <summary>The text in a language, its places filled. An unknown key is a bug and throws.</summary>
    internal static string Of(string key, string language, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(Languages.Checked(language));
        return string.Format(culture, Find(key, language) ?? throw new InvalidOperationException($"No text '{key}'."), values);
    }

    internal static string? Find(string key, string language) => Resources.GetString(key, CultureInfo.GetCultureInfo(language));
}
