using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Names in Chinese characters, folded to simplified ones: a surname and one or two characters, told by the title behind, the words
/// before, and by being no part of an ordinary word.</summary>
internal static partial class ChineseNames
{
    // A title of one character may begin another word: what comes after must end it.
    private const string Ends = "个的了是在说话要不没有会来去打和跟与给把被让问想也都就又还再已你我他她您这那上下今昨明对向到等接报反签收发过留付做看拿换修装取送投申觉同处负建提用帮借买催回查先很太真可能应需着或但因之所以及于呢吧啊吗呀哦嘛哈啦家住叫嫌称讲教派约带从喜教干走批姓代写抄听定名另男女号电地身手微邮工为坚只接完晚早周六七八九十两一二三弄反表态自支识抄拆搬";
    private const string Starts = "的是叫我你他她您找给让请问和跟与由被把姓为说听向对到去接即及户主方人工员长傅东客者友哥姐妹弟夫妻子女儿爸妈爷奶叔姨婶嫂名位等收付签寄送派约催回打看见陪换归记录按有管师机导领经助派派师生婆公同事们系佢话称是因替拜托感谢谢回刷通知问使用由：";
    private const string GivenInTitle = "总工董导局处科所队哥姐叔姨婶嫂爷妈爸婆公伯老生太";
    // Surnames that are hardly ever a word, or begin one.
    private static readonly FrozenSet<char> Clear = "李张刘陈杨赵吴徐孙胡郭罗郑梁谢宋韩冯邓曹彭曾肖萧袁潘蔡余杜魏吕姚卢姜崔钟谭廖贾韦邹邱尹薛闫阎侯郝龚邵钱覃戴莫葛邢乔伍庞倪聂岳翟殷詹欧耿俞柳阮柯凌裴霍翁骆靳柴鲍喻祁蒲滕牟缪褚娄窦戚岑卜晏柏瞿佟臧闵苟邬卞栾隋刁桑甄虞敖巩佘邝荆冀郁栗鄢谌冼蔺仝郜阚禹漆晁芮阙戈邸雍辜裘亓邰赫宿逯茹危亢嵇湛戎茅揭冶檀阴昝衡羿竺钮汝逄庹弓谯濮仰佴弘虎殳夔糜郗酆隗暨郦璩郏蓬宓匡荀宗施任方汪孟郎尚洪申沙武龙段雷史陶黎贺顾毛万严向常温康鲁司卓阿苏叶程丁沈范熊秦江白夏田董唐许林高何马朱王黄周".ToFrozenSet();
    private static readonly SearchValues<char> NoGiven = SearchValues.Create("的了是在已不没未也都就又还再可以很太只被把有到过得会能要给去说让跟和吗呢吧啊哦之其这那我你他她您们个次里上下家么");
    // Points for what stands before, behind and within: four of eight are rarely chance.
    private const int Enough = 4;
    private static readonly FrozenSet<char> EndSet = Ends.ToFrozenSet();
    private static readonly FrozenSet<char> StartSet = Starts.ToFrozenSet();
    private static readonly FrozenSet<char> ShortTitles = GivenInTitle.ToFrozenSet();
    private static readonly FrozenSet<char> NoSmall = "时米区孩心程票型家伙朋数组件车房包店于计费单段元费时路水巧学伴姐便规批幅样声票字票猫狗气鸟票王八".ToFrozenSet();
    private static readonly FrozenSet<char> NoOld = "人板公婆师家化年是乡小旧款式客用实大爷外总早".ToFrozenSet();

    public static void TakeFrom(MaskingBuffer buffer)
    {
        var text = buffer.Text;
        buffer.TakeAll(PersonalKind.Name, Dotted(), match => true);
        text = buffer.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsHan(text[i])) continue;
            var length = LengthAt(text, i);
            if (length == 0) continue;
            buffer.Take(PersonalKind.Name, i, length);
            i += length - 1;
        }
    }

    private static int LengthAt(string text, int i)
    {
        if (Foreign(text, i) is > 0 and var foreign) return foreign;
        if (Familiar(text, i) is > 0 and var familiar) return familiar;
        if (Doubled(text, i) is > 0 and var doubled) return doubled;
        var surname = SurnameAt(text, i);
        if (surname == 0) return AfterCue(text, i);
        return Titled(text, i, surname) is > 0 and var titled ? titled
            : SurnameAlone(text, i, surname) ? surname
            : Whole(text, i, surname);
    }

    // 小李, 老王, 阿强.
    private static int Familiar(string text, int i)
    {
        if (i + 1 >= text.Length || !IsHan(text[i + 1])) return 0;
        var (head, next) = (text[i], text[i + 1]);
        // 小红灯, 小白点: a colour, not a name.
        if (head == '小' && "红白黄黑青蓝绿".Contains(next) && i + 2 < text.Length && "灯点框圈字叉勾色线标钮键块圆旗".Contains(text[i + 2])) return 0;
        var fits = head switch
        {
            '小' => (NameLists.ChineseSurnames.Contains(next) || NameLists.ChineseGiven.Contains(next) && StartsHere(text, i)) && !NoSmall.Contains(next),
            '老' => NameLists.ChineseSurnames.Contains(next) && !NoOld.Contains(next),
            '阿' => NameLists.ChineseGiven.Contains(next) || NameLists.ChineseSurnames.Contains(next),
            _ => false,
        };
        if (!fits || PlaceAt(text, i) || Ordinary(text, i + 1, 2) || (i > 0 && "大最很较更太变减缩中比微弱窄短狭不".Contains(text[i - 1]))) return 0;
        return NameLists.ChineseOrdinary.Contains(text.Substring(i, 2)) ? 0 : 2;
    }

    // 张师傅, 方总, 刘建国先生.
    private static int Titled(string text, int i, int surname)
    {
        for (var given = 0; given <= 2; given++)
        {
            var at = i + surname + given;
            if (at >= text.Length || (given > 0 && !IsHan(text[at - 1]))) break;
            var title = TitleAt(text, at);
            if (title == 0) continue;
            if (given == 0 && Ordinary(text, i, 2) && title < 2) continue;
            if (given > 0 && (Ordinary(text, i, 2) || NameLists.ChineseSurnames.Contains(text[at - 1]) && TitleAt(text, at) > 1 && given == 1 && !StartsHere(text, i))) continue;
            if (title == 1 && !EndsAt(text, at + 1)) continue;
            if (i > 0 && Ordinary(text, i - 1, 2)) continue;
            return given == 0 ? surname + title : surname + given;
        }
        return 0;
    }

    private static int TitleAt(string text, int at)
    {
        for (var length = Math.Min(4, text.Length - at); length > 0; length--)
            if (NameLists.ChineseTitles.Contains(text.Substring(at, length))) return length;
        return at < text.Length && ShortTitles.Contains(text[at]) ? 1 : 0;
    }

    // 我姓翟; 姓诸葛.
    private static bool SurnameAlone(string text, int i, int surname) =>
        i > 0 && (text[i - 1] == '姓' && !(i > 1 && text[i - 2] is '贵' or '百') || SurnameCue().IsMatch(text.AsSpan(Math.Max(0, i - 6), Math.Min(6, i))))
        && (EndsAt(text, i + surname) || text[i + surname] is '名' or '，');

    // A surname with its given name.
    private static int Whole(string text, int i, int surname)
    {
        var cue = NameCue().IsMatch(text.AsSpan(Math.Max(0, i - 8), Math.Min(8, i)));
        var isStrong = StrongCue().IsMatch(text.AsSpan(Math.Max(0, i - 8), Math.Min(8, i)));
        var isEdge = i == 0 || IsEdge(text, i - 1);
        var isClear = surname == 2 || Clear.Contains(text[i]);
        var starts = cue || StartsHere(text, i);
        if ((!starts && !isClear) || (!cue && PlaceAt(text, i))) return 0;
        if (i > 0 && !cue && Ordinary(text, i - 1, 2)) return 0;
        for (var given = 2; given > 0; given--)
        {
            var end = i + surname + given;
            if (end > text.Length || !IsHan(text, i + surname, given)) continue;
            if (!(isStrong && IsEdge(text, end)) && Ordinary(text, i, 2)) continue;
            if (text.AsSpan(i + surname, given).ContainsAny(NoGiven) || (!IsEdge(text, end) && Ordinary(text, end - 1, 2))) continue;
            if (given == 2 && Ordinary(text, end - 2, 2) && !NameLists.ChineseGiven.Contains(text[end - 1])) continue;
            var likely = 0;
            foreach (var c in text.AsSpan(i + surname, given)) likely += NameLists.ChineseGiven.Contains(c) ? 1 : 0;
            var ends = EndsAt(text, end);
            if (given == 1 && !ends) continue;
            if (surname == 2 && ends && !NameLists.ChineseTitles.Contains(text.Substring(i + surname, given))) return surname + given;
            var evidence = likely + (starts ? 1 : 0) + (isEdge ? 1 : 0) + (cue ? 2 : 0) + (ends ? 1 : 0) + (IsEdge(text, end) ? 1 : 0) + (isClear ? 1 : 0);
            if (evidence >= Enough && (likely > 0 || cue)) return surname + given;
        }
        return 0;
    }

    // 我叫次仁卓玛: a name that no surname begins.
    private static int AfterCue(string text, int i)
    {
        if (!StrongCue().IsMatch(text.AsSpan(Math.Max(0, i - 8), Math.Min(8, i)))) return 0;
        var end = i;
        while (end < text.Length && IsHan(text[end]) && end - i < 5) end++;
        return end - i is 2 or 3 or 4 && IsEdge(text, end) && !Common().IsMatch(text.AsSpan(i, end - i)) ? end - i : 0;
    }

    // 蕾蕾, 童童.
    private static int Doubled(string text, int i) =>
        i + 1 < text.Length && text[i] == text[i + 1] && NameLists.ChineseGiven.Contains(text[i]) && !"妈爸爷奶哥姐弟妹叔伯常刚慢天人家明仅多好轻高早渐微满大小年月日时个种久快远深清白红长新真重平安往一三向万千百星冷看等想试声样条层处次".Contains(text[i])
        && (StartsHere(text, i)) && (EndsAt(text, i + 2) || TitleAt(text, i + 2) > 0) ? 2 : 0;

    private static int Foreign(string text, int i)
    {
        var end = i;
        for (var found = true; found;)
        {
            found = false;
            for (var length = Math.Min(5, text.Length - end); length > 1 && !found; length--)
            {
                if (!NameLists.ChineseForeign.Contains(text.Substring(end, length))) continue;
                end += length;
                found = true;
            }
        }
        return end - i > 2 || (end > i && (StartsHere(text, i) || EndsAt(text, end))) ? end - i : 0;
    }

    private static bool PlaceAt(string text, int i) =>
        (i + 3 <= text.Length && NameLists.ChinesePlaces.Contains(text.Substring(i, 3))) || (i + 2 <= text.Length && NameLists.ChinesePlaces.Contains(text.Substring(i, 2)));

    private static int SurnameAt(string text, int i) =>
        i + 1 < text.Length && NameLists.ChineseCompounds.Contains(text.Substring(i, 2)) ? 2 : NameLists.ChineseSurnames.Contains(text[i]) ? 1 : 0;

    private static bool Ordinary(string text, int i, int length) =>
        i >= 0 && i + length <= text.Length && (NameLists.ChineseOrdinary.Contains(text.Substring(i, length)) || (i + 3 <= text.Length && NameLists.ChineseOrdinary.Contains(text.Substring(i, 3))));

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';

    private static bool IsHan(string text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
            if (!IsHan(text[i])) return false;
        return true;
    }

    private static bool IsEdge(string text, int i) => i >= text.Length || !IsHan(text[i]);

    private static bool EndsAt(string text, int i) => IsEdge(text, i) || EndSet.Contains(text[i]) || TitleAt(text, i) > 1;

    private static bool StartsHere(string text, int i) => i == 0 || IsEdge(text, i - 1) || StartSet.Contains(text[i - 1]);

    [GeneratedRegex(@"[\u3400-\u9fff]{1,6}[·•・][\u3400-\u9fff]{1,6}(?:[·•・][\u3400-\u9fff]{1,6}){0,2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"(?:贵姓[？?]?[”""」]?[“""「]?|免贵姓|姓|哪个|那个)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SurnameCue();

    [GeneratedRegex(@"(?:叫|名叫|姓名|名字是|联系人|收件人|收货人|签收人|付款人|取货人|户名|开户名|客户|业主|房东|租客|用户|投诉人|申请人|处理人|汇款人|委托人|签约人|负责人|被保人|司机|本人|同事|爱人|老婆|老公|儿子|女儿|闺女|我哥|我弟|我姐|我妹|姐夫|嫂子|室友|店主|发件人|经办|回访|诉人|我是|人是|安装工|用我|刷|找|问|让|叫做|人叫)[是为叫:：\s]{0,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameCue();

    [GeneratedRegex(@"(?:我叫|名叫|她叫|他叫|人叫|[。，！]叫|姓名|联系人|收件人|收货人|签收人|付款人|取货人|户名|汇款人|签约人|发件人)[是为叫:：\s]{0,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StrongCue();

    [GeneratedRegex(@"本人|客户|用户|业主|什么|不|没|的|了|同上|公司|先生|女士|未|无|写", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Common();
}
