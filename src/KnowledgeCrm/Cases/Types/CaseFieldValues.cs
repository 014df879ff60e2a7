using System.Globalization;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>What is filled into the fields of a case: numbers as <c>12.5</c>, days as <c>2026-11-22</c>, choices by their keys.</summary>
public static class CaseFieldValues
{
    /// <summary>What was known before with what is given now, each checked by its field; an empty one is taken away.</summary>
    /// <exception cref="Refused">A field that there is not, or what it can't hold; the field is named <c>fields.KEY</c>.</exception>
    public static Dictionary<string, string> Merged(
        IReadOnlyList<CaseField> form, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string>? given)
    {
        var merged = new Dictionary<string, string>(before);
        foreach (var (key, value) in given ?? new Dictionary<string, string>())
        {
            var field = form.FirstOrDefault(field => field.Key == key) ?? throw Refused.Invalid("CaseField.Unknown", "fields", key);
            var text = Limits.Checked(value, CaseForm.FieldName(key), Limits.Summary, required: false);
            if (text.Length == 0) merged.Remove(key);
            else merged[key] = Checked(field, text);
        }
        return merged;
    }

    /// <summary>Refuses when a field is empty that must be filled in by now.</summary>
    /// <param name="form">The fields of the type.</param>
    /// <param name="values">What is filled in.</param>
    /// <param name="at">How far the case has come.</param>
    /// <param name="asked">Which of the fields the person was asked for.</param>
    public static void Require(
        IReadOnlyList<CaseField> form, IReadOnlyDictionary<string, string> values, CaseFieldRequired at, Func<CaseField, bool>? asked = null)
    {
        foreach (var field in form)
        {
            if (field.Required == CaseFieldRequired.Never || field.Required > at || asked?.Invoke(field) == false) continue;
            if (values.GetValueOrDefault(field.Key, "").Length == 0) throw Refused.Invalid("Text.Required", CaseForm.FieldName(field.Key));
        }
    }

    /// <summary>What a person reads: the label of a choice, a day and a number by culture.</summary>
    public static string Shown(CaseField field, string value, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return field.Kind switch
        {
            CaseFieldKind.Choice => field.Choices.FirstOrDefault(choice => choice.Key == value)?.Label.In(language) ?? value,
            CaseFieldKind.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("d", culture),
            CaseFieldKind.Number when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number.ToString("#,0.##", culture),
            _ => value,
        };
    }

    private static string Checked(CaseField field, string text)
    {
        var name = CaseForm.FieldName(field.Key);
        switch (field.Kind)
        {
            case CaseFieldKind.Number:
                const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
                if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number)) throw Refused.Invalid("CaseField.Number", name);
                return number.ToString(CultureInfo.InvariantCulture);
            case CaseFieldKind.Date:
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    throw Refused.Invalid("CaseField.Date", name);
                return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case CaseFieldKind.Choice:
                return field.Choices.Any(choice => choice.Key == text) ? text : throw Refused.Invalid("CaseField.Choice", name);
            default:
                return text;
        }
    }
}
