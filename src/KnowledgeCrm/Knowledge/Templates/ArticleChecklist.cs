using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>An article held against the standard of its kind.</summary>
public static class ArticleChecklist
{
    private const int Named = 3;

    // Characters of a title that tells its subject and fits on a line; a Chinese character says what two to three letters do.
    private static readonly (int Least, int Most) EnglishTitle = (15, 100);
    private static readonly (int Least, int Most) ChineseTitle = (6, 45);

    /// <summary>Every item of the checklist, in its order, with how far it is met and what is wanting.</summary>
    /// <param name="standard">The standard of the article's kind.</param>
    /// <param name="facts">What was read of its text.</param>
    /// <param name="ticked">The keys of the items that its writer says are so.</param>
    public static IReadOnlyList<ChecklistLine> Of(ContentStandard standard, TextFacts facts, IReadOnlyCollection<string> ticked) =>
        [.. standard.Checklist.Select(item => Line(item, standard, facts, ticked.Contains(item.Key)))];

    /// <summary>Whether a section of the standard is in the article and says something. Its heading is the section's name in either
    /// language, or holds it as a word.</summary>
    public static bool IsFilled(TemplateField field, TextFacts facts) => Sections(field, facts).Any(section => !section.IsEmpty);

    /// <summary>Whether a section of the standard has its heading in the article.</summary>
    public static bool IsThere(TemplateField field, TextFacts facts) => Sections(field, facts).Any();

    private static IEnumerable<ArticleSection> Sections(TemplateField field, TextFacts facts) =>
        facts.Outline.Sections.Where(section => Languages.All.Any(language => Holds(section.Heading, field.Name.In(language))));

    private static ChecklistLine Line(ChecklistItem item, ContentStandard standard, TextFacts facts, bool ticked)
    {
        if (item.Check is not { } check) return new ChecklistLine(item, ticked ? 1 : 0, ticked);
        var line = Against(item, check, standard, facts);
        return !line.IsMet && ticked && item.IsForTheWriter ? line with { Share = 1, IsTicked = true } : line;
    }

    private static ChecklistLine Against(ChecklistItem item, AutomaticCheck check, ContentStandard standard, TextFacts facts)
    {
        switch (check)
        {
            case AutomaticCheck.TitleLength:
                var (least, most) = facts.Language == Languages.Chinese ? ChineseTitle : EnglishTitle;
                return facts.Title.Length < least ? Wanting("Check.TitleShort", least, facts.Title.Length)
                    : facts.Title.Length > most ? Wanting("Check.TitleLong", most, facts.Title.Length) : Met();
            case AutomaticCheck.Summary:
                return facts.HasSummary ? Met() : Wanting("Check.NoSummary");
            case AutomaticCheck.NeededFields:
                var needed = standard.Fields.Where(field => field.IsNeeded).ToList();
                var missing = needed.Where(field => !IsFilled(field, facts)).ToList();
                if (missing.Count == 0) return Met();
                var names = Names(missing.Select(field => field.Name.In(facts.Language)));
                return Wanting("Check.Missing", names) with { Share = 1 - (double)missing.Count / needed.Count };
            case AutomaticCheck.NoEmptySection:
                var empty = facts.Outline.Sections.Where(section => section.IsEmpty).ToList();
                return empty.Count == 0 ? Met() : Wanting("Check.Empty", Names(empty.Select(section => section.Heading)));
            case AutomaticCheck.Product:
                return facts.HasProducts ? Met() : Wanting("Check.NoProduct");
            case AutomaticCheck.NumberedSteps:
                return facts.Outline.HasNumberedList ? Met() : Wanting("Check.NoSteps");
            case AutomaticCheck.ImageDescriptions:
                return facts.Outline.UndescribedImages == 0 ? Met() : Wanting("Check.Images", facts.Outline.UndescribedImages);
            case AutomaticCheck.NoPersonalData:
                return facts.PersonalData.Count == 0 ? Met() : Wanting("Check.PersonalData", Names(facts.PersonalData));
            default:
                return facts.LongSentences.Count == 0 ? Met() : Wanting("Check.Sentences", facts.LongSentences.Count, Beginning(facts.LongSentences[0]));
        }

        ChecklistLine Met() => new(item, 1, false);
        ChecklistLine Wanting(string code, params object[] values) => new(item, 0, false) { Code = code, Values = values };
    }

    private static bool Holds(string heading, string name)
    {
        for (var at = 0; (at = heading.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if (IsEdge(heading, at - 1, name[0]) && IsEdge(heading, at + name.Length, name[^1])) return true;
        return false;
    }

    // Chinese has no spaces: a name may stand within a longer heading.
    private static bool IsEdge(string text, int at, char neighbour) =>
        at < 0 || at >= text.Length || !char.IsAsciiLetterOrDigit(text[at]) || !char.IsAsciiLetterOrDigit(neighbour);

    private static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(Named)) + (all.Count > Named ? " …" : "");
    }

    private static string Beginning(string sentence)
    {
        const int Shown = 40;
        if (sentence.Length <= Shown) return sentence;
        return string.Concat(sentence.AsSpan(0, char.IsHighSurrogate(sentence[Shown - 1]) ? Shown - 1 : Shown), "…");
    }
}

/// <summary>An item of the checklist as an article stands to it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Share">How far it is met, 0 to 1.</param>
/// <param name="IsTicked">True when it counts as met because the writer says so.</param>
public sealed record ChecklistLine(ChecklistItem Item, double Share, bool IsTicked)
{
    public bool IsMet => Share >= 1;

    /// <summary>What is wanting: a code of the messages and what stands in its places. Null where nothing is, or the writer is to tell.</summary>
    public string? Code { get; init; }
    public IReadOnlyList<object> Values { get; init; } = [];

    /// <summary>What is wanting, in words, or null.</summary>
    public string? WantingIn(string language) => Code is null || IsMet ? null : Messages.Text(Code, language, [.. Values]);
}
