using System.Text.RegularExpressions;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>The words that stand where something was masked, in both languages.</summary>
internal static partial class MaskWords
{
    private static readonly (PersonalKind Kind, string English, string Chinese)[] Table =
    [
        (PersonalKind.Name, "name", "姓名"), (PersonalKind.Phone, "phone", "电话"), (PersonalKind.Email, "e-mail", "邮箱"),
        (PersonalKind.Address, "address", "地址"), (PersonalKind.Serial, "serial number", "序列号"), (PersonalKind.Card, "card number", "卡号"),
        (PersonalKind.Account, "account number", "账号"), (PersonalKind.Identity, "identity number", "证件号"),
        (PersonalKind.Plate, "number plate", "车牌"), (PersonalKind.Handle, "user name", "用户名"),
    ];

    /// <summary>The word for a kind, in brackets.</summary>
    public static string Of(PersonalKind kind, string language)
    {
        var line = Array.Find(Table, line => line.Kind == kind);
        return $"[{(language == Languages.Chinese ? line.Chinese : line.English)}]";
    }

    /// <summary>Where a text was masked before.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text) => Word().Matches(text).Select(match => (match.Index, match.Length));

    [GeneratedRegex(@"\[(?:name|phone|e-mail|address|serial number|card number|account number|identity number|number plate|user name|姓名|电话|邮箱|地址|序列号|卡号|账号|证件号|车牌|用户名)\]", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Word();
}
