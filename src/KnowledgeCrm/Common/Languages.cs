namespace KnowledgeCrm.Common;

/// <summary>The two languages of the program, as the codes used in data, addresses and the API.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Chinese = "zh";

    /// <summary>Both codes, English first.</summary>
    public static IReadOnlyList<string> All { get; } = [English, Chinese];

    /// <summary>True for <c>en</c> and <c>zh</c>, exactly.</summary>
    public static bool IsKnown(string? code) => code is English or Chinese;

    /// <summary>The code, or a refusal that names the field.</summary>
    public static string Checked(string? code, string field = "language") =>
        IsKnown(code) ? code! : throw Refused.Invalid("Language.Unknown", field);

    /// <summary>The language that a text is mostly written in, by its characters: Chinese from one Han character in five letters on.</summary>
    public static string Of(string text)
    {
        int han = 0, letters = 0;
        foreach (var c in text)
        {
            if (c is >= '\u3400' and <= '\u9fff') han++;
            else if (char.IsLetter(c)) letters++;
        }
        // A Han character carries about as much as four letters.
        return han * 4 > letters ? Chinese : English;
    }
}
