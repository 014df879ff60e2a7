using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Cases;

/// <summary>What the fields of a type must be like. A field is named in a refusal by its place: <c>fields[0].label</c>.</summary>
internal static partial class CaseFormCheck
{
    private const int LongestKey = 40;

    public static List<CaseField> Checked(CaseType type, IReadOnlyList<CaseField> fields)
    {
        if (fields.Count > CaseForm.MostFields) throw Refused.Invalid("CaseForm.TooMany", "fields", CaseForm.MostFields);
        var made = fields.Select((field, place) => Checked(field, $"fields[{place}]")).ToList();
        if (made.GroupBy(field => field.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Refused.Invalid("CaseForm.Twice", "fields", twice.Key);
        if (CaseLifecycle.Needed(type).FirstOrDefault(needed => made.All(field => field.Key != needed)) is { } missing)
            throw Refused.Invalid("CaseForm.Needed", "fields", missing);
        return made;
    }

    private static CaseField Checked(CaseField field, string place)
    {
        if (!Enum.IsDefined(field.Kind) || !Enum.IsDefined(field.Required)) throw Refused.Invalid("CaseForm.KindUnknown", place);
        var choices = (field.Choices ?? []).Select((choice, at) => new CaseFieldChoice(
            Key(choice.Key, $"{place}.choices[{at}].key"), Label(choice.Label, $"{place}.choices[{at}].label"))).ToList();
        if (field.Kind != CaseFieldKind.Choice && choices.Count > 0) throw Refused.Invalid("CaseForm.NoChoices", $"{place}.choices");
        if (field.Kind == CaseFieldKind.Choice && choices.Count is 0 or > CaseForm.MostChoices)
            throw Refused.Invalid("CaseForm.Choices", $"{place}.choices", CaseForm.MostChoices);
        if (choices.Select(choice => choice.Key).Distinct().Count() < choices.Count) throw Refused.Invalid("CaseForm.ChoiceTwice", $"{place}.choices");
        return field with { Key = Key(field.Key, $"{place}.key"), Label = Label(field.Label, $"{place}.label"), Choices = choices };
    }

    private static BothLanguages Label(BothLanguages? label, string place) => new(
        Limits.Checked(label?.En, $"{place}.en", Limits.Name), Limits.Checked(label?.Zh, $"{place}.zh", Limits.Name));

    private static string Key(string? key, string place)
    {
        var made = Limits.Checked(key, place, LongestKey);
        return KeyPattern().IsMatch(made) ? made : throw Refused.Invalid("CaseForm.Key", place);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyPattern();
}
