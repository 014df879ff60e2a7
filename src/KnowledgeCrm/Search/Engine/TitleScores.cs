using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>How alike titles are to one query. Titles share most of their words, so what a word brings is kept.</summary>
internal sealed class TitleScores(ScopeView scope, TitleLikeness likeness)
{
    // Titles of some 150 candidates together have a few hundred different words.
    private const int Usual = 512;
    private readonly Dictionary<(int View, int Term), (float Product, float Square)> known = new(Usual);

    public float Score(Segment segment, int view, ReadOnlySpan<int> title)
    {
        var (product, square) = (0f, 0f);
        for (var i = 0; i < title.Length; i++)
        {
            // A word counts once.
            if (title[..i].Contains(title[i])) continue;
            if (!known.TryGetValue((view, title[i]), out var of)) known[(view, title[i])] = of = Of(segment.Data.Terms[title[i]]);
            product += of.Product;
            square += of.Square;
        }
        return likeness.Score(product, square);
    }

    private (float Product, float Square) Of(string term)
    {
        if (StopWords.ContainsStem(term)) return (0, 0);
        var importance = TitleLikeness.Importance(scope.Rarity(term));
        return (likeness.Product(term, importance), importance * importance);
    }
}
