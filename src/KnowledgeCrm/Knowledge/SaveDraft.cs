using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>Saves the working version: takes up a candidate, edits a draft, or begins a draft beside what is published.</summary>
public sealed class SaveDraft(UseCase useCase)
{
    /// <param name="actor">An author or knowledge manager.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="input">What changes; the rest stays.</param>
    /// <param name="version">The <see cref="ArticleView.Version"/> that the author started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, ArticleInput input, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveDraft), actor, async db =>
        {
            var article = await db.FindArticleAsync(actor, number, stop);
            if (version is { } started && started != article.Version) throw Refused.Conflict("Changed");
            await db.RequireVersionAsync(article, input.TranslatedUpTo, stop);
            article.Save(await input.ToTextAsync(db, article.Work, stop), input.Language, actor, db.Now, input.Note);
            // Saved here, so that the answer bears the version to go on with.
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}
