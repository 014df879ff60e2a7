using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>An author has looked at what the other language published, and nothing is to be changed in this article.</summary>
public sealed class ConfirmTranslation(UseCase useCase)
{
    /// <param name="actor">An author or knowledge manager.</param>
    /// <param name="number">The number of the article that is behind.</param>
    /// <param name="version">The number of the other language's version that was looked at; a newer one is a conflict.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, int version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ConfirmTranslation), actor, async db =>
        {
            var article = await db.FindArticleAsync(actor, number, stop);
            actor.Require(Role.Author, Role.KnowledgeManager);
            var published = await db.OthersOf(article).Where(other => other.LiveVersionId != null)
                .Select(other => (int?)other.Live!.Number).FirstOrDefaultAsync(stop) ?? throw Refused.Conflict("Translation.None");
            if (version != published) throw Refused.Conflict("Changed");
            article.NeedsNoTranslationOf(version, actor, db.Now);
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}

/// <summary>Checks what an author says of a translation against what there is.</summary>
internal static class TranslationChecks
{
    /// <summary>Refuses a version that the other language does not have.</summary>
    public static async Task RequireVersionAsync(this KnowledgeCrmDb db, Article article, int? translatedUpTo, CancellationToken stop)
    {
        if (translatedUpTo is not { } number) return;
        var others = db.OthersOf(article).Select(other => other.Id);
        if (!await db.ArticleVersions.AnyAsync(v => others.Contains(v.ArticleId) && v.Number == number, stop))
            throw Refused.Invalid("Translation.NoSuchVersion", "translatedUpTo");
    }
}
