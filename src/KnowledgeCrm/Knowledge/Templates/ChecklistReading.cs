using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The working version of an article against the checklist of its kind. For those who write and judge.</summary>
public sealed class ChecklistReading(UseCase useCase)
{
    /// <param name="actor">Who may open the working version.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ChecklistView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!ArticleVisibility.MaySeeWork(actor)) throw Refused.NotFound();
            var article = await db.Articles.WorkedOnBy(actor).Include(a => a.Work).SingleOrDefaultAsync(a => a.Number == number, stop)
                ?? throw Refused.NotFound();
            var standard = (await ArticleTemplates.ReadAsync(db, stop)).Of(article.Work.Kind);
            return new ChecklistView(
                article.Work.Kind, ArticleChecklist.Of(standard, TextFacts.Of(article.Language, article.Work), article.Work.Ticked));
        }, stop);
}

/// <summary>An article's checklist.</summary>
public sealed record ChecklistView(ArticleKind Kind, IReadOnlyList<ChecklistLine> Lines)
{
    /// <summary>How complete it is, 0 to 1.</summary>
    public double Completeness => ArticleCompleteness.Of(Lines);
}
