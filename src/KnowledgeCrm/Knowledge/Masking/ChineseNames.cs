using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Names in Chinese characters, folded to simplified ones: by what people are called in speech (小李, 老王, 陈总, 梅姐), by the title
/// behind, by the sounds of names from other languages, and by the weights of <see cref="ChineseFullName"/>.</summary>
internal static partial class ChineseNames
{
    // Said of anybody, and of things: no surname goes before the title.
    private static readonly FrozenSet<char> NotBeforeTitle = "这那该位个各名的女男老小大我你他她您们请叫找让给是有没新贵本送修装为和与跟及了把被对向由问等来去在从到过会能要将就都也还再说两几每某哪谁什么吗呢吧请求派催换陪同做当好多无只已先后前中内外上下工家人员".ToFrozenSet();
    private const string ClearTitles = "总工董哥姐叔姨婶嫂爷";
    private const string OtherTitles = "导局处科所队妈爸婆公伯老生太";
    private static readonly FrozenSet<char> NoSmall = "时米区孩心程票型家伙朋数组件车房包店于计费单段元费时路水巧学伴姐便规批幅样声字猫狗气鸟王八火雪号".ToFrozenSet();
    private static readonly FrozenSet<char> NoOld = "人板公婆师家化年是乡小旧款式客用实大爷外总早".ToFrozenSet();
    // The sounds that Uyghur, Mongolian, Tibetan, Arabic and European names are written in, and those of them that hardly stand in other words.
    private static readonly FrozenSet<char> Sounds = "阿艾安巴布达迪尔古哈吉卡克拉丽里鲁罗洛马玛买麦曼米姆木穆娜尼努诺帕普其热萨森沙莎斯苏塔提图吐托瓦乌吾西亚雅依伊尤扎孜罕汗次仁央丹增旺堆合都江夫诺维奇史密德特格日勒楞皮埃歇歌欧奥多吾甫吐逊甫巴依热木肉".ToFrozenSet();
    private static readonly FrozenSet<char> ClearSounds = "尔娜姆曼努热依艾孜吾伊玛莎萨甫楞埃阿丽夫迪穆克斯".ToFrozenSet();

    public static void TakeFrom(MaskingBuffer buffer)
    {
        buffer.TakeAll(PersonalKind.Name, Dotted());
        var text = buffer.Text;
        var words = new ChineseWords(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (!ChineseText.IsHan(text, i)) continue;
            var length = LengthAt(new ChineseText(text, words), i);
            if (length == 0) continue;
            buffer.Take(PersonalKind.Name, i, length);
            i += length - 1;
        }
    }

    private static int LengthAt(ChineseText at, int i)
    {
        // 1米处: a measure.
        if (i > 0 && char.IsAsciiDigit(at[i - 1]) && "米元台个万千百年月日号分度次天".Contains(at[i])) return 0;
        if ((NameLists.ChineseOrdinary.Contains(at.Slice(i, 4)) || NameLists.ChineseOrdinary.Contains(at.Slice(i, 3))) && !ChineseFullName.StrongCue().IsMatch(at.Before(i, 8))) return 0;
        if (Foreign(at, i) is > 0 and var foreign) return foreign;
        if (Familiar(at, i) is > 0 and var familiar) return familiar;
        if (Titled(at, i) is > 0 and var titled) return titled;
        if (SurnameAlone(at, i) is > 0 and var alone) return alone;
        if (ChineseFullName.LengthAt(at, i) is > 0 and var whole) return whole;
        if (Doubled(at, i)) return 2;
        return AfterCue(at, i);
    }

    // 小李, 老王, 阿强, 小芸; 伟仔.
    private static int Familiar(ChineseText at, int i)
    {
        if (!at.IsHan(i + 1) || !at.BreakAt(i) || at.WordAt(i) > 2) return 0;
        var (head, next) = (at[i], at[i + 1]);
        if (next == '仔') return NameLists.ChineseGiven.Contains(head) && at.BreakAt(i + 2) && (at.EdgeBefore(i) || at.StartsHere(i)) ? 2 : 0;
        if (head is not ('小' or '老' or '阿') || at.WordAt(i) == 1 && at.WordAt(i + 1) != 1) return 0;
        // 小红灯, 小白点: a colour, not a name.
        if (head == '小' && "红白黄黑青蓝绿".Contains(next) && "灯点框圈字叉勾色线标钮键块圆旗".Contains(at[i + 2])) return 0;
        if (i > 0 && "大最很较更太变减缩中比微弱窄短狭不".Contains(at[i - 1])) return 0;
        var isSurname = NameLists.ChineseSurnames.Contains(next);
        if (isSurname && PersonBehind().IsMatch(at.After(i + 2, 4))) return 2;
        var fits = head switch
        {
            '小' => (isSurname || NameLists.ChineseGiven.Contains(next) && at.StartsHere(i)) && !NoSmall.Contains(next),
            '老' => isSurname && !NoOld.Contains(next),
            _ => isSurname || NameLists.ChineseGiven.Contains(next),
        };
        return fits && !at.PlaceAt(i) && !at.IsOrdinary(i, 2) && !at.IsOrdinary(i + 1, 2) ? 2 : 0;
    }

    // 张师傅, 方总, 红姐; the full name before a title is weighed as one.
    private static int Titled(ChineseText at, int i)
    {
        if (!at.BreakAt(i)) return 0;
        if (at.WordAt(i) == 2 && (at.EdgeBefore(i) || at.StartsHere(i)) && WordTitle().IsMatch(at.After(i + 2, 2)) && !Role().IsMatch(at.Slice(i, 2))) return 2;
        var surname = NameLists.ChineseCompounds.Contains(at.Slice(i, 2)) ? 2 : 1;
        var title = at.TitleAt(i + surname);
        var isSurname = surname == 2 || NameLists.ChineseSurnames.Contains(at[i]);
        if (title >= 2) return !NotBeforeTitle.Contains(at[i]) && (isSurname || at.EdgeBefore(i) || at.StartsHere(i)) && at.WordAt(i) <= surname + title ? surname + title : 0;
        var sign = at[i + surname];
        if (surname == 2 && ClearTitles.Contains(sign)) return 3;
        if (surname == 2 || !at.IsHan(i + 1) || at.IsOrdinary(i, 2) || at.PlaceAt(i) || NotBeforeTitle.Contains(at[i])) return 0;
        var isApart = at.WordAt(i) == 1 && at.WordAt(i + 1) == 1;
        if (ClearTitles.Contains(sign)) return (isSurname || "哥姐叔姨婶嫂".Contains(sign)) && (isApart && (at.EdgeBefore(i) || at.StartsHere(i) || at.EndsHere(i + 2)) || isSurname && at.EndsHere(i + 2) && at.BreakAt(i + 2)) ? 2 : 0;
        return isSurname && OtherTitles.Contains(sign) && at.EndsHere(i + 2) && at.BreakAt(i + 2) && (at.EdgeBefore(i) || at.StartsHere(i) || isApart) ? 2 : 0;
    }

    // 我姓翟; 姓诸葛.
    private static int SurnameAlone(ChineseText at, int i)
    {
        var length = NameLists.ChineseCompounds.Contains(at.Slice(i, 2)) ? 2 : 1;
        if (i == 0 || (length == 1 && !NameLists.ChineseSurnames.Contains(at[i]) && !at.EdgeAt(i + 1))) return 0;
        var isTold = at[i - 1] == '姓' && !(i > 1 && at[i - 2] is '贵' or '百' or '同') || SurnameCue().IsMatch(at.Before(i, 6));
        return isTold && (at.EndsHere(i + length) || at[i + length] is '名') && at[i] is not ('什' or '名' or '氏') ? length : 0;
    }

    // 我叫次仁卓玛: a name that no surname begins.
    private static int AfterCue(ChineseText at, int i)
    {
        if (!ChineseFullName.StrongCue().IsMatch(at.Before(i, 8))) return 0;
        var end = i;
        while (at.IsHan(end) && end - i < 7) end++;
        return end - i is >= 2 and <= 6 && at.EdgeAt(end) && !Common().IsMatch(at.Slice(i, end - i)) && at.WordAt(i) <= 3 ? end - i : 0;
    }

    // 蕾蕾, 童童.
    private static bool Doubled(ChineseText at, int i) =>
        at[i] == at[i + 1] && !at.IsOrdinary(i, 2) && (NameLists.ChineseGiven.Contains(at[i]) || NameLists.ChineseSurnames.Contains(at[i])) && !"妈爸爷奶哥姐弟妹叔伯常刚慢天人家明仅多好轻高早渐微满大小年月日时个种久快远深清白红长新真重平安往一三向万千百星冷看等想试声样条层处次".Contains(at[i])
        && (at.WordAt(i) == 2 || at.WordAt(i) == 1 && at.BreakAt(i + 2)) && at.StartsHere(i) && (at.EndsHere(i + 2) || at.TitleAt(i + 2) > 0);

    private static int Foreign(ChineseText at, int i)
    {
        if (!at.BreakAt(i)) return 0;
        if (Listed(at, i) is > 0 and var listed) return listed;
        var (end, clear) = (i, 0);
        while (end - i < 9 && Sounds.Contains(at[end])) clear += ClearSounds.Contains(at[end++]) ? 1 : 0;
        // A word of three is a place or a thing: 阿尔卑斯, 哈尔滨.
        for (var j = i; j < end; j++)
            if (at.WordAt(j) > 2 || at.PlaceAt(j)) return 0;
        return end - i >= 3 && clear >= 2 && at.BreakAt(end) && (at.EdgeBefore(i) || at.StartsHere(i)) && (at.EdgeAt(end) || at.EndsHere(end)) ? end - i : 0;
    }

    private static int Listed(ChineseText at, int i)
    {
        var end = i;
        for (var found = true; found;)
        {
            found = false;
            for (var length = 5; length > 1 && !found; length--)
            {
                if (!NameLists.ChineseForeign.Contains(at.Slice(end, length))) continue;
                end += length;
                found = true;
            }
        }
        // 努尔古丽, 哈尔古丽: what the list does not know goes on in the same sounds.
        while (end > i && end - i < 9 && ClearSounds.Contains(at[end])) end++;
        return at.BreakAt(end) && at.WordAt(i) <= end - i && (end - i > 2 || (end > i && (at.StartsHere(i) || at.EndsHere(end)))) ? end - i : 0;
    }

    [GeneratedRegex(@"[\u3400-\u9fff]{1,6}[·•・][\u3400-\u9fff]{1,6}(?:[·•・][\u3400-\u9fff]{1,6}){0,2}", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"(?:贵姓[？?]?[”""」]?[“""「]?|免贵姓|姓|哪个|那个)$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex SurnameCue();

    // 小钱的手机, 小米是我女儿.
    [GeneratedRegex(@"^(?:的(?:手机|电话|微信|号码)|是我)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex PersonBehind();

    // 温馨女士, 毛毛妈妈: the name is a word, the title tells.
    [GeneratedRegex(@"^(?:女士|先生|小姐|妈妈|爸爸|奶奶|爷爷|姑娘)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex WordTitle();

    [GeneratedRegex(@"[的这那位个各老小大您你我他她客用户名主师傅员人同某啥位两方新男女孩旧送叫请]", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Role();

    [GeneratedRegex(@"本人|客户|用户|业主|什么|不|没|的|了|同上|公司|先生|女士|未|无|写", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Common();
}
