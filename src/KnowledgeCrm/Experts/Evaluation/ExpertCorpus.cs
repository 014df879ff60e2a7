using System.Text.Json;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Evaluation;

namespace KnowledgeCrm.Experts;

/// <summary>A set to measure the finding of people on: <c>docs.jsonl</c> as <see cref="CorpusFolder"/> reads it, each document with
/// <c>people</c> (ids of who had a part in it), <c>people.jsonl</c> (id, name), <c>queries.jsonl</c> (id, text), and <c>qrels.tsv</c>
/// (query, person, grade).</summary>
/// <param name="Documents">The documents and queries; its judgments name people.</param>
/// <param name="PeopleOf">By document, who had a part in it.</param>
/// <param name="People">Everybody.</param>
public sealed record ExpertCorpus(CorpusFolder Documents, IReadOnlyDictionary<string, IReadOnlyList<string>> PeopleOf, IReadOnlyList<string> People)
{
    // A person's text beyond this says nothing new of them.
    private const int MostOfADocument = 20_000;

    /// <summary>Reads a folder.</summary>
    /// <exception cref="Refused">A file is missing, or a line can't be read; names file and line.</exception>
    public static async Task<ExpertCorpus> ReadAsync(string folder, CancellationToken stop)
    {
        var listed = await CorpusFolder.LinesAsync(folder, "people.jsonl", line =>
        {
            using var json = JsonDocument.Parse(line);
            return Id(Property(json, "id") ?? throw new FormatException("\"id\" is missing"));
        }, stop);
        var peopleOf = (await CorpusFolder.LinesAsync(folder, "docs.jsonl", PeopleOfLine, stop))
            .GroupBy(line => line.Id, StringComparer.Ordinal).ToDictionary(lines => lines.Key, lines => lines.First().People, StringComparer.Ordinal);
        var corpus = await CorpusFolder.ReadAsync(folder, false, stop);
        // Who had a part and was not listed is a person all the same.
        return new ExpertCorpus(corpus, peopleOf, [.. listed.Concat(peopleOf.Values.SelectMany(people => people)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The same people as documents of their own: a text for each, of all that they had a part in.</summary>
    internal CorpusFolder AsPeople()
    {
        var texts = new Dictionary<string, List<CorpusDocument>>(StringComparer.Ordinal);
        foreach (var document in Documents.Documents)
            foreach (var person in PeopleOf[document.Id])
                (texts.TryGetValue(person, out var list) ? list : texts[person] = []).Add(document);
        return Documents with
        {
            Documents = [.. texts.Select(person => new CorpusDocument(
                person.Key, "", string.Join('\n', person.Value.Select(document => $"{document.Title}\n{document.Body[..Math.Min(document.Body.Length, MostOfADocument)]}")),
                person.Value.GroupBy(document => document.Language).MaxBy(language => language.Count())!.Key, []))],
        };
    }

    private static (string Id, IReadOnlyList<string> People) PeopleOfLine(string line)
    {
        using var json = JsonDocument.Parse(line);
        var id = Id(Property(json, "id") ?? throw new FormatException("\"id\" is missing"));
        if (Property(json, "people") is not { } people) return (id, []);
        if (people.ValueKind != JsonValueKind.Array) throw new FormatException("\"people\" is no list of ids");
        return (id, [.. people.EnumerateArray().Select(Id).Distinct(StringComparer.Ordinal)]);
    }

    private static JsonElement? Property(JsonDocument json, string name)
    {
        if (json.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("an object is expected");
        return json.RootElement.TryGetProperty(name, out var value) ? value : null;
    }

    private static string Id(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new FormatException("an id is text or a number"),
    };
}
