using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>The value of one article with every figure that it is made of, for those who write and judge.</summary>
public sealed class ArticleValueReading(UseCase useCase)
{
    public Task<Outcome<ArticleValueView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!ArticleVisibility.MaySeeWork(actor)) throw Refused.NotFound();
            if (!await db.Articles.WorkedOnBy(actor).AnyAsync(a => a.Number == number, stop)) throw Refused.NotFound();
            var counted = await ValueCounting.ReadAsync(db, db.Articles.WorkedOnBy(actor).Where(a => a.Number == number), stop);
            // What readers don't see has no value for them yet.
            if (counted.Count == 0) throw Refused.Conflict("Value.NotPublished");
            return new ArticleValueView(counted[0].Number, counted[0].Title, counted[0].Language, counted[0].Figures, ArticleValue.Of(counted[0].Figures));
        }, stop);
}

/// <summary>An article's value and what it is made of.</summary>
public sealed record ArticleValueView(string Number, string Title, string Language, ValueFigures Figures, ArticleValue Worth);

/// <summary>The values of all articles that readers see, the lowest or the highest first.</summary>
public sealed class ArticleValueList(UseCase useCase)
{
    public const int PageSize = 50;

    public Task<Outcome<Page<ArticleValueView>>> RunAsync(Actor actor, bool highestFirst, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.KnowledgeManager, Role.Administrator);
            var all = (await ValueCounting.ReadAsync(db, db.Articles, stop))
                .Select(a => new ArticleValueView(a.Number, a.Title, a.Language, a.Figures, ArticleValue.Of(a.Figures)));
            var ordered = highestFirst ? all.OrderByDescending(a => a.Worth.Value) : all.OrderBy(a => a.Worth.Value);
            var list = ordered.ThenBy(a => a.Number, StringComparer.Ordinal).ToList();
            return new Page<ArticleValueView>(list.Count, [.. list.Skip(Math.Max(page, 0) * PageSize).Take(PageSize)]);
        }, stop);
}
