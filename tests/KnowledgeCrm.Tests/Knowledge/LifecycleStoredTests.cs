using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Knowledge;

public class LifecycleStoredTests
{
    [Theory, OnBothDatabases]
    public async Task A_whole_life_is_stored_with_every_version(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer, manager) = (await house.AuthorAsync(), await house.ReviewerAsync(), await house.KnowledgeManagerAsync());
        var id = Guid.Empty;
        await house.UseCase.WriteAsync("Start", author, db =>
        {
            var article = Article.Draft(Sample.New(), Sample.Text(), author, db.Now);
            id = article.Id;
            db.Add(article);
            return Task.FromResult(default(Done));
        }, CancellationToken.None);

        await DoAsync(house, id, (article, at) => article.Submit(author, at));
        await DoAsync(house, id, (article, at) => article.SendBack("Too short", reviewer, at));
        await DoAsync(house, id, (article, at) => article.Save(Sample.Text(title: "Second"), null, author, at));
        await DoAsync(house, id, (article, at) => article.Submit(author, at));
        await DoAsync(house, id, (article, at) => article.Approve(null, reviewer, at));
        await DoAsync(house, id, (article, at) => article.Save(Sample.Text(title: "Given up"), null, author, at));
        await DoAsync(house, id, (article, _) => article.Discard(author));
        await DoAsync(house, id, (article, at) => article.Save(Sample.Text(title: "Begun again"), null, author, at));
        await DoAsync(house, id, (article, _) => article.Archive(manager));

        await using var db = house.Db();
        var kept = await db.Articles.Include(a => a.Work).SingleAsync();
        Assert.Equal((ArticleState.Archived, "Begun again", null), (kept.State, kept.Work.Title, kept.LiveVersionId));
        var versions = await db.ArticleVersions.OrderBy(version => version.Number).Select(version => version.Title).ToListAsync();
        Assert.Equal(["Descale the oven", "Second"], versions.Take(2));
        Assert.Contains("Begun again", versions);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_approved_for_later_goes_live_when_its_time_has_come(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var article = Sample.In(ArticleState.InReview, Sample.Actor());
        article.Approve(house.Clock.Now.AddHours(1), Sample.Actor(Role.Reviewer), house.Clock.Now);
        await house.SaveAsync(article);
        var job = new PublishDueArticles(house.UseCase, house.Get<IDbContextFactory<KnowledgeCrmDb>>());

        await job.RunAsync(CancellationToken.None);
        Assert.Equal(ArticleState.Approved, (await house.AskAsync(db => db.Articles.SingleAsync())).State);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await job.RunAsync(CancellationToken.None);
        await job.RunAsync(CancellationToken.None);

        var live = await house.AskAsync(db => db.Articles.Include(a => a.Live).SingleAsync());
        Assert.Equal((ArticleState.Published, house.Clock.Now), (live.State, live.Live!.PublishedAt));
        Assert.Equal(1, await house.AskAsync(db => db.OutboxEvents.CountAsync(e => e.Type == nameof(ArticlePublished))));
    }

    private static async Task DoAsync(House house, Guid id, Action<Article, DateTime> verb)
    {
        var outcome = await house.UseCase.WriteAsync("Change", Actor.System, async db =>
        {
            verb(await db.Articles.Include(a => a.Work).Include(a => a.Live).SingleAsync(a => a.Id == id), db.Now);
            return default(Done);
        }, CancellationToken.None);
        Assert.True(outcome.Succeeded, outcome.Refused?.Code);
    }
}
