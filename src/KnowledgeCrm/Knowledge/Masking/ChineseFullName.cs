using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>A Chinese surname with a given name of one or two characters, told by points: for the characters, for where words break, and for
/// what stands before and behind.</summary>
internal static partial class ChineseFullName
{
    // Of about ten points; four are rarely chance.
    private const int Enough = 4;

    // Surnames that are hardly ever a word, or begin one.
    private static readonly FrozenSet<char> Clear = "李张刘陈杨赵吴徐孙胡郭罗郑梁谢宋韩冯邓曹彭曾肖萧袁潘蔡余杜魏吕姚卢姜崔钟谭廖贾韦邹邱尹薛闫阎侯郝龚邵钱覃戴莫葛邢乔伍庞倪聂岳翟殷詹欧耿俞柳阮柯凌裴霍翁骆靳柴鲍喻祁蒲滕牟缪褚娄窦戚岑卜晏柏瞿佟臧闵苟邬卞栾隋刁桑甄虞敖巩佘邝荆冀郁栗鄢谌冼蔺仝郜阚禹漆晁芮阙戈邸雍辜裘亓邰赫宿逯茹危亢嵇湛戎茅揭冶檀阴昝衡羿竺钮汝逄庹弓谯濮仰佴弘虎殳夔糜郗酆隗暨郦璩郏蓬宓匡荀宗施任方汪孟郎尚洪申沙武龙段雷史陶黎贺顾毛万严向常温康鲁司卓阿苏叶程丁沈范熊秦江白夏田董唐许林高何马朱王黄周".ToFrozenSet();
    private static readonly SearchValues<char> NoGiven = SearchValues.Create("的了是在已不没未也都就又还再可以很太只被把有到过得会能要给去说让跟和吗呢吧啊哦之其这那我你他她您们个次里上下么");

    private static readonly FrozenSet<char> PlaceEnds = "路街巷弄村镇乡县市区州省湾桥站店苑园寺庙山河湖岛".ToFrozenSet();

    /// <summary>The length of the name that begins here, or 0.</summary>
    public static int LengthAt(ChineseText at, int i)
    {
        var surname = NameLists.ChineseCompounds.Contains(at.Slice(i, 2)) ? 2 : NameLists.ChineseSurnames.Contains(at[i]) ? 1 : 0;
        if (surname == 0) return 0;
        var isTold = StrongCue().IsMatch(at.Before(i, 8));
        var isCued = isTold || Cue().IsMatch(at.Before(i, 8));
        if (!isCued && at.PlaceAt(i)) return 0;
        var (best, length) = (0, 0);
        for (var given = surname == 2 ? 3 : 2; given > 0; given--)
        {
            var points = Points(at, i, surname, given, isTold ? 3 : isCued ? 2 : 0);
            if (points > best) (best, length) = (points, surname + given);
        }
        return best >= Enough ? length : 0;
    }

    private static int Points(ChineseText at, int i, int surname, int given, int cue)
    {
        var end = i + surname + given;
        var name = at.Slice(i + surname, given);
        if (name.Length < given || !name.All(c => c is >= '\u3400' and <= '\u9fff') || (surname == 1 && name.AsSpan().ContainsAny(NoGiven)) || (at.TitleAt(i + surname) >= given && given < 3)) return 0;
        var likely = name.Count(NameLists.ChineseGiven.Contains);
        // A Japanese given name of three characters ends as they do.
        if (given == 3 && !(name[^1] is '郎' or '子' or '助' or '美')) return 0;
        var (isEdge, isEndEdge) = (at.EdgeBefore(i), at.EdgeAt(end));
        if (likely == 0 && cue == 0 && !(surname == 2 && isEdge && isEndEdge)) return 0;
        var isClear = surname == 2 || Clear.Contains(at[i]);
        var starts = isEdge || at.StartsHere(i) || (at.BreakAt(i) && !at.BreakAt(i - 1));
        var ends = at.EndsHere(end) || at.WordAt(end) > 1;
        var points = likely + cue + (isClear ? 1 : 0) + (surname == 2 ? 2 : 0) + (starts ? 1 : 0) + (isEndEdge || at.TitleAt(end) > 1 ? 2 : ends ? 1 : 0);
        if (isEdge && isEndEdge) points += BesidePersonal(at, i, end);
        points -= Against(at, i, surname, end, cue);
        // One character more is asked for where there is only one to look at.
        return given == 1 && !isClear && !(isEdge && isEndEdge) && cue == 0 ? points - 1 : points;
    }

    // What speaks for other words than a name here.
    private static int Against(ChineseText at, int i, int surname, int end, int cue)
    {
        var points = (at.BreakAt(i) ? 0 : 2) + (at.BreakAt(end) ? 0 : 2);
        var word = at.WordAt(i);
        // 明天来: an ordinary word, and another one behind it.
        if (word > surname) points += i + word == end && word > 2 ? 1 : cue < 3 && i + word < end && at.IsOrdinary(i, word) ? 6 : 3;
        else if (surname == 1 && at.IsOrdinary(i, 2)) points += 2;
        if (i > 0 && cue == 0 && at.IsOrdinary(i - 1, 2)) points += 2;
        if (!at.EdgeAt(end) && at.IsOrdinary(end - 1, 2)) points += 1;
        if (PlaceEnds.Contains(at[end])) points += 3;
        return points;
    }

    // A name with a number or an address as its neighbour in a list.
    private static int BesidePersonal(ChineseText at, int i, int end) =>
        NextGone().IsMatch(at.After(end, 8)) || GoneBefore().IsMatch(at.Before(i, 8)) ? 1 : 0;

    [GeneratedRegex(@"^[\s，,、；;：:（(]{0,3}(?:电话|手机|微信)?[\s：:]{0,2}\uE000", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex NextGone();

    [GeneratedRegex(@"\uE000[\s，,、；;：:（(]{0,3}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex GoneBefore();

    [GeneratedRegex(@"(?:叫|名叫|姓名|名字是|联系人|收件人|收货人|签收人|付款人|取货人|户名|开户名|客户|客人|业主|房东|租客|房客|住户|农户|用户|投诉人|申请人|处理人|汇款人|委托人|签约人|负责人|被保人|购买人|报修人|领料人|经办人|司机|车主|户主|本人|同事|爱人|老婆|老公|儿子|女儿|闺女|孙女|孙子|婆婆|妈妈|我妈|我爸|我哥|我弟|我姐|我妹|姐夫|嫂子|室友|店主|店长|发件人|经办|回访|诉人|我是|人是|安装工|工程师|师傅|库管|法人|联系|签字|签收|找|叫做|人叫|搵|收货)[是为叫:：\s]{0,2}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Cue();

    [GeneratedRegex(@"(?:我叫|名叫|她叫|他叫|人叫|[。，！]叫|叫做|姓名|联系人|收件人|收货人|签收人|付款人|取货人|户名|汇款人|签约人|发件人|购买人|报修人)[是为叫:：\s]{0,2}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    public static partial Regex StrongCue();
}
