using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Postal addresses in Chinese characters: steps from the province down to the room, of which one at least is told by a number or names
/// a place to live. A city or district alone is none.</summary>
internal static partial class ChineseAddresses
{
    public static void TakeFrom(MaskingBuffer buffer)
    {
        buffer.TakeAll(PersonalKind.Address, RoomAfterWord());
        if (Common.Languages.Of(buffer.Text) == Common.Languages.Chinese) buffer.TakeAll(PersonalKind.Address, Latin());
        var text = buffer.Text;
        foreach (Match match in Steps().Matches(text))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            var first = match.Groups["first"].Value;
            if (PlaceIn(first) is >= 0 and var place) start += place;
            else if (Lead().Match(first) is { Success: true } cut) start += cut.Length;
            var value = text[start..end];
            if (!(Precise().IsMatch(value) || Levels().IsMatch(value)) || Machine().IsMatch(text.AsSpan(end, Math.Min(4, text.Length - end))) && !Street().IsMatch(value)) continue;
            if (value.Length < 2 || Storey().IsMatch(value) || OnlyNumber().IsMatch(value) && !BuildingAlone().IsMatch(value)) continue;
            buffer.Take(PersonalKind.Address, start, end - start);
        }
    }

    // Where the first known city or province begins, or -1.
    private static int PlaceIn(string first)
    {
        for (var i = 0; i < first.Length; i++)
            for (var length = 2; length <= 4 && i + length <= first.Length; length++)
                if (NameLists.ChinesePlaces.Contains(first.Substring(i, length))) return i;
        return -1;
    }

    private const string Number = @"(?:附|甲|乙|第|之|西门外|门外|内|外|旁|[东西南北中](?=\d))?(?:[0-9]{1,5}[A-Za-z]?(?:[\-~、之][0-9A-Za-z]{1,5}){0,4}|[A-Za-z][0-9]{0,4}|[一二三四五六七八九十百]{1,4}|[甲乙丙丁戊])";
    private const string Name = @"[\u3400-\u9fff]{1,12}?(?:(?:[0-9]{2,4}|[A-Z]{2,5})[\u3400-\u9fff]{0,4}?)?";
    private const string Next = @"[\u3400-\u9fff-[的了是在我你他她您这那有说]]{0,10}?(?:(?<!\d)(?:[0-9]{2,4}|[A-Z]{2,5})[\u3400-\u9fff-[的了是在我你他她您这那有说年月日元台个米公]]{0,4}?)?";
    private const string Area = @"特别行政区|自治区|自治州|自治县|开发区|新区|经区|省|市(?!场|民|政|面)|区(?!别|域|分|间)|县|旗|州|盟|镇|乡|街道|村委会|居委会|社区|林场|农场|牧场|大队|生产队|自然村|村|屯|庄|寨|堡|营|湾|沟|塘|里(?!面|程)|邻|社(?=\d)|队(?=\d)|兵团|组(?=\d)|苑|坊|墟|埗|九龙|新界|屯门";
    private const string Road = "大道中|大道东|大道西|道中|路中|大道|大街|胡同|公路|国道|环路|路(?!由|线|过|上|板)|街|道(?!理|具)|巷|弄|里(?!面|程)|东段|西段|南段|北段|中段|段";
    private const string Building = "花园|小区|公寓|大厦|商厦|大楼|写字楼|国际|商城|商铺|门面|铺面|门市部?|科创园|校区|营业厅|公馆|名苑|雅苑|嘉园|佳园|丽园|华府|水岸|广场|中心|大楼|商住楼|宿舍楼|宿舍|家园|新村|山庄|别墅|锦舍|新城|名都|豪庭|华庭|庭院|阁|轩|苑|园|邨|府|城|湾|居|座|工棚|大棚|大学|小学|中学|医院|酒店|工业园|科技园|产业园|创意园|艺术区|半岛|花苑|新苑|大院|学府|国际城|商贸城|名邸|府邸|雅居|华苑|嘉苑|豪园|豪苑|御园|之窗|之城|天地|世家|名城|名居|名门|首府|菜市场|农贸市场|购物中心|一城|里程|公社|厂|市场|五金城|仓库|楼|院|馆";
    private const string Unit = "号楼|号院|号库|号门|号铺|号店|号|师|团|连|组团|街|栋|幢|座|单元|室|楼|层|弄|巷|组|社|队|院|期|门|户|铺|区|段|房|梯|座";

    [GeneratedRegex(@"(?<first>" + Name + "(?:" + Area + "|" + Road + "|" + Building + "){1,3}|" + Number + "(?:号楼|号院|栋|幢|单元|号宿舍))(?:" + Next + "(?:" + Area + "|" + Road + "|" + Building + @"){1,3}(?:之[\d一二三四五六七八九十]{1,3})?|[\u3400-\u9fff-[的了是在我你他她您这那有说和与到第]]{2,8}(?=[A-Z]?\d{1,3}(?:栋|幢|号楼|座|单元))|[\u3400-\u9fff-[的了是在我你他她您这那有说和与到]]{2,8}[A-Z]?\d{1,2}-\d{3,4}(?!\d)|(?:[东西南北中前后左右内外]{1,2}|[A-Z])(?:门(?!外\d)|区|段|侧|院|屋|座|楼|巷|里|队|组|单元|户|组团|街)|" + Number + "(?:" + Unit + @")(?:之[\d一二三四五六七八九十]{1,3}|[甲乙丙丁](?![\u3400-\u9fff]))?|(?:地下|负[一二三\d]层|地铺|地舖|后门|前门|东户|西户|中户|左户|右户|东头|西头|南头|北头|隔壁|对面|楼下|底商|门口|顶楼|阁楼|车库|传达室|门卫|前台|值班室)|[（(][\u3400-\u9fff]{1,6}[）)]|(?<=[栋幢座元楼层号苑园区街邸店厦舍寓心里门城庭邨轩阁湾府居墅院村])[ ]?(?:[A-Za-z]?\d{1,5}[A-Za-z]?(?![0-9A-Za-z%.℃])(?:\-\d{1,5}){0,4}(?:[室号房户]|之\d)?|#\d{1,2}-\d{1,4}[A-Za-z]?)|(?<=[楼层])[A-Za-z](?![A-Za-z])(?:室|座)?){0,16}", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Steps();

    // What is said before an address, and the verbs that lead to one.
    [GeneratedRegex(@"^.*(?:地址变更[:：]?由?|地址[是为:：系在]?|住址[是为:：]?|现住|家住|搬到|送到|寄到|发到|送去|寄往|寄去|运到|到达|位于|住在|住|开在|装在|放在|埋在|是在|改为|换成|改到|送|寄|发|在|到|去|往|由|为|是|给|的|找|我|你|他|她|屋企|门牌|导航|公司|房子|我们|您|搬|回|是|来|从|:|：|有|系|于|跟|和(?!平)|叫|说|那|这|个|客户|用户)(?=.{2,})", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\d|[一二三四五六七八九十](?:[号栋幢室期]|单元)|居委会|村委会|大棚", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Precise();

    // From the city or county down to a village or a street: few live there.
    [GeneratedRegex(@"^[\u3400-\u9fff]{1,8}(?:市|县|区|旗|州|省)[\u3400-\u9fff]{1,12}(?:镇|乡|村|组|街道|社|屯|路|巷|小区)$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Levels();

    // An address in Latin letters within Chinese text, up to its town.
    [GeneratedRegex(@"(?<![A-Za-z])(?:(?:No|Lot|Unit|Blk)\.? ?)?\d{1,5}[A-Z]?(?:[\-/]\d{1,4})?,? (?:Jalan|Jln|Lorong|[A-Z][a-z]{2,14}) [A-Z][A-Za-z]{1,14}(?: [A-Z]?[A-Za-z0-9/]{1,14}){0,4}(?:, (?:\d{4,6} )?[A-Z][A-Za-z]{2,14}(?: [A-Z][A-Za-z]{2,14}){0,2}(?: \d{4,6})?){1,4}", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Latin();

    [GeneratedRegex("^[一二三四五六七八九十][号期]$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Storey();

    // 房号2-1-601: building, entrance, room.
    [GeneratedRegex(@"(?:房号|房间号|门牌号?|室号|住)[\s:：是]{0,2}(?<v>\d{1,3}[\-－]\d{1,3}[\-－]\d{2,4})(?![\d\-])|(?<![0-9A-Za-z\-号机])(?<v>\d{3,4}室)(?![内外]机)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex RoomAfterWord();

    [GeneratedRegex(@"^[\s]?(?:内机|外机|机|泵|线|阀|桶|炉|仓|灯|键|档|风扇|传感|电池|螺丝|钢|管|开)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Machine();

    [GeneratedRegex(@"路|街|道|巷|弄|村|镇|区|市|县|栋|幢|苑|园|大厦", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Street();

    [GeneratedRegex(@"^[^\u3400-\u9fff]*[\u3400-\u9fff]{0,2}\d*$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(@"\d(?:栋|幢|单元|号楼|号院|弄)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex BuildingAlone();
}
