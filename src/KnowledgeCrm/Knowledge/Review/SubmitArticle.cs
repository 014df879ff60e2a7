using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>Gives the working version to review: to those whom the writer names, else to those whom the rule of its topic names.</summary>
public sealed class SubmitArticle(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        RunAsync(actor, number, new Submission(), stop);

    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, Submission submission, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SubmitArticle), actor, async db =>
        {
            var article = await db.FindArticleAsync(actor, number, stop);
            if (submission.Version is { } started && started != article.Version) throw Refused.Conflict("Changed");
            // Before anything is said of people: who may not submit learns nothing of them.
            ArticleLifecycle.Check(article, ArticleAction.Submit, actor);
            article.Submit(actor, db.Now, await ReviewRouting.OfAsync(db, article.Work, submission.Note, submission.Reviewers, stop));
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}

/// <summary>What a writer says when submitting.</summary>
public sealed record Submission
{
    /// <summary>For the reviewers.</summary>
    public string? Note { get; init; }

    /// <summary>The ids of those who are to review it; none: by the rule of its topic.</summary>
    public IReadOnlyList<Guid> Reviewers { get; init; } = [];

    /// <summary>The <see cref="ArticleView.Version"/> that was read; a newer one is a conflict. Null: whatever is there.</summary>
    public int? Version { get; init; }
}
