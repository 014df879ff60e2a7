using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Serial numbers of single appliances. Models, parts, cases, orders and papers have numbers too: those tell nothing of a person.</summary>
internal static partial class SerialRules
{
    public static void TakeFrom(MaskingBuffer buffer)
    {
        buffer.TakeAll(PersonalKind.Serial, Told(), match => IsNumbered(match.Groups["v"].Value, 4) && !IsDate(match.Groups["v"].Value) && !Paper().IsMatch(match.Groups["v"].Value) && !PhoneRules.IsHotline(match.Groups["v"].Value));
        buffer.TakeAll(PersonalKind.Serial, Begins());
        buffer.TakeAll(PersonalKind.Serial, BarCode());
        buffer.TakeAll(PersonalKind.Serial, AfterWord(), match => IsNumbered(match.Groups["v"].Value, 4) && !IsDate(match.Groups["v"].Value) && !Paper().IsMatch(match.Groups["v"].Value) && !PhoneRules.IsHotline(match.Groups["v"].Value) && !SocialCredit().IsMatch(match.Groups["v"].Value)
            && !PaperWord().IsMatch(buffer.Text.AsSpan(Math.Max(0, match.Groups["v"].Index - 24), Math.Min(24, match.Groups["v"].Index))));
        buffer.TakeAll(PersonalKind.Serial, Groups(), match => IsSerial(match, buffer.Text));
    }

    private static bool IsSerial(Match match, string text)
    {
        if (IsDate(match.Value) || Paper().IsMatch(match.Value) || SocialCredit().IsMatch(match.Value)) return false;
        var before = text.AsSpan(Math.Max(0, match.Index - 24), Math.Min(24, match.Index));
        if (PaperWord().IsMatch(before)) return false;
        var groups = match.Value.Split('-', '/', '.');
        return match.Value.Any(char.IsAsciiLetter) ? IsNumbered(match.Value, groups.Length >= 3 ? 6 : groups.Length == 2 || match.Value.Contains(' ') ? 7 : 9) : groups.Length >= 3 && IsNumbered(match.Value, 10) && (groups.Any(g => g.Length >= 5) || Fours().IsMatch(match.Value) && !PhoneRules.IsHotline(match.Value));
    }

    private static bool IsNumbered(string value, int least) => value.Count(char.IsAsciiDigit) >= least;

    private static bool IsDate(string value) => Date().IsMatch(value);

    [GeneratedRegex(@"(?<v>(?<![A-Za-z])SN\.?:?[ ]?[A-Z0-9]{1,10}(?:[\-/][A-Z0-9]{1,10}){1,5}(?: [A-Z](?![A-Za-z]))?)|(?:\b(?i:serial(?: numbers?| no)?|s/n|sn|machine (?:no|number)|unit(?: no)?|sticker|label|rating plate|type plate|data plate|name plate|plate|badge|asset(?: tag| no| number)?|tag|appliance|device|number|old one|new one|(?:fridge|freezer|boiler|washer|dryer|machine|appliance) (?:no|number))\b\.?|机身号?|序列号|序号|机号|铭牌|机器码|机器编号|产品编号|出厂编号|编号|条码|SN码?|查)[^A-Z0-9\n]{0,16}(?<v>(?:SN\.)?[A-Z0-9]{1,10}(?:[\-/][A-Z0-9]{1,10}){1,5}|[A-Z]{1,4} ?\d{3,6}(?: \d{2,6}){1,4}|\d{2,6}(?: \d{2,6}){2,4}|(?=[A-Z]{0,8}\d)[A-Z0-9]{8,22})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex AfterWord();

    [GeneratedRegex(@"(?<![A-Za-z0-9\-/.])[A-Za-z0-9]{1,12}(?:[\-/.][A-Za-z0-9]{1,12}){1,5}(?![A-Za-z0-9\-/])|(?<![A-Za-z0-9])[A-Z]{1,4}\d{0,3} \d{3,5} \d{3,5}(?: \d{2,6}){0,2}(?!\d)|(?<![A-Za-z0-9\-/.])(?=[A-Z]{0,6}\d)(?=\d{0,12}[A-Z])[A-Z0-9]{10,20}(?![A-Za-z0-9\-/])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Groups();

    // Serial number on the plate behind the door: 7C4 118 0093 22.
    [GeneratedRegex(@"(?:\bserials?\b|\bser\b\.?|machine'?s? (?:number|no)|number (?:on|under|of|off) the [a-z]{3,10}|机身号|机身编号|序列号|出厂编号)(?:[^\n。；;!?:=：]{0,40}[:=：]|\s?(?:is|are|reads?|says|was|number|no\.?|numbers|是|为)){0,2}\s?(?<v>(?:\([0-9]{2}\))?[A-Za-z0-9]{1,16}(?:[\-./+?]{1,2}[A-Za-z0-9?]{1,14}| \d[A-Za-z0-9]{0,9}| [A-Z]{1,4}\d[A-Za-z0-9]{0,9}| [A-Z]{1,3}(?= \d|[,.;)\n]|$| [a-z])){0,6})(?![A-Za-z0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex Told();

    // 2203-8871-0045; four times four digits are a card's.
    [GeneratedRegex(@"^[2-9]\d(?:\d\d)?-\d{4}-\d{4}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Fours();

    // The beginning or the end of one, as it is asked for.
    [GeneratedRegex(@"\bserial(?: number| no\.?)? (?:begins|starts|beginning|starting|ends|ending) (?:with|in) (?<v>[A-Z]{0,6}-?\d[A-Z0-9\-]{1,14}|[A-Z]{2,6}\d{2,8})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Begins();

    // GS1 General Specifications: application identifier 21 is a serial number.
    [GeneratedRegex(@"\(21\)[A-Za-z0-9\-]{5,20}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex BarCode();

    // The unified credit code of a Chinese organisation (GB 32100-2015) is public.
    [GeneratedRegex("^[159][1239][0-9]{6}[0-9A-Z]{10}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex SocialCredit();

    // How the papers and parts of a company begin.
    [GeneratedRegex(@"^(?:CS|KB|RMA|BK|BX|XM|HT|WO|INV|PO|SO|ORD|SV|RE|CR|DN|WEB|REF|BRW|TB|SB|HC|CN|EN|ISO|IEC|DIN|GB|WO|JOB|QT|CU|PDF|FW|SW|HW|IP)[\-/]|^\d{1,3}-\d{1,3}-\d{1,3}$|^[A-Z]{1,4}-20\d\d-\d{1,4}$|^(?:SF|JD|YT|ZTO|STO|EMS|DPD|JT|1Z)\d{8,}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Paper();

    [GeneratedRegex(@"(?:orders?|PO|job|bulletin|drawing|tracking|parcel|loyalty|member(?:ship)?|customer|client|sample|receipt|reference|permit|certificate|dealer|会员|客户|防伪码|运单|booking|hotline|mprn|mpan|meter|reading|kwh|gst|abn|项目|税号|企业号|信用代码|统编|客服|热线|error|ticket|model|firmware|booking|confirmation|receipt|VAT|tax|invoice|ref(?:erence)?|policy|contract|case|part|article|consignment|tracking|quote|version|batch|lot|filed under|kWh|订单|单号|运单|发票|发票号码|合同|配件号?|料号|物料|批号|批次|取件码|案号|物流|快递|工单|报装号|型号|版本|票号|保单|箱号|柜号)(?:\s?(?:no|number|num|code|id)|编号|代码)?[\s.,:：#号码是]{0,6}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex PaperWord();

    [GeneratedRegex(@"^(?:(?:19|20)\d\d[\-/.]\d{1,2}(?:[\-/.]\d{1,2})?|\d{1,2}[\-/.]\d{1,2}[\-/.](?:\d\d|(?:19|20)\d\d))$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Date();
}
