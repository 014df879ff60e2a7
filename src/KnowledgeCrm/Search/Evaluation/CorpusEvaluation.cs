using System.Diagnostics;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeCrm.Search.Evaluation;

/// <summary>Measures the product's own search on a corpus: the same analysis, index, indexer and pipeline that answer a person.</summary>
public static class CorpusEvaluation
{
    /// <summary>Builds a throw-away index of the folder, answers its queries, and scores the answers.</summary>
    /// <param name="folder">A folder as <see cref="CorpusFolder"/> reads it.</param>
    /// <param name="useHistory">Gives each document the past questions that it answered, as customers' words.</param>
    /// <param name="limit">How many answers a query is given, 1 to 100; the figures need 10.</param>
    /// <param name="progress">Hears how many queries have been answered; may be null.</param>
    /// <param name="stop">Stops the evaluation.</param>
    /// <exception cref="Refused">The folder can't be read, or the limit is out of range.</exception>
    public static async Task<EvaluationReport> RunAsync(
        string folder, bool useHistory, int limit, IProgress<EvaluationProgress>? progress, CancellationToken stop)
    {
        if (limit is < 1 or > SearchRequest.MostItems)
            throw Refused.Invalid("Search.LimitOutOfRange", "limit", 1, SearchRequest.MostItems);
        var corpus = await CorpusFolder.ReadAsync(folder, useHistory, stop);
        var directory = Directory.CreateTempSubdirectory("knowledgecrm-evaluation-");
        try
        {
            using var index = new SearchIndex(directory.FullName, NullLogger<SearchIndex>.Instance);
            var source = new CorpusSource(corpus);
            var begun = Stopwatch.GetTimestamp();
            var indexer = new SearchIndexer(index, [source], new CorpusFeed(), TimeProvider.System, NullLogger<SearchIndexer>.Instance);
            while (await indexer.StepAsync(stop)) { }
            var models = new SearchModels(Path.Combine(directory.FullName, "models"), NullLogger<SearchModels>.Instance);
            await models.TrainAsync(index, [source], stop);
            var building = Stopwatch.GetElapsedTime(begun);
            var search = new SearchEverything(index, [source], models);
            return await AnswerAsync(search, corpus, limit, building, progress, stop);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<EvaluationReport> AnswerAsync(
        SearchEverything search, CorpusFolder corpus, int limit, TimeSpan building, IProgress<EvaluationProgress>? progress, CancellationToken stop)
    {
        var run = new List<RunLine>();
        var times = new List<double>(corpus.Queries.Count);
        var reader = Actor.Visitor(Languages.English);
        foreach (var query in corpus.Queries)
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = await search.RunAsync(reader, new SearchRequest(query.Text, Limit: limit), stop);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            run.AddRange(answer.Items.Select(item => new RunLine(query.Id, item.Number, item.Score)));
            progress?.Report(new EvaluationProgress(times.Count, corpus.Queries.Count));
        }
        times.Sort();
        return new EvaluationReport(
            RetrievalMetrics.Of(run, corpus.Judgments), run, corpus.Documents.Count, building, Quantile(times, 0.5), Quantile(times, 0.95));
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
    RetrievalMetrics Metrics, IReadOnlyList<RunLine> Run, int Documents, TimeSpan Building, double MedianMilliseconds, double P95Milliseconds);
