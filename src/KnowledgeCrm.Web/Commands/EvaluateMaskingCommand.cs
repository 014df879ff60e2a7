using System.CommandLine;
using System.Globalization;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Commands;

/// <summary><c>evaluate-masking FOLDER</c>: measures masking on judged texts. Touches no data directory.</summary>
internal static class EvaluateMaskingCommand
{
    // The judged texts of this program, from the root of its sources.
    private const string Default = "tests/KnowledgeCrm.Tests/Masking";

    public static Command Build()
    {
        var folder = new Argument<string>("folder") { Description = CommandText.Of("EvaluateMasking.Folder") };
        var command = new Command("evaluate-masking", CommandText.Of("EvaluateMasking")) { folder };
        command.SetAction(parsed =>
        {
            var from = parsed.GetRequiredValue(folder) is "default" ? Default : parsed.GetRequiredValue(folder);
            var files = Directory.Exists(from) ? Directory.GetFiles(from, "texts.*.jsonl").Order(StringComparer.Ordinal).ToList() : [];
            if (files.Count == 0) throw Refused.Invalid("Import.NoFile", "folder", from);
            foreach (var file in files) Print(Path.GetFileName(file), [.. MaskingEvaluation.Read(File.ReadLines(file))]);
            return 0;
        });
        return command;
    }

    private static void Print(string name, IReadOnlyList<JudgedText> texts)
    {
        Console.WriteLine(name);
        foreach (var (half, chosen) in new[] { ("odd", texts.Where(t => t.IsOdd)), ("even", texts.Where(t => !t.IsOdd)), ("all", texts) })
        {
            var spans = chosen.SelectMany(MaskingEvaluation.Judge).ToList();
            Console.WriteLine($"  {half}");
            foreach (var kind in spans.Where(span => span.Kind is not null).GroupBy(span => span.Kind!).OrderBy(group => group.Key, StringComparer.Ordinal)) Line(kind.Key, [.. kind]);
            Line("found", [.. spans.Where(span => span.Kind is not null)]);
            Line("others masked", [.. spans.Where(span => span.Kind is null)]);
        }
    }

    private static void Line(string what, IReadOnlyCollection<JudgedSpan> spans)
    {
        var masked = spans.Count(span => span.IsMasked);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {what,-14} {masked,5} / {spans.Count,-5} {(spans.Count == 0 ? 0 : 100.0 * masked / spans.Count),6:F1} %"));
    }
}
