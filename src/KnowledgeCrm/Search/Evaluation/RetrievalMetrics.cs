namespace KnowledgeCrm.Search.Evaluation;

/// <summary>How well a run answers its queries; each figure is a mean over the queries that have a relevant document, 0 to 1.</summary>
/// <param name="Ndcg10">Normalised discounted cumulative gain of the first ten, with linear gain, as trec_eval and BEIR count it.</param>
/// <param name="Mrr10">One over the rank of the first relevant document, 0 when it is not among the first ten.</param>
/// <param name="Recall10">The share of relevant documents that are among the first ten.</param>
/// <param name="Success1">The share of queries whose first document is relevant.</param>
/// <param name="Success5">The share of queries with a relevant document among the first five.</param>
/// <param name="Queries">How many queries were averaged.</param>
public sealed record RetrievalMetrics(double Ndcg10, double Mrr10, double Recall10, double Success1, double Success5, int Queries)
{
    private const int Depth = 10;

    /// <summary>Scores a run. Ties are ordered by document id; a document named twice counts with its best score.</summary>
    /// <param name="run">The lines of the run; a query without a line scores 0.</param>
    /// <param name="judgments">Query, document, and grade; a grade above 0 is relevant.</param>
    public static RetrievalMetrics Of(IEnumerable<RunLine> run, IEnumerable<Judgment> judgments)
    {
        var ranked = run.GroupBy(line => line.Query, StringComparer.Ordinal).ToDictionary(group => group.Key, Ranking, StringComparer.Ordinal);
        var queries = judgments.GroupBy(judgment => judgment.Query, StringComparer.Ordinal)
            .Select(group => (group.Key, Relevant: group.Where(judgment => judgment.Grade > 0)
                .GroupBy(judgment => judgment.Document, StringComparer.Ordinal)
                .ToDictionary(documents => documents.Key, documents => documents.Max(judgment => judgment.Grade), StringComparer.Ordinal)))
            .Where(query => query.Relevant.Count > 0)
            .Select(query => OfOne(ranked.GetValueOrDefault(query.Key) ?? [], query.Relevant)).ToList();
        return queries.Count == 0 ? new RetrievalMetrics(0, 0, 0, 0, 0, 0) : new RetrievalMetrics(
            queries.Average(one => one.Ndcg10), queries.Average(one => one.Mrr10), queries.Average(one => one.Recall10),
            queries.Average(one => one.Success1), queries.Average(one => one.Success5), queries.Count);
    }

    /// <summary>The nDCG@10 of each query that has a relevant document.</summary>
    internal static Dictionary<string, double> NdcgByQuery(IEnumerable<RunLine> run, IEnumerable<Judgment> judgments)
    {
        var lines = run.ToLookup(line => line.Query, StringComparer.Ordinal);
        return judgments.GroupBy(judgment => judgment.Query, StringComparer.Ordinal).Where(query => query.Any(judgment => judgment.Grade > 0))
            .ToDictionary(query => query.Key, query => Of(lines[query.Key], query).Ndcg10, StringComparer.Ordinal);
    }

    private static string[] Ranking(IEnumerable<RunLine> lines) =>
    [
        .. lines.GroupBy(line => line.Document, StringComparer.Ordinal).Select(group => (group.Key, Score: group.Max(line => line.Score)))
            .OrderByDescending(document => document.Score).ThenBy(document => document.Key, StringComparer.Ordinal)
            .Take(Depth).Select(document => document.Key),
    ];

    private static RetrievalMetrics OfOne(string[] ranking, Dictionary<string, int> relevant)
    {
        var gain = ranking.Select((document, rank) => Discounted(relevant.GetValueOrDefault(document), rank)).Sum();
        var ideal = relevant.Values.OrderDescending().Take(Depth).Select(Discounted).Sum();
        var first = Array.FindIndex(ranking, relevant.ContainsKey);
        return new RetrievalMetrics(
            gain / ideal, first < 0 ? 0 : 1.0 / (first + 1), (double)ranking.Count(relevant.ContainsKey) / relevant.Count,
            first == 0 ? 1 : 0, first is >= 0 and < 5 ? 1 : 0, 1);
    }

    private static double Discounted(int grade, int rank) => grade / Math.Log2(rank + 2);
}

/// <summary>One answer of a run.</summary>
/// <param name="Query">The query's id.</param>
/// <param name="Document">The document's id.</param>
/// <param name="Score">Higher is better.</param>
public readonly record struct RunLine(string Query, string Document, double Score);

/// <summary>How well a document answers a query.</summary>
/// <param name="Query">The query's id.</param>
/// <param name="Document">The document's id.</param>
/// <param name="Grade">0 or less: not relevant; more is better.</param>
public readonly record struct Judgment(string Query, string Document, int Grade);
