using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Makes one item of pieces that belong together: the parts of an address, a name and its father's.</summary>
internal static partial class AdjoiningItems
{
    /// <summary>The items, in the order of the text.</summary>
    public static IEnumerable<PersonalItem> Joined(IReadOnlyList<PersonalItem> items, string text)
    {
        PersonalItem? last = null;
        foreach (var item in items)
        {
            if (last is null || last.Kind != item.Kind || !Belongs(item.Kind, text[last.End..item.Start]))
            {
                if (last is not null) yield return last;
                last = item;
                continue;
            }
            last = last with { Length = item.End - last.Start, Value = text[last.Start..item.End] };
        }
        if (last is not null) yield return last;
    }

    private static bool Belongs(PersonalKind kind, string between) => kind switch
    {
        PersonalKind.Address => AddressGap().IsMatch(between),
        PersonalKind.Name => NameGap().IsMatch(between),
        _ => false,
    };

    [GeneratedRegex(@"^(?:[,，]?\s{0,2}|[头旁边内里外后前口侧]{1,2})$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex AddressGap();

    [GeneratedRegex(@"^ (?:s/o|d/o|a/l|a/p|bin|binti|bte) $", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex NameGap();
}
