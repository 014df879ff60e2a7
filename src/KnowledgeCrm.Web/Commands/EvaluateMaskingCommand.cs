using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Commands;

/// <summary><c>evaluate-masking FOLDER</c>: measures masking on judged texts. Touches no data directory.</summary>
internal static class EvaluateMaskingCommand
{
    // The judged texts of this program, from the root of its sources.
    internal const string Default = "tests/KnowledgeCrm.Tests/Masking";

    // Texts of files that begin so were not there when the rules were made.
    private const string Unseen = "unseen.";
    private const int TimedLength = 2_000;
    private const int TimedRuns = 20;

    public static Command Build()
    {
        var folder = new Argument<string>("folder") { Description = CommandText.Of("EvaluateMasking.Folder") };
        var unseen = new Option<bool>("--unseen") { Description = CommandText.Of("EvaluateMasking.Unseen") };
        var crossed = new Option<bool>("--cross-validate") { Description = CommandText.Of("EvaluateMasking.CrossValidate") };
        var command = new Command("evaluate-masking", CommandText.Of("EvaluateMasking")) { folder, unseen, crossed };
        command.SetAction(parsed =>
        {
            var files = FilesIn(parsed.GetRequiredValue(folder));
            foreach (var file in files.Where(file => parsed.GetValue(unseen) || !IsUnseen(file))) Print(Path.GetFileName(file), [.. MaskingEvaluation.Read(File.ReadLines(file))]);
            if (parsed.GetValue(crossed)) PrintCrossed([.. files.Where(file => !IsUnseen(file))]);
            return 0;
        });
        return command;
    }

    /// <summary>The files of judged texts in a folder, by name.</summary>
    internal static IReadOnlyList<string> FilesIn(string folder)
    {
        var from = folder is "default" ? Default : folder;
        var files = Directory.Exists(from) ? Directory.GetFiles(from, "*.jsonl").Order(StringComparer.Ordinal).ToList() : [];
        return files.Count > 0 ? files : throw Refused.Invalid("Import.NoFile", "folder", from);
    }

    /// <summary>True for texts that are counted only, and neither looked at nor learned from.</summary>
    internal static bool IsUnseen(string file) => Path.GetFileName(file).StartsWith(Unseen, StringComparison.Ordinal);

    private static void Print(string name, IReadOnlyList<JudgedText> texts)
    {
        Console.WriteLine(name);
        Part([.. texts.SelectMany(MaskingEvaluation.Judge)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {TimedLength} characters masked in {Time(texts),4:F1} ms"));
    }

    // Each fifth of the texts by weights that were learned from the other four.
    private static void PrintCrossed(IReadOnlyList<string> files)
    {
        var texts = files.SelectMany(file => MaskingEvaluation.Read(File.ReadLines(file)).Select(text => (Name: Path.GetFileName(file), Text: text))).ToList();
        var spans = MaskingTraining.CrossValidated([.. texts.Select(text => text.Text)]);
        foreach (var group in texts.Zip(spans, (text, found) => (text.Name, Spans: found)).GroupBy(pair => pair.Name))
        {
            Console.WriteLine(CommandText.Of("EvaluateMasking.Crossed", group.Key));
            Part([.. group.SelectMany(pair => pair.Spans)]);
        }
    }

    private static void Part(IReadOnlyList<JudgedSpan> spans)
    {
        foreach (var kind in spans.Where(span => span.Kind is not null).GroupBy(span => span.Kind!).OrderBy(group => group.Key, StringComparer.Ordinal)) Line(kind.Key, [.. kind]);
        Line("found", [.. spans.Where(span => span.Kind is not null)]);
        Line("others masked", [.. spans.Where(span => span.Kind is null)]);
    }

    // The mean of some runs, after one that loads the lists.
    private static double Time(IReadOnlyList<JudgedText> texts)
    {
        var all = string.Join('\n', texts.Select(text => text.Text));
        var text = all[..Math.Min(TimedLength, all.Length)];
        PersonalData.Masked(text);
        var watch = Stopwatch.StartNew();
        for (var run = 0; run < TimedRuns; run++) PersonalData.Masked(text);
        return watch.Elapsed.TotalMilliseconds / TimedRuns;
    }

    private static void Line(string what, IReadOnlyCollection<JudgedSpan> spans)
    {
        var masked = spans.Count(span => span.IsMasked);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-14} {masked,5} / {spans.Count,-5} {(spans.Count == 0 ? 0 : 100.0 * masked / spans.Count),6:F1} %"));
    }
}
