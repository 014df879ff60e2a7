using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Telephone numbers, in digits and in words. Hotlines, which everybody may call, stay.</summary>
internal static partial class PhoneRules
{
    // 004410 is a meter's reading: after 00 come a country and a number.
    private const int LeastAbroad = 10;

    public static void TakeFrom(MaskingBuffer buffer)
    {
        buffer.TakeAll(PersonalKind.Phone, International(), match => match.Value[0] == '+' || match.Value.Count(char.IsAsciiDigit) >= LeastAbroad);
        buffer.TakeAll(PersonalKind.Phone, ChineseMobile());
        buffer.TakeAll(PersonalKind.Phone, ChineseFixed(), match => !IsHotline(match.Value));
        buffer.TakeAll(PersonalKind.Phone, Extension());
        buffer.TakeAll(PersonalKind.Phone, ChineseNumerals());
        buffer.TakeAll(PersonalKind.Phone, Grouped(), match => IsPhone(match, buffer.Text));
        buffer.TakeAll(PersonalKind.Phone, AfterWord(), match => !IsHotline(match.Groups["v"].Value));
        buffer.TakeAll(PersonalKind.Phone, Local());
        buffer.TakeAll(PersonalKind.Phone, InWords());
    }

    private static bool IsPhone(Match match, string text)
    {
        var value = match.Value;
        var digits = value.Count(char.IsAsciiDigit);
        if (digits is < 7 or > 15 || IsHotline(value) || Date().IsMatch(value)) return false;
        var before = text.AsSpan(Math.Max(0, match.Index - 20), Math.Min(20, match.Index));
        if (OtherWord().IsMatch(before) || CodeBefore().IsMatch(before)) return false;
        if (value[0] is '0' or '(') return digits >= 8;
        if (American().IsMatch(value)) return true;
        // Eight digits in two halves: Hong Kong, Singapore and others. Without a word for it only in Chinese text, where such groups mean nothing else.
        return EightDigits().IsMatch(value) && (PhoneWord().IsMatch(before) || Common.Languages.Of(text) == Common.Languages.Chinese);
    }

    internal static bool IsHotline(string value) => Hotline().IsMatch(string.Concat(value.Where(char.IsAsciiDigit)));

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:\(?\+?(?:00)?86\)?[ \-]?)?1[3-9]\d[ \-.]{0,3}\d{4}[ \-.]{0,3}\d{4}(?![0-9])|(?<![0-9A-Za-z])1[3-9]\d{2}[ \-]\d{3}[ \-]\d{4}(?![0-9])|(?<![0-9A-Za-z])1[3-9]\d[ \-]\d{3}[ \-]\d{5}(?![0-9])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex ChineseMobile();

    [GeneratedRegex(@"(?<![0-9A-Za-z\-])(?:(?:\+?86[ \-]{1,2})\(?0?[1-9]\d{1,2}\)?|\(0\d{1,3}\)|0\d{1,3})[ \-]{0,2}\d{3,4}[ \-]?\d{3,4}(?:,?\s?(?:转|分机|ext\.?|#|-)\s?\d{1,5})?(?![0-9A-Za-z]|[ .\-]\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex ChineseFixed();

    [GeneratedRegex(@"(?<=\uE000)(?:转|分机|,? ?ext\.?|,? ?extension|,? ?x) ?(?<v>\d{1,5})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex Extension();

    // 幺 is said for one on the telephone, 两 for two.
    [GeneratedRegex(@"(?<![一二三四五六七八九十百千万])[零〇一二三四五六七八九幺两](?:[ \-，、]?[零〇一二三四五六七八九幺两]){6,14}(?![十百千万年月])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex ChineseNumerals();

    [GeneratedRegex(@"(?<![A-Za-z0-9+\-/.])(?:\+|00)[1-9]\d{0,2}(?:[ .\-/]{0,2}\(?\d{1,5}\)?){2,6}(?:,? ?(?:ext\.?|extension|x) ?\d{1,5})?(?![A-Za-z0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![A-Za-z0-9.,/£$€¥#+\-])(?:\(\d{1,5}\)|\d{2,6})(?:[ .\-/]{0,2}\d{2,7}){1,5}(?:,? ?(?:ext\.?|extension|x) ?\d{1,5})?(?![A-Za-z0-9%°元]|[.,\-/]\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?:\b(?:phone|tel|telephone|mobile|mob|cell|call|ring|text|fax|whatsapp|landline|dial)\b|电话|手机|来电|座机|拨|致电|打)[^\d\n]{0,10}(?<v>[2-9]\d{2,3}[ \-]?\d{4})(?![\d\-/]|\s?(?:元|块|台|次|分|点|天))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex AfterWord();

    // 555-0134 without its area, and an extension alone.
    [GeneratedRegex(@"\b(?:on|at|from|ring|call|phone|text|ph) (?<v>[2-9]\d{2}-\d{4})(?![\d\-])|\bext(?:ension|\.)?[\s:]{0,2}(?<v>\d{2,5})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex Local();

    [GeneratedRegex(@"\b(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|hundred)(?:[ ,\-]{1,2}(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|hundred)){5,24}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex InWords();

    [GeneratedRegex(@"^\(?\d{3}\)?[ .\-]\d{3}[ .\-]\d{4}(?!\d)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex American();

    [GeneratedRegex(@"^[2-9]\d{3}[ \-]\d{4}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"phone|tel|mobile|cell|call|ring|text|reach|number|line|left|from|direct|contact|on $|电话|手机|打|号", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex PhoneWord();

    [GeneratedRegex(@"(?:order|PO|invoice|ref(?:erence)?|policy|contract|case|part|article|consignment|serial|meter|reading|kwh|receipt|tracking|parcel|订单|单号|运单|发票|合同|料号|工单|批号|客户号|户号|税号|读数)(?:\s?(?:no|number|num))?[\s.:：#号码是]{0,6}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex OtherWord();

    // JD0146 0000 5521 88: what begins with letters goes on.
    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]{1,5}\d{1,8} $", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex CodeBefore();

    // Free and shared-cost numbers: Ofcom's numbering plan (080, 03, 084, 087), NANP toll-free codes, 400, 800 and 95 in China, 1800 and 1300 in Australia.
    [GeneratedRegex(@"^(?:0800|0808|0844|0845|0870|0871|03[037]\d{8}$|1?8(?:00|33|44|55|66|77|88)\d{7}$|400\d{7}$|800\d{7}$|95\d{3,4}$|1800\d{6}$|1300\d{6}$|13\d{4}$)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Hotline();

    [GeneratedRegex(@"^(?:(?:19|20)\d\d[\-/. ]\d{1,2}[\-/. ]\d{1,2}|\d{1,2}[\-/. ]\d{1,2}[\-/. ](?:19|20)\d\d)(?!\d)|^20\d{6}[\-/]", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Date();
}
