using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The standards that hold now: what a knowledge manager has changed, and the built-in ones for the rest.</summary>
internal sealed class ArticleTemplates
{
    private readonly Dictionary<ArticleKind, ContentStandard> changed;

    private ArticleTemplates(Dictionary<ArticleKind, ContentStandard> changed) => this.changed = changed;

    public static async Task<ArticleTemplates> ReadAsync(KnowledgeCrmDb db, CancellationToken stop) =>
        new(await db.ArticleTemplates.ToDictionaryAsync(t => t.Kind, t => t.Standard, stop));

    public ContentStandard Of(ArticleKind kind) => changed.TryGetValue(kind, out var standard) ? standard : BuiltInTemplates.Of(kind);
}
