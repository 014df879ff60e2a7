using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>How the ways of finding a document make one score: a sum of each way's figure, 0 to 1, times its weight. The weights are the
/// same for every base and every query; docs/search-quality.md has the figures they were chosen by.</summary>
internal static class Fusion
{
    private const float PastBest = 0.5f;
    private const float Learned = 4;
    private const float Product = 0.1f;

    // Words of another language only stand for those that were typed, and several may stand for one: what is found by them comes behind what
    // answers in the asker's own language.
    private const float Foreign = 0.5f;

    // More than all else together, and so is the step between two pinned results.
    private const float Pinned = 100;

    /// <summary>The weights of what chooses the candidates, for every document: its words, and its likest past question.</summary>
    public static (float Words, float PastBest) FirstStage(Ways ways) =>
        (ways.HasFlag(Ways.Words) ? RankingWeights.Words : 0, ways.HasFlag(Ways.PastQuestions) ? PastBest : 0);

    /// <summary>The score of a candidate's own text, by its words and by meaning: whatever was asked and solved before.</summary>
    public static double OfText(Candidate candidate, Ways ways) => ByWords(candidate, ways) + RankingWeights.Meaning * candidate.Meaning;

    /// <summary>The parts of a candidate's score; nearness of words and likeness of titles are of the words.</summary>
    public static List<ScorePart> Parts(Candidate candidate, Ways ways)
    {
        var parts = new List<ScorePart>();
        Add(ScoreParts.Words, ByWords(candidate, ways));
        Add(ScoreParts.PastQuestions, ways.HasFlag(Ways.PastQuestions) ? PastBest * candidate.PastBest : 0);
        Add(ScoreParts.Meaning, RankingWeights.Meaning * candidate.Meaning);
        Add(ScoreParts.Learned, Learned * candidate.Learned);
        Add(ScoreParts.Product, Product * candidate.Product);
        Add(ScoreParts.Pinned, Pinned * candidate.Pinned);
        return parts;

        void Add(string part, float score)
        {
            if (score > 0) parts.Add(new ScorePart(part, score));
        }
    }

    private static float ByWords(Candidate candidate, Ways ways) => ways.HasFlag(Ways.Words)
        ? RankingWeights.Words * candidate.Words * (candidate.IsForeign ? Foreign : 1) + RankingWeights.Proximity * candidate.Proximity + RankingWeights.Title * candidate.Title
        : 0;
}
