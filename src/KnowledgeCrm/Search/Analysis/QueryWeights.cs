using System.Collections.Frozen;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>
/// How much a term of a query counts. What questions are wrapped in ("I want to know how to", "customer says", 请问怎么, 客户说) says little of what is looked for;
/// but since it may be the subject after all, it counts less instead of not at all. Words that never carry meaning are stop words.
/// </summary>
public static class QueryWeights
{
    /// <summary>The weight of the wrapping of English questions, against 1.</summary>
    public const float EnglishWrapping = 0.3f;

    /// <summary>The weight of Chinese question words, and of pairs in which one character is of a particle: most of these are the end of
    /// one word and the beginning of another, and mean nothing.</summary>
    public const float ChineseWrapping = 0.4f;

    /// <summary>The weight of a part of a code or a compound, which is looked for as a whole: 07 of E07 stands in other codes too.</summary>
    public const float Part = 0.3f;

    // Stems, as the analyser gives them.
    private static readonly FrozenSet<string> Wrapping = (
        "need want get got like know tell help wonder possibl abl way tri use make find someth anyth thing happen go see show explain give understand say custom client caller")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Particles, pronouns, prepositions and question words. A character that is common inside of words, such as 大 or 机, is not here.
    private static readonly FrozenSet<char> Particles = (
        "的了吗呢吧么啊呀嘛是和与把被就都也我你您他她它们这那请什怎哪谁几").ToFrozenSet();

    private static readonly FrozenSet<string> Phrases = "多少 多久 多大 如何 是否 何时 何处 何种 谢谢 麻烦 帮忙 客户 用户 顾客 户说 客说 反映 来电 询问".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The weight of a term of a query, greater than 0, at most 1.</summary>
    /// <param name="token">A token of the query as <see cref="TextAnalyzer"/> gives it.</param>
    public static float Of(in Token token)
    {
        if (token.Kind == TokenKind.Part) return Part;
        if (token.Kind is not (TokenKind.Pair or TokenKind.Last)) return Wrapping.Contains(token.Term) ? EnglishWrapping : 1;
        if (Phrases.Contains(token.Term)) return ChineseWrapping;
        foreach (var c in token.Term)
            if (Particles.Contains(c)) return ChineseWrapping;
        return 1;
    }
}
