using System.Text.Json;

namespace KnowledgeCrm.Knowledge;

/// <summary>The templates that the program brings along: data, in <c>templates.json</c> beside this file.</summary>
public static class BuiltInTemplates
{
    private const string Resource = "KnowledgeCrm.Knowledge.Templates.templates.json";
    private static readonly Dictionary<ArticleKind, ContentStandard> All = Read();

    /// <summary>The built-in standard of a kind.</summary>
    public static ContentStandard Of(ArticleKind kind) => All[kind];

    private static Dictionary<ArticleKind, ContentStandard> Read()
    {
        using var stream = typeof(BuiltInTemplates).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<Dictionary<ArticleKind, ContentStandard>>(stream, StandardJson.Options)!
            .ToDictionary(entry => entry.Key, entry => entry.Value.Checked());
    }
}
