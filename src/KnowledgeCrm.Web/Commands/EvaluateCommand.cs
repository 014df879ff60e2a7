using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Evaluation;

namespace KnowledgeCrm.Web.Commands;

/// <summary><c>evaluate FOLDER</c>: measures the product's own search on a corpus. Touches no data directory.</summary>
internal static class EvaluateCommand
{
    private const int DefaultLimit = 100;
    private const int TellEvery = 500;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Build()
    {
        var folder = new Argument<string>("folder") { Description = CommandText.Of("Evaluate.Folder") };
        var history = new Option<bool>("--history") { Description = CommandText.Of("Evaluate.History") };
        var limit = new Option<int>("--limit") { Description = CommandText.Of("Evaluate.Limit"), DefaultValueFactory = _ => DefaultLimit };
        var run = new Option<string?>("--run") { Description = CommandText.Of("Evaluate.Run"), HelpName = CommandText.Of("Name.File") };
        var json = new Option<bool>("--json") { Description = CommandText.Of("Evaluate.Json") };
        var mode = new Option<EvaluationMode>("--mode") { Description = CommandText.Of("Evaluate.Mode") };
        var withoutThird = new Option<bool>("--without-third") { Description = CommandText.Of("Evaluate.WithoutThird") };
        var explain = new Option<string?>("--explain") { Description = CommandText.Of("Evaluate.Explain"), HelpName = CommandText.Of("Name.Query") };
        var ablation = new Option<bool>("--ablation") { Description = CommandText.Of("Evaluate.Ablation") };
        var command = new Command("evaluate", CommandText.Of("Evaluate")) { folder, history, limit, run, json, mode, withoutThird, explain, ablation };
        command.SetAction(async (parsed, stop) =>
        {
            // Said before the work, not after it.
            if (parsed.GetValue(run) is { } wanted && Path.GetDirectoryName(Path.GetFullPath(wanted)) is { } place && !Directory.Exists(place))
                throw Refused.Invalid("Import.NoFile", "run", place);
            var (of, withHistory) = (parsed.GetRequiredValue(folder), parsed.GetValue(history));
            if (parsed.GetValue(explain) is { } question)
            {
                Console.WriteLine(EvaluationText.Explained(await CorpusEvaluation.ExplainAsync(of, withHistory, question, stop)));
                return 0;
            }
            if (parsed.GetValue(ablation))
            {
                Console.WriteLine(EvaluationText.Table(Path.GetFileName(Path.TrimEndingDirectorySeparator(of)), withHistory, await Ablation.RunAsync(of, withHistory, stop)));
                return 0;
            }
            var options = new EvaluationOptions(withHistory, parsed.GetValue(limit)) { Mode = parsed.GetValue(mode), WithoutThird = parsed.GetValue(withoutThird) };
            var report = await CorpusEvaluation.RunAsync(of, options, new Told(TellEvery), stop);
            if (parsed.GetValue(run) is { } file) await WriteRunAsync(file, report, stop);
            Console.WriteLine(parsed.GetValue(json) ? Json(report) : Lines(report));
            return 0;
        });
        return command;
    }

    private static Task WriteRunAsync(string file, EvaluationReport report, CancellationToken stop) =>
        File.WriteAllLinesAsync(file, report.Run.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Query}\t{line.Document}\t{line.Score:R}")), stop);

    // The names of figures are the field's own, the same in every language.
    private static IEnumerable<(string Name, double Value)> Figures(EvaluationReport report) =>
    [
        ("nDCG@10", report.Metrics.Ndcg10), ("MRR@10", report.Metrics.Mrr10), ("Recall@10", report.Metrics.Recall10),
        ("Success@1", report.Metrics.Success1), ("Success@5", report.Metrics.Success5),
        .. report.Recognised is { } recognised ? [("recognised", recognised)] : Array.Empty<(string, double)>(),
    ];

    private static string Lines(EvaluationReport report) => string.Join('\n',
    [
        .. Figures(report).Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-11} {figure.Value:F4}")),
        string.Create(CultureInfo.InvariantCulture, $"{"queries",-11} {report.Metrics.Queries}"),
        string.Create(CultureInfo.InvariantCulture, $"{"documents",-11} {report.Documents}"),
        string.Create(CultureInfo.InvariantCulture, $"{"index",-11} {report.Building.TotalMilliseconds:F0} ms"),
        string.Create(CultureInfo.InvariantCulture, $"{"ms/query",-11} {report.MedianMilliseconds:F2} p50, {report.P95Milliseconds:F2} p95"),
    ]);

    private static string Json(EvaluationReport report)
    {
        var values = Figures(report).ToDictionary(figure => figure.Name, figure => (object)Math.Round(figure.Value, 4));
        values["queries"] = report.Metrics.Queries;
        values["documents"] = report.Documents;
        values["indexMilliseconds"] = Math.Round(report.Building.TotalMilliseconds);
        values["p50Milliseconds"] = Math.Round(report.MedianMilliseconds, 2);
        values["p95Milliseconds"] = Math.Round(report.P95Milliseconds, 2);
        return JsonSerializer.Serialize(values, Indented);
    }

    private sealed class Told(int every) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value)
        {
            if (value.Answered % every == 0) Console.Error.WriteLine(CommandText.Of("Evaluate.Progress", value.Answered, value.Queries));
        }
    }
}
