using System.Globalization;
using System.Text.Json;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search.Evaluation;

/// <summary>A set of documents with queries and the right answers: <c>docs.jsonl</c> (id, title, body, lang), <c>queries.jsonl</c>
/// (id, text), <c>qrels.tsv</c> (query, document, grade), and, where there are past questions, <c>history.jsonl</c> and
/// <c>history_qrels.tsv</c> of the same forms.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Queries">The queries.</param>
/// <param name="Judgments">The right answers.</param>
public sealed record CorpusFolder(
    IReadOnlyList<CorpusDocument> Documents, IReadOnlyList<CorpusQuery> Queries, IReadOnlyList<Judgment> Judgments)
{
    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="withHistory">Gives each document the past questions that it answered.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="Refused">A file is missing, or a line can't be read; names file and line.</exception>
    public static async Task<CorpusFolder> ReadAsync(string folder, bool withHistory, CancellationToken stop)
    {
        var queries = await QueriesAsync(folder, "queries.jsonl", stop);
        var judgments = await JudgmentsAsync(folder, "qrels.tsv", stop);
        var past = withHistory ? await HistoryAsync(folder, stop) : [];
        var documents = await LinesAsync(folder, "docs.jsonl", line => Document(line, past), stop);
        RefuseRepeated("docs.jsonl", documents.Select(document => document.Id));
        return new CorpusFolder(documents, queries, judgments);
    }

    /// <summary>The same without every third document (index mod 3 = 0); queries and judgments stay as they are.</summary>
    public CorpusFolder WithoutThird() => this with { Documents = [.. Documents.Where((_, i) => i % 3 != 0)] };

    private static async Task<Dictionary<string, List<string>>> HistoryAsync(string folder, CancellationToken stop)
    {
        var questions = (await QueriesAsync(folder, "history.jsonl", stop)).ToDictionary(query => query.Id, query => query.Text, StringComparer.Ordinal);
        var past = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var answer in await JudgmentsAsync(folder, "history_qrels.tsv", stop))
        {
            if (answer.Grade <= 0 || !questions.TryGetValue(answer.Query, out var question)) continue;
            if (!past.TryGetValue(answer.Document, out var list)) past[answer.Document] = list = [];
            list.Add(question);
        }
        return past;
    }

    private static async Task<List<CorpusQuery>> QueriesAsync(string folder, string name, CancellationToken stop)
    {
        var queries = await LinesAsync(folder, name, line =>
        {
            using var json = JsonDocument.Parse(line);
            return new CorpusQuery(Text(json, "id"), Text(json, "text"));
        }, stop);
        RefuseRepeated(name, queries.Select(query => query.Id));
        return queries;
    }

    private static Task<List<Judgment>> JudgmentsAsync(string folder, string name, CancellationToken stop) => LinesAsync(folder, name, line =>
    {
        var fields = line.Split('\t');
        if (fields.Length < 3) throw new FormatException("query, document and grade, parted by tabs, are expected");
        var grade = double.Parse(fields[2], NumberStyles.Float, CultureInfo.InvariantCulture);
        return new Judgment(fields[0], fields[1], (int)Math.Clamp(grade, int.MinValue, int.MaxValue));
    }, stop);

    private static CorpusDocument Document(string line, Dictionary<string, List<string>> past)
    {
        using var json = JsonDocument.Parse(line);
        var (id, title, body) = (Text(json, "id"), Text(json, "title", ""), Text(json, "body", ""));
        var language = Text(json, "lang", "");
        var code = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Languages.Chinese
            : language.Length > 0 ? Languages.English : Languages.Of(title + body);
        return new CorpusDocument(id, title, body, code, past.GetValueOrDefault(id) ?? []);
    }

    private static string Text(JsonDocument json, string name, string? otherwise = null)
    {
        if (json.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("an object is expected");
        if (json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String) return value.GetString()!;
        return otherwise ?? throw new FormatException($"\"{name}\" is missing or is no string");
    }

    /// <summary>The lines of a file of the folder, each parsed; one that can't be is refused with its number.</summary>
    internal static async Task<List<T>> LinesAsync<T>(string folder, string name, Func<string, T> parse, CancellationToken stop)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) throw Refused.Invalid("Corpus.FileMissing", null, name, folder);
        var lines = new List<T>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, stop))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                lines.Add(parse(line));
            }
            catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
            {
                throw Refused.Invalid("Corpus.LineInvalid", null, name, number, e.Message);
            }
        }
        return lines;
    }

    private static void RefuseRepeated(string name, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
            if (!seen.Add(id)) throw Refused.Invalid("Corpus.IdRepeated", null, name, id);
    }
}

/// <summary>A document of a corpus.</summary>
/// <param name="Id">Its id in the corpus.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="PastQuestions">Questions that it has answered.</param>
public sealed record CorpusDocument(string Id, string Title, string Body, string Language, IReadOnlyList<string> PastQuestions);

/// <summary>A query of a corpus.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What is asked.</param>
public readonly record struct CorpusQuery(string Id, string Text);
