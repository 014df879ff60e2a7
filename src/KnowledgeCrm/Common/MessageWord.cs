using System.Globalization;

namespace KnowledgeCrm.Common;

/// <summary>A word in a message's place that has a text in each language itself, such as the name of a state.</summary>
/// <param name="Key">Its key in <c>Messages.resx</c>.</param>
public sealed record MessageWord(string Key) : IFormattable
{
    /// <summary>The word for a value of an enumeration: its key is <c>Type.Value</c>.</summary>
    public static MessageWord Of(Enum value) => new($"{value.GetType().Name}.{value}");

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        Messages.Text(Key, (formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName);

    public override string ToString() => Key;
}
