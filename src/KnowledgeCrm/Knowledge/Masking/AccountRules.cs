using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Payment cards and bank accounts, whole or their last digits.</summary>
internal static partial class AccountRules
{
    // Digits of a card's number: ISO/IEC 7812-1 allows 8 to 19, cards in use have 13 at least.
    private const int ShortestCard = 13;

    public static void TakeFrom(MaskingBuffer buffer)
    {
        foreach (Match match in Iban().Matches(buffer.Text)) TakeIban(buffer, match);
        buffer.TakeAll(PersonalKind.Card, LongNumber(), match => IsCard(match, buffer.Text));
        buffer.TakeAll(PersonalKind.Account, AfterWord(), match => match.Groups["v"].Value.Count(char.IsAsciiDigit) >= 6);
        buffer.TakeAll(PersonalKind.Account, SortCode());
        buffer.TakeAll(PersonalKind.Card, AfterDots());
        buffer.TakeAll(PersonalKind.Card, LastDigits());
        buffer.TakeAll(PersonalKind.Card, LastDigitsChinese());
    }

    private static void TakeIban(MaskingBuffer buffer, Match match)
    {
        var value = match.Value;
        for (var length = value.Length; length >= ShortestCard; length = value.LastIndexOf(' ', length - 1))
        {
            if (!CheckDigits.IsIban(value[..length].Replace(" ", "", StringComparison.Ordinal))) continue;
            buffer.Take(PersonalKind.Account, match.Index, length);
            return;
        }
        if (NumberRules.CueBefore(buffer.Text, match.Index, "IBAN")) buffer.Take(PersonalKind.Account, match.Index, value.Length);
    }

    private static bool IsCard(Match match, string text)
    {
        var digits = string.Concat(match.Groups["v"].Value.Where(char.IsAsciiDigit));
        if (digits.Length is < ShortestCard or > 21) return false;
        if (OrderWord().IsMatch(text.AsSpan(Math.Max(0, match.Index - 10), Math.Min(10, match.Index)))) return false;
        return CheckDigits.IsLuhn(digits) || match.Value.Contains(' ') || match.Value.Contains('-')
            || digits.StartsWith("62", StringComparison.Ordinal) || CardWord().IsMatch(text.AsSpan(Math.Max(0, match.Index - 24), Math.Min(24, match.Index)));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![A-Za-z0-9+\-])(?<v>(?:[A-Z]{3,4} (?=\d{4}[ \-]))?\d(?:[ \-]?\d){12,22})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?:订单|运单|单号|物流|快递|工单|发票|order|tracking|consignment|invoice)[号码:：#\s]{0,4}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex OrderWord();

    [GeneratedRegex(@"card|visa|account|acct|卡|账|帐|户|汇|转", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex CardWord();

    [GeneratedRegex(@"(?:\b(?:account|acct|a/c|acc|giro|konto)\b(?:\s?(?:no|number|num|nr|#))?[.:]?|(?:银行)?(?:账|帐)(?:号|户)|收款账户|户头|\b(?:eft|transfer(?:red)?|deposit(?:ed)?|wire|pay(?:able)?) (?:it |this )?(?:in)?to\b[^\d\n]{0,12})[^\d\n]{0,8}(?<v>\d(?:[ \-]?\d){5,22})(?![A-Za-z0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex AfterWord();

    [GeneratedRegex(@"\b(?:sort(?:ing)?(?: ?code)?|bsb|s/c|routing(?: number)?)\b[^\d\n]{0,6}(?<v>\d{2,3}(?:[ \-]?\d{2,3}){1,3})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex SortCode();

    [GeneratedRegex(@"(?:\b(?:ending|ends)\b(?: in| with| on)?|\blast (?:four|4|three|3|few)?(?: ?digits| ?numbers| ?figures)?)[^\w\n]{0,10}(?:(?:is|are|of|were|the card|its?) ){0,2}[^\w\n]{0,3}(?<v>\d{3,5})(?![\w%°]| ?(?:days|hours|weeks|months|minutes))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex LastDigits();

    // Her card ...0119.
    [GeneratedRegex(@"\bcard(?: no\.?| number)?\s?(?<v>[.…]{1,6}\s?\d{4})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex AfterDots();

    [GeneratedRegex(@"(?<!(?:订单|单号|运单|工单)[号的]{0,2})(?:尾号|尾数|末四位|后四位|末4位|后4位|末四码|后四码|卡尾|末尾|尾码|末几位)[^\d\n]{0,6}(?<v>\d{3,6})(?!\d)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex LastDigitsChinese();
}
