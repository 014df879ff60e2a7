namespace KnowledgeCrm.Knowledge;

/// <summary>What a personal item is.</summary>
public enum PersonalKind { Name, Phone, Email, Address, Serial, Card, Account, Identity, Plate, Handle }

/// <summary>Something in a text that leads to a person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, in UTF-16 characters.</param>
/// <param name="Length">How long it is, in UTF-16 characters.</param>
/// <param name="Value">As it stands in the text.</param>
public sealed record PersonalItem(PersonalKind Kind, int Start, int Length, string Value)
{
    public int End => Start + Length;
}
