using System.Globalization;
using System.Text.Json;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge.Import;

/// <summary>Reads past questions (<c>id</c>, <c>text</c>; one JSON object a line) and which article answered each
/// (question, article, grade; tabs between; a grade above 0 is an answer).</summary>
public static class SolvedQuestionFiles
{
    public static IEnumerable<SolvedQuestion> Read(string questions, string answers)
    {
        foreach (var path in new[] { questions, answers })
            if (!File.Exists(path)) throw Refused.Invalid("Import.NoFile", "path", path);
        var texts = Questions(questions);
        var number = 0;
        foreach (var line in File.ReadLines(answers))
        {
            number++;
            var cells = line.Split('\t');
            var place = $"{Path.GetFileName(answers)}:{number}";
            if (cells.Length < 3 || cells[0].Length == 0) continue;
            if (!double.TryParse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var grade))
                throw Refused.Invalid("Import.Unreadable", "answers", place);
            // A question that is not there comes out empty, and is refused and reported with its place.
            if (grade > 0) yield return new SolvedQuestion(cells[0], texts.GetValueOrDefault(cells[0], ""), cells[1], place);
        }
    }

    private static Dictionary<string, string> Questions(string path)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                texts[json.RootElement.GetProperty("id").GetString() ?? ""] = json.RootElement.GetProperty("text").GetString() ?? "";
            }
            catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw Refused.Invalid("Import.Unreadable", "questions", $"{Path.GetFileName(path)}:{number}: {error.Message}");
            }
        }
        return texts;
    }
}
