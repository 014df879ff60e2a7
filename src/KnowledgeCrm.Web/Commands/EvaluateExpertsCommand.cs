using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Search.Evaluation;

namespace KnowledgeCrm.Web.Commands;

/// <summary><c>evaluate-experts [FOLDER]</c>: measures how well people are found, on a set, which touches no data directory; or without one on
/// the solved cases of the data directory.</summary>
internal static class EvaluateExpertsCommand
{
    private const int TellEvery = 500;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Build(GlobalOptions options)
    {
        var folder = new Argument<string?>("folder") { Description = CommandText.Of("EvaluateExperts.Folder"), Arity = ArgumentArity.ZeroOrOne };
        var run = new Option<string?>("--run") { Description = CommandText.Of("EvaluateExperts.Run"), HelpName = CommandText.Of("Name.File") };
        var json = new Option<bool>("--json") { Description = CommandText.Of("Evaluate.Json") };
        var command = new Command("evaluate-experts", CommandText.Of("EvaluateExperts")) { folder, run, json };
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(folder) is { } of)
            {
                var report = await ExpertEvaluation.RunAsync(of, new Told(), stop);
                if (parsed.GetValue(run) is { } file) await WriteRunAsync(file, report, stop);
                Console.WriteLine(parsed.GetValue(json) ? Json(report) : Lines(report));
                return 0;
            }
            return await Tool.RunAsync(options.Configuration(parsed), async (services, stop) =>
            {
                var report = await services.GetRequiredService<LeaveOneOut>().RunAsync(stop);
                Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Indented) : Lines(report));
            }, stop);
        });
        return command;
    }

    // The names of figures are the field's own, the same in every language.
    private static string Lines(ExpertReport report) => string.Join('\n',
    [
        $"{"",-11} MAP     MRR     P@5",
        Line("documents", report.ByDocuments), Line("texts", report.ByTexts), Line("both", report.ByBoth),
        string.Create(CultureInfo.InvariantCulture, $"{"queries",-11} {report.ByDocuments.Queries}"),
        string.Create(CultureInfo.InvariantCulture, $"{"documents",-11} {report.Documents}"),
        string.Create(CultureInfo.InvariantCulture, $"{"people",-11} {report.People}"),
        Lines(report.Sureness),
    ]);

    // What is said to be known, of what somebody knows and of what nobody does.
    private static string Lines(Sureness sureness) => string.Join('\n',
    [
        $"{"",-24} confidence  words  proof  known  unknown",
        Line("sure, as set", sureness.AsSet), Line("sure, told apart best", sureness.Best), Line("sure, chosen on others", sureness.HeldOut),
        string.Create(CultureInfo.InvariantCulture, $"{"questions",-24} {sureness.Questions}, each known and unknown"),
    ]);

    private static string Line(string name, SurenessAt at) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-24} {Of(at.Thresholds.Confidence),-11} {Of(at.Thresholds.Words),-6} {Of(at.Thresholds.Proof),-6} {at.KnownSure:F3}  {at.UnknownSure:F3}");

    private static string Of(double threshold) => threshold > 1 ? "off" : threshold.ToString("F2", CultureInfo.InvariantCulture);

    private static string Line(string name, ExpertMetrics figures) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-11} {figures.Map:F4}  {figures.Mrr:F4}  {figures.Precision5:F4}");

    private static string Lines(LeaveOneOutReport report) => string.Join('\n',
    [
        $"{"",-24} first   first five",
        string.Create(CultureInfo.InvariantCulture, $"{"found",-24} {report.First:F4}  {report.FirstFive:F4}"),
        string.Create(CultureInfo.InvariantCulture, $"{"most cases of the topic",-24} {report.PlainFirst:F4}  {report.PlainFirstFive:F4}"),
        string.Create(CultureInfo.InvariantCulture, $"{"cases",-24} {report.Cases}"),
        Lines(report.Sureness),
    ]);

    private static string Json(ExpertReport report) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["documents"] = Figures(report.ByDocuments), ["texts"] = Figures(report.ByTexts), ["both"] = Figures(report.ByBoth), ["queries"] = report.ByDocuments.Queries,
    }, Indented);

    private static Dictionary<string, double> Figures(ExpertMetrics figures) => new()
    {
        ["MAP"] = Math.Round(figures.Map, 4), ["MRR"] = Math.Round(figures.Mrr, 4), ["P@5"] = Math.Round(figures.Precision5, 4),
    };

    private static Task WriteRunAsync(string file, ExpertReport report, CancellationToken stop) =>
        File.WriteAllLinesAsync(file, report.Rankings.SelectMany(query => query.Value.Select((person, rank) => $"{query.Key}\t{person}\t{1.0 / (rank + 1):R}")), stop);

    private sealed class Told : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value)
        {
            if (value.Answered % TellEvery == 0) Console.Error.WriteLine(CommandText.Of("Evaluate.Progress", value.Answered, value.Queries));
        }
    }
}
