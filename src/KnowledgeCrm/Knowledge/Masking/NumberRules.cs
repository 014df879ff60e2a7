using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>E-mail addresses, user names, identity numbers and plates: what has a form of its own.</summary>
internal static partial class NumberRules
{
    public static void TakeFrom(MaskingBuffer buffer)
    {
        buffer.TakeAll(PersonalKind.Email, Email());
        buffer.TakeAll(PersonalKind.Email, SpokenEmail());
        buffer.TakeAll(PersonalKind.Handle, AtHandle());
        buffer.TakeAll(PersonalKind.Handle, ChineseNickname(), match => !NoNickname().IsMatch(match.Groups["v"].Value));
        buffer.TakeAll(PersonalKind.Handle, HandleAfterService(), match => IsUserName(match.Groups["v"].Value));
        buffer.TakeAll(PersonalKind.Handle, HandleOnService(), match => IsUserName(match.Groups["v"].Value));
        buffer.TakeAll(PersonalKind.Handle, HandleAfterLogin(), match => match.Groups["v"].Value.Any(c => char.IsAsciiDigit(c) || c is '_' or '.'));
        buffer.TakeAll(PersonalKind.Handle, HandleFartherOff(), match => !HostName().IsMatch(match.Groups["v"].Value) && (match.Groups["v"].Value.Count(c => c is '.' or '-' or '_') > 1 || match.Groups["v"].Value.Any(char.IsAsciiDigit)));
        buffer.TakeAll(PersonalKind.Handle, Underscored());
        buffer.TakeAll(PersonalKind.Handle, QqNumber());
        buffer.TakeAll(PersonalKind.Identity, ChineseIdentity(), match =>
            CheckDigits.IsChineseIdentity(match.Value) || CueBefore(buffer.Text, match.Index, "证") || match.Value[6..8] is "19" or "20");
        buffer.TakeAll(PersonalKind.Identity, IdentityForms());
        buffer.TakeAll(PersonalKind.Identity, IdentityAfterWord(), match => !AmericanState().IsMatch(match.Value) && match.Groups["v"].Value.Count(char.IsAsciiDigit) >= 4);
        buffer.TakeAll(PersonalKind.Plate, ChinesePlate(), match => match.Value.Any(char.IsAsciiDigit));
        buffer.TakeAll(PersonalKind.Plate, BritishPlate());
        buffer.TakeAll(PersonalKind.Plate, PlateAfterWord(), match => match.Groups["v"].Value.Count(char.IsAsciiDigit) is >= 1 and <= 6);
    }

    internal static bool CueBefore(string text, int at, string cue) => text.AsSpan(Math.Max(0, at - 12), Math.Min(12, at)).Contains(cue, StringComparison.Ordinal);

    // A word alone may be any word: a user name shows itself by a digit, a sign, or by being none.
    private static bool IsUserName(string value) => value.Any(c => char.IsAsciiDigit(c) || c is '_' or '-' or '.') || (!value.Any(char.IsAsciiLetterUpper) && !NameLists.IsOrdinary(value));

    [GeneratedRegex(@"[A-Za-z0-9](?:[A-Za-z0-9._%+'\-]{0,63})@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,5}", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b[a-z0-9]{1,30}(?: (?:dot|underscore|dash|hyphen) [a-z0-9]{1,30}){0,4} (?:at|\(at\)|\[at\]) [a-z0-9\-]{1,40}(?: dot [a-z0-9\-]{1,30}){1,3}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex SpokenEmail();

    [GeneratedRegex(@"(?<![A-Za-z0-9.])@[\p{L}0-9][\p{L}0-9_.\-]{1,39}(?<![.\-])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex AtHandle();

    [GeneratedRegex(@"(?:微信号?|抖音号?|快手号?|小红书号?|微博|旺旺号?|昵称|网名|用户名|(?:wechat|weixin|\bwx|\bvx|skype|telegram|instagram|\binsta|\big\b|twitter|line ?id|\bline\b|whatsapp|snapchat|tiktok|discord|facebook|\bfb\b|signal|user ?name|handle)(?![a-z]))[\s:：=是叫为吧]{0,4}(?:(?:id|name|is|me|as|under|at|account|handle)(?![A-Za-z.])|号|@)?[\s:：=是叫]{0,3}(?<v>[A-Za-z][A-Za-z0-9_.\-]{3,38}[A-Za-z0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex HandleAfterService();

    [GeneratedRegex(@"\b(?<v>[A-Za-z][A-Za-z0-9_.\-]{3,38}[A-Za-z0-9]) (?:on|over|via|in) (?:wechat|weixin|skype|telegram|instagram|insta|ig|twitter|x|line|whatsapp|snapchat|tiktok|discord|facebook|fb|signal|reddit|linkedin)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex HandleOnService();

    [GeneratedRegex(@"(?<![A-Za-z0-9_./\\])[a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,5}(?![A-Za-z0-9_/\\]|\.[a-z]{2,4})", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Underscored();

    [GeneratedRegex(@"(?:\b(?:login|log-in|user ?name|user|user id|handle|profile|nickname|screen name)\b|昵称|网名|账号名|用户名|微信|抖音号?|小红书号?)[\s:：是为""“]{1,4}(?<v>[A-Za-z][A-Za-z0-9._\-]{3,30}[A-Za-z0-9])(?![@\w])|\b(?<v>live:[.\w]{3,40}\w)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex HandleAfterLogin();

    // 昵称“风吹麦浪2008”; 昵称阿布的夏天.
    [GeneratedRegex(@"(?:昵称|网名|用户名|微信名|ID)[是为叫:：]{0,2}[“""「『](?<v>[^”""」』\n]{1,20})[”""」』]|(?:昵称|网名|微信名)[是为叫:：]{0,2}(?<v>[\u3400-\u9fffA-Za-z0-9_]{2,12})(?=[，。；,;、）)\n]|$)|网友(?<v>[\u3400-\u9fff]{2,6}?)(?=留言|评论|反映|私信|说|：|:)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex ChineseNickname();

    [GeneratedRegex(@"^(?:没|不|未|无|为空|怎|什么|改)|错误|显示", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex NoNickname();

    // Skype handle for Mondays: north.desk.2; on LinkedIn as anna-k-lopez.
    [GeneratedRegex(@"\b(?:skype|signal|telegram|linkedin|instagram|insta|twitter|discord|wechat|line|facebook|tiktok|reddit|mastodon|threads|handle|user ?name|login)\b(?:[^\n.!?@:,]{0,32}[:,]| (?:as|under|is|it's))(?: it's| i'm)? ?@?(?<v>[a-z][a-z0-9]{1,30}(?:[._\-][a-z0-9]{1,30}){1,5})(?![\w@])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex HandleFartherOff();

    [GeneratedRegex(@"\.(?:com|net|org|co|uk|cn|de|io|app|example|test|html?|pdf|jpe?g|png|local)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex HostName();

    // Boise, ID 83702.
    [GeneratedRegex(@"^ID \d{5}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex AmericanState();

    [GeneratedRegex(@"(?:QQ|扣扣)\s?(?:号|群)?[\s:：是]{0,3}(?<v>[1-9]\d{4,10})(?![0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex QqNumber();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex ChineseIdentity();

    // National Insurance (HMRC NIM39110), Hong Kong, Singapore and Taiwan identity cards, driving licences of Great Britain, US social security.
    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]|[A-Z]{1,2}\d{6} ?\([0-9A]\)|[STFGM]\d{7}[A-Z]|[A-Z][12]\d{8}|[EGDPKMSH]\d{8}|[A-Z9]{5} ?\d{6} ?[A-Z9]{2}[A-Z0-9]{3}|[A-Z]{2,5}9{0,3} ?\d{6} ?[A-Z]9{0,2}[A-Z0-9]{2,3}|\d{3}-\d{2}-\d{4}|\d{6}-\d{2}-\d{4})(?![0-9A-Za-z])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex IdentityForms();

    [GeneratedRegex(@"(?:\b(?i:passport|medicare|aadhaar|mykad|national id)\b|\b(?:PAN|TFN|SIN|PPSN?|IC)\b|driving licen[cs]e|driver'?s licen[cs]e|licen[cs]e number|national insurance|social security|identity card|\bID card|\bID no|\bID number|\bID\b|\bNI\b|\bSSN\b|NRIC|HKID|residence permit|居留证|护照|身份证|身分证|通行证|驾照|驾驶证|台胞证|回乡证|社保)[^A-Z0-9\n\uE000]{0,24}(?<v>[A-Z0-9]{3,20}(?: [A-Z0-9]{1,6}){0,4}(?:\([0-9A]\))?)(?![a-z])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex IdentityAfterWord();

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][ ·•.\-]?(?:[A-Z0-9]{4}[港澳学警挂领使]|[A-Z0-9]{4,6})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex ChinesePlate();

    [GeneratedRegex(@"(?<![A-Za-z0-9\-])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]{2} \d{2} [A-Z]{1,3} \d{4})(?![A-Za-z0-9\-])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex BritishPlate();

    [GeneratedRegex(@"(?:\b(?i:number plate|licen[cs]e plate|(?<!(?:serial|rating|type|data|name|number on the) )plates?|reg(?:istration)?(?: no)?|rego|(?:licen[cs]e|car|vehicle) tag)\b\.?|车牌号?|车号|(?<!铭)牌照(?!片)|货车(?= ?[A-Z]{2} ?\d))[^A-Z0-9\n]{0,12}(?<v>(?:[A-Z]{2} (?=[A-Z]{2,3}-\d))?(?=[A-Z \-]{0,8}\d)[A-Z0-9]{1,4}[ \-·]?[A-Z0-9]{2,6}(?: [A-Z0-9]{1,3})?)(?![A-Za-z0-9\-])", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex PlateAfterWord();
}
