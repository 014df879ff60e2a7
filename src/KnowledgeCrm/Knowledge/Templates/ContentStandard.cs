using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>What an article of a kind is built of and checked against (a content standard, as KCS calls it). It coaches: nothing is refused
/// for it.</summary>
/// <param name="Fields">The sections, in order.</param>
/// <param name="Checklist">What makes a good one, in order.</param>
public sealed record ContentStandard(IReadOnlyList<TemplateField> Fields, IReadOnlyList<ChecklistItem> Checklist)
{
    public const int MostFields = 20;
    public const int MostItems = 30;

    /// <summary>After how many days an article of this kind is to be looked at again; null for what its governance says, which also holds
    /// where that is sooner.</summary>
    public int? ReviewDays { get; init; }

    /// <summary>The standard with its texts trimmed; refused when a text is missing or too long, or a name or key is there twice.</summary>
    public ContentStandard Checked()
    {
        if (Fields.Count > MostFields) throw Refused.Invalid("Template.TooMany", "fields", MostFields);
        if (Checklist.Count > MostItems) throw Refused.Invalid("Template.TooMany", "checklist", MostItems);
        if (ReviewDays is < ReviewPeriod.Shortest or > ReviewPeriod.Longest)
            throw Refused.Invalid("ReviewPeriod.OutOfRange", "reviewDays", ReviewPeriod.Shortest, ReviewPeriod.Longest);
        var made = new ContentStandard([.. Fields.Select(field => field.Checked())], [.. Checklist.Select(item => item.Checked())]) { ReviewDays = ReviewDays };
        foreach (var language in Languages.All)
            RequireOnce(made.Fields.Select(field => field.Name.In(language).ToLowerInvariant()), "fields");
        RequireOnce(made.Checklist.Select(item => item.Key), "checklist");
        // One check of a kind: its result would stand there twice.
        RequireOnce(made.Checklist.Where(item => item.Check is not null).Select(item => item.Check.ToString()!), "checklist");
        return made;
    }

    /// <summary>The Markdown that an empty article of this kind begins with: a heading for each section.</summary>
    /// <param name="language">The article's language.</param>
    public string Outline(string language) => OutlineOf(Fields, language);

    /// <summary>The headings of some sections, as Markdown.</summary>
    public static string OutlineOf(IEnumerable<TemplateField> fields, string language) =>
        string.Concat(fields.Select(field => $"## {field.Name.In(language)}\n\n")).TrimEnd('\n') + "\n";

    private static void RequireOnce(IEnumerable<string> names, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
            if (!seen.Add(name)) throw Refused.Invalid("Template.Twice", field, name);
    }
}

/// <summary>A text in both languages.</summary>
public sealed record BothLanguages(string En, string Zh)
{
    public static BothLanguages Empty { get; } = new("", "");

    public string In(string language) => language == Languages.Chinese ? Zh : En;

    internal BothLanguages Checked(string field, int limit, bool required = true) => new(
        Limits.Checked(En, field, limit, required), Limits.Checked(Zh, field, limit, required));
}

/// <summary>A section of an article.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Hint">What belongs there.</param>
/// <param name="IsNeeded">Whether the article is incomplete without it.</param>
public sealed record TemplateField(BothLanguages Name, BothLanguages Hint, bool IsNeeded)
{
    internal TemplateField Checked()
    {
        var name = Name.Checked("fields", Limits.Name);
        // It becomes one line of Markdown.
        if (Languages.All.Select(name.In).FirstOrDefault(text => text.AsSpan().ContainsAny('\n', '\r', '#')) is { } wrong)
            throw Refused.Invalid("Template.NoHeading", "fields", wrong);
        return new TemplateField(name, Hint.Checked("fields", Limits.Summary, required: false), IsNeeded);
    }
}

/// <summary>One thing that makes an article a good one.</summary>
/// <param name="Key">Names it where it is ticked: small letters, digits and hyphens.</param>
/// <param name="Text">What is to be so, as a statement.</param>
/// <param name="Check">How the program finds out; null when the writer says so.</param>
public sealed record ChecklistItem(string Key, BothLanguages Text, AutomaticCheck? Check = null)
{
    /// <summary>The longest key, in characters.</summary>
    public const int LongestKey = 40;

    /// <summary>True when the writer's word counts: nothing checks it, or what checks it can be wrong.</summary>
    public bool IsForTheWriter => Check is null or AutomaticCheck.Product or AutomaticCheck.NoPersonalData;

    /// <summary>True for what can name an item.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    internal ChecklistItem Checked() => !IsKey(Key) ? throw Refused.Invalid("Template.NoKey", "checklist", Key)
        : Check is { } check && !Enum.IsDefined(check) ? throw Refused.Invalid("Value.Unknown", "checklist", check)
        : this with { Text = Text.Checked("checklist", Limits.Summary) };
}

/// <summary>What the program can see by itself.</summary>
public enum AutomaticCheck
{
    /// <summary>The title is neither too short to tell what it is about nor too long to be read in a list.</summary>
    TitleLength,
    Summary,
    /// <summary>Every needed section is there and says something.</summary>
    NeededFields,
    NoEmptySection,
    /// <summary>A product is chosen, or the writer says that it holds for any.</summary>
    Product,
    /// <summary>There is a numbered list.</summary>
    NumberedSteps,
    /// <summary>Every image is described for those who can't see it.</summary>
    ImageDescriptions,
    /// <summary>No telephone number, serial number or e-mail address, or the writer says that it is nobody's.</summary>
    NoPersonalData,
    /// <summary>No sentence is too long to be read at once.</summary>
    SentenceLength,
}
