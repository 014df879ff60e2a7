using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>An author starts an article, as a draft; perhaps as the translation of another.</summary>
public sealed class StartArticle(UseCase useCase)
{
    /// <param name="actor">An author or knowledge manager.</param>
    /// <param name="input">The text.</param>
    /// <param name="translationOf">The number of the article that says the same in the other language.</param>
    /// <param name="slug">The wished address; made of the title when absent.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, ArticleInput input, string? translationOf, string? slug, CancellationToken stop) =>
        useCase.WriteAsync(nameof(StartArticle), actor, async db =>
        {
            actor.Require(Role.Author, Role.KnowledgeManager);
            var language = Languages.Checked(input.Language ?? actor.Language);
            var original = string.IsNullOrWhiteSpace(translationOf) ? null
                : await db.Articles.SeenBy(actor).Include(a => a.Work).Include(a => a.Live).SingleOrDefaultAsync(a => a.Number == translationOf, stop)
                    ?? throw Refused.Invalid("Article.Unknown", "translationOf");
            // A translation begins from what readers see, or, where they see nothing yet, from what is being written.
            var text = await input.ToTextAsync(db, null, stop) with { TranslatedUpTo = (original?.Live ?? original?.Work)?.Number };
            var number = await NumberSequence.NextAsync(db, NumberSequence.Articles, stop);
            var made = new NewArticle(
                number, await ArticleSlug.FreeAsync(db, slug, text.Title, number, stop), language);
            var article = Article.Draft(made, text, actor, db.Now);
            if (original is not null)
            {
                article.TranslationOf(original);
                if (await db.OthersOf(original).Where(a => a.Language == language).Select(a => a.Number).FirstOrDefaultAsync(stop) is { } known)
                    throw Refused.Conflict("Translation.Exists", known);
                await db.CopyShownFilesAsync(original, article, actor, stop);
            }
            db.Articles.Add(article);
            return ArticleDone.Of(article);
        }, stop);
}

/// <summary>What a verb on an article answers: where it stands now.</summary>
/// <param name="Number">The article's number.</param>
/// <param name="Slug">The last part of its address.</param>
/// <param name="State">The state of the working version.</param>
/// <param name="IsLive">True when readers can see a version of it.</param>
/// <param name="PublishAt">When an approved version goes live by itself (UTC).</param>
/// <param name="Version">Changes with every save; send it back with the next one.</param>
public sealed record ArticleDone(string Number, string Slug, ArticleState State, bool IsLive, DateTime? PublishAt, int Version) : IAudited
{
    string IAudited.AuditSubject => Number;

    internal static ArticleDone Of(Article article) =>
        new(article.Number, article.Slug, article.State, article.LiveVersionId is not null, article.PublishAt, article.Version);
}
