using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>What is known of the people that a text is about: their own names, numbers and addresses are found in it in any spelling.</summary>
public sealed class KnownPersonalData
{
    // A shorter number is no telephone or serial number, and would be found in prices.
    private const int ShortestNumber = 5;
    private readonly List<(PersonalKind Kind, Regex Rule)> rules = [];

    public static KnownPersonalData None { get; } = new();

    /// <summary>A name, whole; and each part of it that is no ordinary word.</summary>
    public void AddName(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return;
        AddWord(PersonalKind.Name, name.Trim());
        var parts = name.Split([' ', '·', ','], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2) return;
        foreach (var part in parts.Where(part => part.Length > 2 && !NameLists.IsOrdinary(part))) AddWord(PersonalKind.Name, part);
    }

    public void AddEmail(string? address)
    {
        if (!string.IsNullOrWhiteSpace(address)) AddWord(PersonalKind.Email, address.Trim());
    }

    /// <summary>A postal address; also without its blanks and commas.</summary>
    public void AddAddress(string? address)
    {
        if (address is { Length: > ShortestNumber }) Add(PersonalKind.Address, string.Join(@"[\s,，、]{0,3}", Pieces(address)));
    }

    /// <summary>A telephone number: its last digits, nine at most, are the same in every way of writing it.</summary>
    public void AddPhone(string? number)
    {
        var digits = string.Concat((number ?? "").Where(char.IsAsciiDigit));
        if (digits.Length < ShortestNumber) return;
        var last = digits.Length > 9 ? digits[^9..] : digits;
        Add(PersonalKind.Phone, @"(?:\+?\(?\d[\d\s().\-/]{0,8})?" + string.Join(@"[\s().\-/]{0,3}", last.AsEnumerable()));
    }

    /// <summary>A serial number, with or without what is written between its groups.</summary>
    public void AddSerial(string? serial)
    {
        var signs = (serial ?? "").Where(char.IsAsciiLetterOrDigit).ToList();
        if (signs.Count >= ShortestNumber) Add(PersonalKind.Serial, string.Join(@"[\s.\-/]{0,2}", signs));
    }

    internal void TakeFrom(MaskingBuffer buffer)
    {
        foreach (var (kind, rule) in rules) buffer.TakeAll(kind, rule);
    }

    private void AddWord(PersonalKind kind, string word) => Add(kind, Regex.Escape(new MaskingBuffer(word).Text));

    private void Add(PersonalKind kind, string pattern)
    {
        // A Latin word or number ends where the letters or digits end; Chinese characters stand close.
        var rule = $"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9])";
        rules.Add((kind, new Regex(rule, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromMilliseconds(MaskingPatience.Milliseconds))));
    }

    private static IEnumerable<string> Pieces(string address) =>
        new MaskingBuffer(address).Text.Split([' ', ',', '，', '、', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape);
}
