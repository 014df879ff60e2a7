using System.Globalization;
using System.Resources;

namespace KnowledgeCrm.Common;

/// <summary>What the rules themselves say to a person, above all refusals: <c>Messages.resx</c> (English), <c>Messages.zh.resx</c> (Chinese).</summary>
public static class Messages
{
    /// <summary>The resource itself, for the test that every key has both languages.</summary>
    public static ResourceManager Resources { get; } = new(typeof(Messages));

    /// <summary>The message of a code in a language, its places filled. An unknown code is a bug and throws.</summary>
    public static string Text(string code, string language, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var text = Resources.GetString(code, culture) ?? throw new InvalidOperationException($"No message '{code}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
