using System.Globalization;
using System.Resources;

namespace KnowledgeCrm.Common;

/// <summary>The messages of refusals, from <c>Refusals.resx</c> (English) and <c>Refusals.zh.resx</c> (Chinese).</summary>
public static class Refusals
{
    /// <summary>The resource itself, for the test that every key has both languages.</summary>
    public static ResourceManager Resources { get; } = new(typeof(Refusals));

    /// <summary>The message of a code in a language, its places filled. An unknown code is a bug and throws.</summary>
    public static string Text(string code, string language, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var text = Resources.GetString(code, culture) ?? throw new InvalidOperationException($"No message for refusal '{code}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
