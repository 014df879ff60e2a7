using System.Text.Json;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge.Import;

/// <summary>Reads articles from files: one JSON object a line (<c>id</c>, <c>title</c>, <c>body</c>, and if present <c>lang</c>,
/// <c>summary</c>, <c>kind</c>, <c>topic</c>, <c>tags</c>, <c>products</c>), or a folder of Markdown files with front matter.</summary>
public static class ArticleFiles
{
    /// <summary>The rows of a file of JSON lines or of a folder, read as they are asked for.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="audience">The audience of every row that names none.</param>
    public static IEnumerable<ArticleRow> Read(string path, Audience audience)
    {
        if (Directory.Exists(path)) return Folder(path, audience);
        if (File.Exists(path)) return JsonLines(path, audience);
        throw Refused.Invalid("Import.NoFile", "path", path);
    }

    private static IEnumerable<ArticleRow> JsonLines(string path, Audience audience)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            yield return JsonLine(line, $"{Path.GetFileName(path)}:{number}", audience);
        }
    }

    private static ArticleRow JsonLine(string line, string place, Audience audience)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            var products = json.RootElement.TryGetProperty("products", out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select(item => item.ToString()).ToList() : null;
            var title = Text("title");
            return new ArticleRow(Text("id") ?? "", place, new ArticleInput
            {
                Title = title,
                Summary = Text("summary"),
                // A base of questions alone has titles and no text: the title is all there is to read.
                Body = string.IsNullOrWhiteSpace(Text("body")) ? title : Text("body"),
                Language = Text("lang") ?? Text("language"),
                Audience = AudienceOf(Text("audience")) ?? audience,
                Topic = Text("topic"),
                Kind = KindOf(Text("kind")),
                Tags = Text("tags"),
                Products = products,
            })
            { SaysAudience = Text("audience") is not null };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Unreadable(place, error.Message);
        }
        catch (Refused why)
        {
            return new ArticleRow("", place, new ArticleInput()) { Unreadable = why };
        }
    }

    private static IEnumerable<ArticleRow> Folder(string folder, Audience audience) =>
        Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file =>
        {
            var place = Path.GetRelativePath(folder, file).Replace('\\', '/');
            try
            {
                var read = MarkdownArticle.Read(File.ReadAllText(file), file);
                return new ArticleRow(place, place, read.ToInput(audience), read.Slug) { SaysAudience = read["audience"] is not null };
            }
            catch (Refused why)
            {
                return new ArticleRow(place, place, new ArticleInput()) { Unreadable = why };
            }
            catch (IOException error)
            {
                return Unreadable(place, error.Message);
            }
        });

    internal static ArticleKind? KindOf(string? name) => string.IsNullOrWhiteSpace(name) ? null
        : Enum.TryParse<ArticleKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind
        : throw Refused.Invalid("Value.Unknown", "kind", name);

    internal static Audience? AudienceOf(string? name) => string.IsNullOrWhiteSpace(name) ? null
        : Enum.TryParse<Audience>(name, ignoreCase: true, out var audience) && Enum.IsDefined(audience) ? audience
        : throw Refused.Invalid("Value.Unknown", "audience", name);

    private static ArticleRow Unreadable(string place, string why) =>
        new("", place, new ArticleInput()) { Unreadable = Refused.Invalid("Import.Unreadable", null, why) };
}
