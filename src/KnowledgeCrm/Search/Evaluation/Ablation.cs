using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Search.Evaluation;

/// <summary>What each way of finding brings: a corpus answered with more and more of them.</summary>
public static class Ablation
{
    private const int Shuffles = 10_000;

    private static readonly (string Name, Ways Ways)[] Steps =
    [
        ("words", Ways.Words), ("words + past questions", Ways.Words | Ways.PastQuestions), ("words + meaning", Ways.Words | Ways.Meaning),
        ("words + past questions + learned", Ways.Words | Ways.PastQuestions | Ways.Learned), ("meaning alone", Ways.Meaning), ("all", Ways.All),
    ];

    /// <summary>Answers the folder's queries once for each step.</summary>
    /// <param name="folder">A folder as <see cref="CorpusFolder"/> reads it.</param>
    /// <param name="history">Gives each document the past questions that it answered.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<IReadOnlyList<AblationLine>> RunAsync(string folder, bool history, CancellationToken stop)
    {
        using var built = await BuiltCorpus.BuildAsync(await CorpusFolder.ReadAsync(folder, history, stop), stop);
        var lines = new List<AblationLine>();
        Dictionary<string, double>? words = null;
        // Without past questions two of the steps have nothing to add.
        foreach (var (name, ways) in Steps.Where(step => history || (step.Ways & (Ways.PastQuestions | Ways.Learned)) == 0 || step.Ways == Ways.All))
        {
            var answers = await built.AskAllAsync(10, ways, null, stop);
            var byQuery = RetrievalMetrics.NdcgByQuery(answers.Run, built.Corpus.Judgments);
            lines.Add(new AblationLine(name, RetrievalMetrics.Of(answers.Run, built.Corpus.Judgments), words is null ? null : PairedP(words, byQuery)));
            words ??= byQuery;
        }
        return lines;
    }

    /// <summary>How often chance alone would part two runs so far: the two-sided randomisation test over pairs (E. W. Noreen, "Computer-intensive
    /// methods for testing hypotheses", 1989).</summary>
    internal static double PairedP(Dictionary<string, double> a, Dictionary<string, double> b)
    {
        var differences = a.Select(query => b[query.Key] - query.Value).Where(difference => difference != 0).ToArray();
        var seen = Math.Abs(differences.Sum());
        var random = new Random(1);
        var asFar = 0;
        for (var shuffle = 0; shuffle < Shuffles; shuffle++)
        {
            var sum = 0.0;
            foreach (var difference in differences) sum += random.Next(2) == 0 ? difference : -difference;
            if (Math.Abs(sum) >= seen - 1e-12) asFar++;
        }
        return (asFar + 1.0) / (Shuffles + 1);
    }
}

/// <summary>One step of an ablation.</summary>
/// <param name="Name">The ways that take part.</param>
/// <param name="Metrics">The figures.</param>
/// <param name="P">How probable so great a difference of nDCG@10 from words alone is by chance; null for words alone.</param>
public sealed record AblationLine(string Name, RetrievalMetrics Metrics, double? P);
