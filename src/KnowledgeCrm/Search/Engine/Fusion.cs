namespace KnowledgeCrm.Search.Engine;

/// <summary>How the ways of finding a document make one score: a sum of each way's figure, 0 to 1, times its weight. The weights are the
/// same for every base and every query; docs/search-quality.md has the figures they were chosen by.</summary>
internal static class Fusion
{
    private const float Words = 1;
    private const float PastBest = 0.6f;

    /// <summary>What chooses the candidates: cheap, for every document.</summary>
    public static float FirstStage(float words, float pastBest) => Words * words + PastBest * pastBest;

    /// <summary>The parts of a candidate's score.</summary>
    public static List<ScorePart> Parts(Candidate candidate) =>
    [
        new ScorePart(ScoreParts.Words, Words * candidate.Words), new ScorePart(ScoreParts.PastQuestions, PastBest * candidate.PastBest),
    ];
}
