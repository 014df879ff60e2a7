using System.Collections.Frozen;

namespace KnowledgeCrm.Knowledge;

/// <summary>A place in Chinese text, asked about what stands before and behind. Places outside of the text are its edges.</summary>
internal readonly struct ChineseText(string text, ChineseWords words)
{
    // What follows a name, and what leads to one, where no word's end tells it.
    private static readonly FrozenSet<char> Ends = "个的了是在说话要不没有会来去打和跟与给把被让问想也都就又还再已你我他她您这那上下今昨明对向到等接报反签收发过留付做看拿换修装取送投申觉同处负建提用帮借买催回查先很太真可能应需着或但因之所以及于呢吧啊吗呀哦嘛哈啦家住叫嫌称讲教派约带从喜教干走批姓代写抄听定名另男女号电地身手微邮工为坚只接完晚早周六七八九十两一二三弄反表态自支识抄拆搬嘅喺话係同".ToFrozenSet();
    private static readonly FrozenSet<char> Starts = "的是叫我你他她您找给让请问和跟与由被把姓为说听向对到去接即及户主方人工员长傅东客者友哥姐妹弟夫妻子女儿爸妈爷奶叔姨婶嫂名位等收付签寄送派约催回打看见陪换归记录按有管师机导领经助公同事们系佢话称因替拜托感谢刷通知问使用由搵服".ToFrozenSet();

    public char this[int i] => i >= 0 && i < text.Length ? text[i] : '\0';

    public static bool IsHan(string text, int i) => text[i] is >= '\u3400' and <= '\u9fff';

    public bool IsHan(int i) => this[i] is >= '\u3400' and <= '\u9fff';

    public string Slice(int start, int length) => start < 0 || start + length > text.Length ? "" : text.Substring(start, length);

    public ReadOnlySpan<char> Before(int i, int length) => text.AsSpan(Math.Max(0, i - length), Math.Min(length, i));

    public ReadOnlySpan<char> After(int i, int length) => i >= text.Length ? [] : text.AsSpan(i, Math.Min(length, text.Length - i));

    /// <summary>True where no word goes on.</summary>
    public bool BreakAt(int i) => i <= 0 || i >= text.Length || words.BreakAt(i);

    /// <summary>The length of the word that begins here, or 0.</summary>
    public int WordAt(int i) => i < 0 || i >= text.Length ? 0 : words.LengthAt(i);

    public bool EdgeAt(int i) => !IsHan(i);

    public bool EdgeBefore(int i) => !IsHan(i - 1);

    public bool StartsHere(int i) => EdgeBefore(i) || (Starts.Contains(text[i - 1]) && BreakAt(i));

    public bool EndsHere(int i) => EdgeAt(i) || Ends.Contains(this[i]) || TitleAt(i) > 1;

    /// <summary>The length of the title that begins here, or 0.</summary>
    public int TitleAt(int i)
    {
        for (var length = Math.Min(4, text.Length - i); length > 0; length--)
            if (NameLists.ChineseTitles.Contains(text.Substring(i, length))) return length;
        return 0;
    }

    /// <summary>True where a city, province or district begins that everybody knows.</summary>
    public bool PlaceAt(int i) => NameLists.ChinesePlaces.Contains(Slice(i, 3)) || NameLists.ChinesePlaces.Contains(Slice(i, 2));

    /// <summary>True where an ordinary word of this length, or of three characters, begins.</summary>
    public bool IsOrdinary(int i, int length) => NameLists.ChineseOrdinary.Contains(Slice(i, length)) || NameLists.ChineseOrdinary.Contains(Slice(i, 3));
}
