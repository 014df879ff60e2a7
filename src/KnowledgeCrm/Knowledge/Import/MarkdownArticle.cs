using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge.Import;

/// <summary>A Markdown file with front matter: lines of <c>name: value</c> between two lines of three hyphens.</summary>
public sealed class MarkdownArticle
{
    private const string Fence = "---";
    private readonly Dictionary<string, string> front = new(StringComparer.OrdinalIgnoreCase);

    private MarkdownArticle()
    {
    }

    /// <summary>The file's name without its endings: <c>descale</c> of <c>descale.zh.md</c>.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>From the front matter, else the file's name (<c>.zh.md</c>), else null.</summary>
    public string? Language { get; private set; }
    public string Body { get; private set; } = "";

    /// <summary>A value of the front matter, or null.</summary>
    public string? this[string name] => front.GetValueOrDefault(name);

    public IReadOnlyList<string> Products => Split(this["products"]);

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="path">Its path, for slug and language.</param>
    public static MarkdownArticle Read(string text, string path)
    {
        var article = new MarkdownArticle();
        var name = Path.GetFileNameWithoutExtension(path);
        var ending = Path.GetExtension(name).TrimStart('.');
        var named = Languages.IsKnown(ending) ? ending : null;
        article.Slug = named is null ? name : Path.GetFileNameWithoutExtension(name);
        article.Body = article.TakeFront(text.ReplaceLineEndings("\n")).Trim('\n');
        article.Language = article["language"] ?? named;
        return article;
    }

    public ArticleInput ToInput(Audience otherwise) => new()
    {
        Title = this["title"] ?? Slug,
        Summary = this["summary"],
        Body = Body,
        Language = Language,
        Audience = ArticleFiles.AudienceOf(this["audience"]) ?? otherwise,
        Topic = this["topic"],
        Kind = ArticleFiles.KindOf(this["kind"]),
        Ticked = this["ticked"] is { } ticked ? Split(ticked) : null,
        Tags = this["tags"],
        Products = Products,
    };

    private string TakeFront(string text)
    {
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal)) return text;
        var end = text.IndexOf($"\n{Fence}\n", Fence.Length, StringComparison.Ordinal);
        if (end < 0) throw Refused.Invalid("Import.FrontMatterOpen", "front matter");
        foreach (var line in text[(Fence.Length + 1)..(end + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) front[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }
        return text[(end + Fence.Length + 2)..];
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
