using System.Diagnostics;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;
using KnowledgeCrm.Search.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeCrm.Search.Evaluation;

/// <summary>A corpus in a throw-away index with everything learnt from it: the product's own analysis, index, indexer, models and pipeline.</summary>
internal sealed class BuiltCorpus : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("knowledgecrm-evaluation-");
    private readonly Laid laid = new();
    private SearchIndex? index;
    private SearchEverything search = null!;

    private BuiltCorpus(CorpusFolder corpus) => Corpus = corpus;

    public CorpusFolder Corpus { get; }

    /// <summary>How long indexing and learning took.</summary>
    public TimeSpan Building { get; private set; }

    public static async Task<BuiltCorpus> BuildAsync(CorpusFolder corpus, CancellationToken stop)
    {
        var built = new BuiltCorpus(corpus);
        try
        {
            var source = new CorpusSource(corpus);
            var begun = Stopwatch.GetTimestamp();
            built.index = new SearchIndex(built.directory.FullName, NullLogger<SearchIndex>.Instance);
            var indexer = new SearchIndexer(built.index, [source], new CorpusFeed(), TimeProvider.System, NullLogger<SearchIndexer>.Instance);
            while (await indexer.StepAsync(stop)) { }
            var models = new SearchModels(Path.Combine(built.directory.FullName, "models"), NullLogger<SearchModels>.Instance);
            await models.TrainAsync(built.index, [source], stop);
            built.Building = Stopwatch.GetElapsedTime(begun);
            built.search = new SearchEverything(built.index, [source], models, built.laid);
            return built;
        }
        catch
        {
            built.Dispose();
            throw;
        }
    }

    /// <summary>What a visitor is answered.</summary>
    public Task<SearchAnswer> AskAsync(string query, int limit, Ways ways, CancellationToken stop) =>
        search.RunAsync(Actor.Visitor(Languages.Of(query)), new SearchRequest(query, Limit: limit) { Ways = ways, Exact = true }, stop);

    /// <summary>The same as if some documents were not there. One question at a time.</summary>
    public async Task<SearchAnswer> AskWithoutAsync(string query, int limit, IEnumerable<SearchKey> documents, CancellationToken stop)
    {
        laid.Now = new SearchRules([], [], [.. documents.Select(key => new PinRule(query, key, Banned: true, 0))]);
        try
        {
            return await AskAsync(query, limit, Ways.All, stop);
        }
        finally
        {
            laid.Now = SearchRules.None;
        }
    }

    /// <summary>Puts every query of the corpus; whoever hears is given each with what was found.</summary>
    public async Task<CorpusAnswers> AskAllAsync(
        int limit, Ways ways, IProgress<EvaluationProgress>? progress, CancellationToken stop, Func<CorpusQuery, SearchAnswer, Task>? heard = null)
    {
        var answers = new CorpusAnswers([], [], []);
        foreach (var query in Corpus.Queries)
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = await AskAsync(query.Text, limit, ways, stop);
            answers.Milliseconds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            answers.Confidences[query.Id] = answer.Items.Count == 0 ? 0 : answer.Confidence ?? 0;
            answers.Run.AddRange(answer.Items.Select(item => new RunLine(query.Id, item.Number, item.Score)));
            if (heard is not null) await heard(query, answer);
            progress?.Report(new EvaluationProgress(answers.Milliseconds.Count, Corpus.Queries.Count));
        }
        return answers;
    }

    public void Dispose()
    {
        index?.Dispose();
        directory.Delete(recursive: true);
    }

    private sealed class Laid : ISearchCuration
    {
        public SearchRules Now { get; set; } = SearchRules.None;
    }
}

/// <summary>The answers to all queries of a corpus.</summary>
/// <param name="Run">Query by query, the best first.</param>
/// <param name="Confidences">By query, how probable it is that the first answer is right.</param>
/// <param name="Milliseconds">How long each took.</param>
internal sealed record CorpusAnswers(List<RunLine> Run, Dictionary<string, double> Confidences, List<double> Milliseconds);
