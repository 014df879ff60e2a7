using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Knowledge.Tips;

public class TipTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_tip_that_is_taken_in_is_a_draft_with_its_authors_name_that_its_author_may_not_approve(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer) = (await house.AuthorAsync(), await house.ReviewerAsync());
        var (tipster, other) = (await house.ActorAsync(Role.Rep, Role.Reviewer), await house.AuthorAsync());
        var desk = new Desk(house);
        var number = await desk.DraftAsync(author, "Descale", "Fill the tank.");
        await desk.PublishAsync(author, reviewer, number);
        var tip = (await house.Get<AddTip>().RunAsync(tipster, number, "Warm water\nis faster.", Stop)).Value.Tip;

        Assert.Equal("Article.NotOwner", (await house.Get<PromoteTip>().RunAsync(other, number, tip, null, Stop)).Refused?.Code);
        Assert.Equal(ArticleState.Draft, (await house.Get<PromoteTip>().RunAsync(author, number, tip, null, Stop)).Value.State);
        Assert.Equal("Tip.Closed", (await house.Get<PromoteTip>().RunAsync(author, number, tip, null, Stop)).Refused?.Code);

        var work = (await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article;
        Assert.Equal($"Fill the tank.\n\n> **Tip from {tipster.Name}:** Warm water\n> is faster.", work.Body.Trim());
        Assert.Equal("Fill the tank.", (await house.Get<ArticleReading>().RunAsync(Actor.Visitor("en"), number, Stop)).Value.Body);
        await house.Get<SubmitArticle>().RunAsync(author, number, Stop);
        Assert.Equal("Article.FourEyes", (await house.Get<ApproveArticle>().RunAsync(tipster, number, null, Stop)).Refused?.Code);
        var line = Assert.Single((await house.Get<ArticleTips>().RunAsync(tipster, number, Stop)).Value);
        Assert.Equal((TipState.Promoted, 2), (line.State, line.PromotedInVersion));
    }

    [Theory, OnBothDatabases]
    public async Task Tips_are_for_the_house_and_go_when_who_said_them_wants(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (rep, other) = (await house.RepAsync(), await house.RepAsync());
        var number = await new Desk(house).PublishedAsync("Descale", "Fill the tank.");
        var tip = (await house.Get<AddTip>().RunAsync(rep, number, "Warm water", Stop)).Value.Tip;

        Assert.Equal(RefusalKind.NotFound, (await house.Get<ArticleTips>().RunAsync(await house.CustomerAsync(), number, Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<AddTip>().RunAsync(await house.CustomerAsync(), number, "Hello", Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<RemoveTip>().RunAsync(other, number, tip, Stop)).Refused?.Kind);
        Assert.Single((await house.Get<ArticleTips>().RunAsync(other, number, Stop)).Value);
        Assert.True((await house.Get<RemoveTip>().RunAsync(rep, number, tip, Stop)).Succeeded);
        Assert.Empty((await house.Get<ArticleTips>().RunAsync(other, number, Stop)).Value);
    }
}
