using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Notices;

public class FollowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Who_follows_an_article_its_topic_or_its_product_hears_when_it_is_published(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        await desk.ProductAsync("WM-410", "Washing machine", "洗衣机");
        _ = (await house.Get<AddTopic>().RunAsync(Actor.System, "machines", null, "Machines", "机器", null, null, Stop)).Value;
        _ = (await house.Get<AddTopic>().RunAsync(Actor.System, "doors", "machines", "Doors", "机门", null, null, Stop)).Value;
        var input = new ArticleInput { Title = "Door", Body = "Pull.", Language = "en", Audience = Audience.Partner, Topic = "doors", Products = ["WM-410"] };
        var number = (await house.Get<StartArticle>().RunAsync(author, input, null, null, Stop)).Value.Number;
        await desk.PublishAsync(author, await house.ReviewerAsync(), number);
        await house.DeliverAllAsync();
        var (one, two, three, none) = (await house.SalesAsync(), await house.RepAsync(), await house.SalesAsync(), await house.SalesAsync());

        await FollowAsync(house, one, FollowKind.Article, number);
        await FollowAsync(house, two, FollowKind.Topic, "machines");
        await FollowAsync(house, three, FollowKind.Product, "wm-410");
        await FollowAsync(house, author, FollowKind.Article, number);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<SetFollow>().RunAsync(await house.PartnerAsync(), FollowKind.Article, number, true, Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<SetFollow>().RunAsync(one, FollowKind.Article, "KB-1", true, Stop)).Refused?.Kind);
        Assert.Equal([(FollowKind.Article, false), (FollowKind.Topic, false), (FollowKind.Product, true)],
            (await house.Get<FollowChoices>().RunAsync(three, number, Stop)).Value.Select(line => (line.Kind, line.IsFollowed)));
        _ = (await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = "Push." }, null, Stop)).Value;
        await desk.PublishAsync(author, await house.ReviewerAsync(), number);

        foreach (var follower in new[] { one, two, three }) Assert.Equal(["FollowedPublished"], await house.KindsAsync(follower));
        Assert.Empty(await house.KindsAsync(none));
        Assert.Equal(["ArticlePublished", "ArticlePublished"], await house.KindsAsync(author));
        _ = (await house.Get<SetFollow>().RunAsync(one, FollowKind.Article, number, false, Stop)).Value;
        Assert.Empty((await house.Get<FollowList>().RunAsync(one, Stop)).Value);
        Assert.Equal(["Machines"], (await house.Get<FollowList>().RunAsync(two, Stop)).Value.Select(line => line.Name));
    }

    [Theory, OnBothDatabases]
    public async Task Who_follows_an_article_follows_what_takes_it_over_and_of_a_deleted_one_nothing_is_left(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, manager, one, both) = (await house.AuthorAsync(), await house.KnowledgeManagerAsync(), await house.SalesAsync(), await house.SalesAsync());
        var (loser, winner) = (await house.PublishedByAsync(author, "Door"), await house.PublishedByAsync(author, "Doors"));
        foreach (var follower in new[] { one, both }) await FollowAsync(house, follower, FollowKind.Article, loser);
        await FollowAsync(house, both, FollowKind.Article, winner);

        Assert.True((await house.Get<MergeArticles>().RunAsync(manager, loser, winner, null, Stop)).Succeeded);
        await house.DeliverAllAsync();
        foreach (var follower in new[] { one, both }) Assert.Equal([winner], (await house.Get<FollowList>().RunAsync(follower, Stop)).Value.Select(line => line.Key));

        _ = (await house.Get<ArchiveArticle>().RunAsync(manager, winner, Stop)).Value;
        Assert.True((await house.Get<DeleteArticle>().RunAsync(await house.AdministratorAsync(), winner, "Gone", Stop)).Succeeded);
        await house.DeliverAllAsync();
        Assert.Equal(0, await house.AskAsync(db => db.Follows.CountAsync(Stop)));
        Assert.DoesNotContain(winner, (await house.ToldAsync(author)).Select(notice => notice.Subject.Number));
    }

    private static async Task FollowAsync(House house, Actor by, FollowKind kind, string key) =>
        Assert.True((await house.Get<SetFollow>().RunAsync(by, kind, key, true, Stop)).Succeeded);
}
