using KnowledgeCrm.Experts;
using Microsoft.Extensions.Localization;

namespace KnowledgeCrm.Web.Experts;

/// <summary>The words for a part of a score, the same beside a customer and in the yellow pages.</summary>
internal static class PartWords
{
    public static string Of(this IStringLocalizer<ExpertText> text, FoundPart part) => part.Kind switch
    {
        FoundPartKind.ThisCustomer when part.Count == 0 => text["Part.KnowsThem"],
        FoundPartKind.SpeaksTheirLanguage => text["Part.SpeaksTheirLanguage", PersonLine.LanguageName(part.Name)],
        _ => text[part.Count == 1 ? $"Part.{part.Kind}.One" : $"Part.{part.Kind}", part.Count, part.Name, part.WellEnded],
    };
}
