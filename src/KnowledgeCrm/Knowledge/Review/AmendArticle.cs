using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>A reviewer edits what is in review. It goes live only when an author has confirmed it, and another reviewer approved.</summary>
public sealed class AmendArticle(UseCase useCase)
{
    /// <param name="actor">A reviewer or knowledge manager.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="input">What changes; the rest stays.</param>
    /// <param name="version">The <see cref="ArticleView.Version"/> that the reviewer started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, ArticleInput input, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AmendArticle), actor, async db =>
        {
            var article = await db.FindArticleAsync(actor, number, stop);
            if (version is { } started && started != article.Version) throw Refused.Conflict("Changed");
            if (input.Language is { } language && language != article.Language) throw Refused.Conflict("Article.LanguageFixed");
            await db.RequireVersionAsync(article, input.TranslatedUpTo, stop);
            article.Amend(await input.ToTextAsync(db, article.Work, stop), actor, db.Now, input.Note);
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}

/// <summary>An author agrees to what a reviewer edited.</summary>
public sealed class ConfirmAmendment(UseCase useCase)
{
    /// <param name="actor">Another of its writers.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="version">The <see cref="ArticleView.Version"/> that was read; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, int? version, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(ConfirmAmendment), actor, number, (article, now) => article.Confirm(actor, now), stop, version);
}
