using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Search.Evaluation;

/// <summary>Measures the product's own search on a corpus.</summary>
public static class CorpusEvaluation
{
    /// <summary>The share of answerable questions that must be kept where unanswerable ones are recognised.</summary>
    public const double Kept = 0.9;

    /// <summary>Builds a throw-away index of the folder, learns from it, answers its queries, and scores the answers.</summary>
    /// <param name="folder">A folder as <see cref="CorpusFolder"/> reads it.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears how many queries have been answered; may be null.</param>
    /// <param name="stop">Stops the evaluation.</param>
    /// <exception cref="Refused">The folder can't be read, or the limit is out of range.</exception>
    public static async Task<EvaluationReport> RunAsync(
        string folder, EvaluationOptions options, IProgress<EvaluationProgress>? progress, CancellationToken stop)
    {
        if (options.Limit is < 1 or > SearchRequest.MostItems)
            throw Refused.Invalid("Search.LimitOutOfRange", "limit", 1, SearchRequest.MostItems);
        var corpus = await CorpusFolder.ReadAsync(folder, options.History, stop);
        using var built = await BuiltCorpus.BuildAsync(options.WithoutThird ? corpus.WithoutThird() : corpus, stop);
        var ways = options.Mode switch { EvaluationMode.Words => Ways.Words, EvaluationMode.Meaning => Ways.Meaning, _ => Ways.All };
        var answers = await built.AskAllAsync(options.Limit, ways, progress, stop);
        var judgments = built.Corpus.Judgments;
        answers.Milliseconds.Sort();
        return new EvaluationReport(
            RetrievalMetrics.Of(answers.Run, judgments), answers.Run, built.Corpus.Documents.Count, built.Building,
            Quantile(answers.Milliseconds, 0.5), Quantile(answers.Milliseconds, 0.95))
        {
            Recognised = options.WithoutThird ? RecognisedOf(built.Corpus, answers.Confidences) : null,
        };
    }

    /// <summary>The answers to one query with the parts of their scores.</summary>
    public static async Task<SearchAnswer> ExplainAsync(string folder, bool history, string query, CancellationToken stop)
    {
        using var built = await BuiltCorpus.BuildAsync(await CorpusFolder.ReadAsync(folder, history, stop), stop);
        return await built.AskAsync(query, 10, Ways.All, stop);
    }

    // At the confidence that keeps nine in ten of the questions whose answer is there, the share of the others that lie below it.
    private static double RecognisedOf(CorpusFolder corpus, Dictionary<string, double> confidences)
    {
        var there = corpus.Documents.Select(document => document.Id).ToHashSet(StringComparer.Ordinal);
        var answerable = corpus.Judgments.Where(judgment => judgment.Grade > 0 && there.Contains(judgment.Document))
            .Select(judgment => judgment.Query).ToHashSet(StringComparer.Ordinal);
        var kept = confidences.Where(query => answerable.Contains(query.Key)).Select(query => query.Value).Order().ToList();
        var others = confidences.Where(query => !answerable.Contains(query.Key)).Select(query => query.Value).ToList();
        if (kept.Count == 0 || others.Count == 0) return 0;
        var threshold = kept[(int)Math.Floor((1 - Kept) * kept.Count)];
        return (double)others.Count(confidence => confidence < threshold) / others.Count;
    }

    private static double Quantile(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
}

/// <summary>How far an evaluation is.</summary>
/// <param name="Answered">Queries answered.</param>
/// <param name="Queries">Queries in all.</param>
public readonly record struct EvaluationProgress(int Answered, int Queries);

/// <summary>What an evaluation found.</summary>
/// <param name="Metrics">The figures.</param>
/// <param name="Run">Every answer, query by query, the best first.</param>
/// <param name="Documents">How many documents were searched.</param>
/// <param name="Building">How long building the index took.</param>
/// <param name="MedianMilliseconds">Milliseconds of the middle query.</param>
/// <param name="P95Milliseconds">Milliseconds that 95 of 100 queries stay within.</param>
public sealed record EvaluationReport(
    RetrievalMetrics Metrics, IReadOnlyList<RunLine> Run, int Documents, TimeSpan Building, double MedianMilliseconds, double P95Milliseconds)
{
    /// <summary>The share of unanswerable questions recognised while <see cref="CorpusEvaluation.Kept"/> of the answerable ones are kept, 0 to
    /// 1; null when no document was taken out.</summary>
    public double? Recognised { get; init; }
}
