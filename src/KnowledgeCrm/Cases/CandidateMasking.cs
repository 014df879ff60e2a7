using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Cases;

/// <summary>Masks what goes from a case into a candidate, as the rep wants it: some values stay, others go that no rule found.</summary>
internal sealed class CandidateMasking
{
    // Nobody picks out more by hand.
    private const int Most = 100;
    private readonly KnownPersonalData known;
    private readonly IReadOnlyCollection<string> keep;

    /// <param name="known">What is known of the people of the case; the values to mask are added to it.</param>
    /// <param name="keep">Values that stay.</param>
    /// <param name="also">Values that go.</param>
    public CandidateMasking(KnownPersonalData known, IReadOnlyCollection<string>? keep, IReadOnlyCollection<string>? also)
    {
        (this.known, this.keep) = (known, Checked(keep, "keep"));
        foreach (var value in Checked(also, "mask")) known.AddName(value);
    }

    public string Masked(string? text) => PersonalData.Masked(text ?? "", known, keep);

    /// <summary>What is masked in a text, and what was found in it and stays.</summary>
    public IEnumerable<MaskedValue> In(string text) =>
        PersonalData.Find(text, known).Select(item => new MaskedValue(item.Kind, item.Value, keep.Contains(item.Value)));

    private static IReadOnlyCollection<string> Checked(IReadOnlyCollection<string>? values, string field)
    {
        if (values is null) return [];
        if (values.Count > Most) throw Refused.Invalid("Text.TooLong", field, Most, values.Count);
        return [.. values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => Limits.Checked(value, field, Limits.Name))];
    }
}

/// <summary>Something that was found to lead to a person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As it stands in the case.</param>
/// <param name="IsKept">True when the rep has said that it stays.</param>
public sealed record MaskedValue(PersonalKind Kind, string Value, bool IsKept);
