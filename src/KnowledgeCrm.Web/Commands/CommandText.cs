using System.Globalization;
using System.Resources;

namespace KnowledgeCrm.Web.Commands;

/// <summary>What the command line says, in the language of the console it runs in.</summary>
internal static class CommandText
{
    private static readonly ResourceManager Resources = new(typeof(CommandText));

    public static string Language => Common.Languages.Chinese == CultureInfo.CurrentUICulture.TwoLetterISOLanguageName
        ? Common.Languages.Chinese : Common.Languages.English;

    public static string Of(string key, params ReadOnlySpan<object?> values)
    {
        var culture = CultureInfo.GetCultureInfo(Language);
        var text = Resources.GetString(key, culture) ?? throw new InvalidOperationException($"No text '{key}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
