using System.Globalization;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Evaluation;

namespace KnowledgeCrm.Web.Commands;

/// <summary>How an evaluation's answers and tables are written. The names of figures are the field's own, the same in every language.</summary>
internal static class EvaluationText
{
    /// <summary>The answers with the parts of their scores, a line each.</summary>
    public static string Explained(SearchAnswer answer) => string.Join('\n', answer.Items.Select(item => string.Create(CultureInfo.InvariantCulture,
            $"{item.Score:F4}  {item.Number}  {item.Title}  ({string.Join(" + ", item.Why.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Part} {part.Score:F4}")))})"))
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"confidence {answer.Confidence ?? 0:F4}")));

    /// <summary>An ablation as a table in Markdown.</summary>
    public static string Table(string set, bool history, IReadOnlyList<AblationLine> lines) => string.Join('\n',
    [
        $"## {set}{(history ? " --history" : "")}", "",
        "| ways | nDCG@10 | MRR@10 | Recall@10 | Success@1 | Success@5 | p, against words |", "|---|---|---|---|---|---|---|",
        .. lines.Select(line => string.Create(CultureInfo.InvariantCulture,
            $"| {line.Name} | {line.Metrics.Ndcg10:F4} | {line.Metrics.Mrr10:F4} | {line.Metrics.Recall10:F4} | {line.Metrics.Success1:F4} | {line.Metrics.Success5:F4} | {(line.P is { } p ? p.ToString("F4", CultureInfo.InvariantCulture) : "")} |")),
        "",
    ]);
}
