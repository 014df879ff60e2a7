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
    private const string Default = "tests/KnowledgeCrm.Tests/Masking";
    private const int TimedLength = 2_000;
    private const int TimedRuns = 20;

    public static Command Build()
    {
        var folder = new Argument<string>("folder") { Description = CommandText.Of("EvaluateMasking.Folder") };
        var heldOut = new Option<bool>("--held-out") { Description = CommandText.Of("EvaluateMasking.HeldOut") };
        var command = new Command("evaluate-masking", CommandText.Of("EvaluateMasking")) { folder, heldOut };
        command.SetAction(parsed =>
        {
            var from = parsed.GetRequiredValue(folder) is "default" ? Default : parsed.GetRequiredValue(folder);
            var files = Directory.Exists(from) ? Directory.GetFiles(from, "*.jsonl").Order(StringComparer.Ordinal).ToList() : [];
            if (files.Count == 0) throw Refused.Invalid("Import.NoFile", "folder", from);
            foreach (var file in files) Print(Path.GetFileName(file), [.. MaskingEvaluation.Read(File.ReadLines(file))], parsed.GetValue(heldOut));
            return 0;
        });
        return command;
    }

    private static void Print(string name, IReadOnlyList<JudgedText> texts, bool withHeldOut)
    {
        Console.WriteLine(name);
        Part("looked at", texts.Where(text => !text.IsHeldOut));
        if (withHeldOut) Part("held out", texts.Where(text => text.IsHeldOut));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {TimedLength} characters masked in {Time(texts),4:F1} ms"));
    }

    private static void Part(string part, IEnumerable<JudgedText> texts)
    {
        var spans = texts.SelectMany(MaskingEvaluation.Judge).ToList();
        Console.WriteLine($"  {part}");
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
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {what,-14} {masked,5} / {spans.Count,-5} {(spans.Count == 0 ? 0 : 100.0 * masked / spans.Count),6:F1} %"));
    }
}
