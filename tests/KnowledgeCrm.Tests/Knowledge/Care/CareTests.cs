using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Knowledge.Care;

public class CareTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task An_article_is_due_by_the_rule_of_its_kind_and_good_for_as_long_again_once_somebody_looked(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, manager) = (await house.AuthorAsync(), await house.KnowledgeManagerAsync());
        var number = await new Desk(house).DraftAsync(author, "Descale", "Text");
        await new Desk(house).PublishAsync(author, await house.ReviewerAsync(), number);
        Assert.True((await house.Get<SetReviewPeriod>().RunAsync(manager, Governance.Experience, 30, Stop)).Succeeded);

        Assert.Empty(await DueAsync(house, author));
        house.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal([number], await DueAsync(house, author));
        Assert.True((await house.Get<CareReading>().RunAsync(author, number, Stop)).Value.IsOverdue);

        Assert.True((await house.Get<ConfirmRight>().RunAsync(author, number, null, Stop)).Succeeded);
        Assert.Empty(await DueAsync(house, author));
        var care = (await house.Get<CareReading>().RunAsync(author, number, Stop)).Value;
        Assert.Equal((house.Clock.Now.AddDays(30), author.Name), (care.ReviewDue!.Value, care.FoundRightBy));

        Assert.True((await house.Get<SetReviewBy>().RunAsync(author, number, house.Clock.Now.AddDays(3), Stop)).Succeeded);
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal([number], await DueAsync(house, author));
        Assert.Equal("ReviewPeriod.OutOfRange", (await house.Get<SetReviewPeriod>().RunAsync(manager, Governance.Experience, 1, Stop)).Refused?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_hands_all_over_at_once_and_the_team_finds_it_on_its_desks(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (leaver, manager) = (await house.AuthorAsync(), await house.KnowledgeManagerAsync());
        var colleague = await house.PersonAsync([Role.Author]);
        await house.UseCase.WriteAsync("Team", Actor.System, async db =>
        {
            (await db.Users.FindAsync([colleague.Id], Stop))!.Team = "Laundry";
            return default(Done);
        }, Stop);
        var desk = new Desk(house);
        var (draft, published) = (await desk.DraftAsync(leaver, "Draft", "Text"), await desk.DraftAsync(leaver, "Published", "Text"));
        await desk.PublishAsync(leaver, await house.ReviewerAsync(), published);
        var from = new OwnerChoice(leaver.PersonId, null);

        Assert.Equal([draft, published], (await house.Get<OwnedArticles>().RunAsync(manager, from, Stop)).Value.Items.Select(a => a.Number));
        Assert.Equal("Owner.NoSuchTeam", (await house.Get<HandOverAll>().RunAsync(manager, from, new OwnerChoice(null, "Nobody"), null, Stop)).Refused?.Code);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<HandOverAll>().RunAsync(leaver, from, new OwnerChoice(null, "Laundry"), null, Stop)).Refused?.Kind);
        Assert.Equal(2, (await house.Get<HandOverAll>().RunAsync(manager, from, new OwnerChoice(null, "Laundry"), null, Stop)).Value.Count);

        Assert.Equal("Laundry", (await house.Get<CareReading>().RunAsync(manager, published, Stop)).Value.Owner);
        house.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal([published], await DueAsync(house, colleague.ToActor()));
        Assert.Empty(await DueAsync(house, leaver));
        // Who saves a team's article does not become its owner.
        Assert.True((await house.Get<SaveDraft>().RunAsync(leaver, draft, new ArticleInput { Body = "More" }, null, Stop)).Succeeded);
        Assert.Equal("Laundry", (await house.Get<CareReading>().RunAsync(manager, draft, Stop)).Value.Owner);
    }

    [Theory, OnBothDatabases]
    public async Task Confidence_owner_and_segments_are_found_as_they_stand(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, manager) = (await house.AuthorAsync(), await house.KnowledgeManagerAsync());
        var desk = new Desk(house);
        var number = await desk.DraftAsync(author, "Descale the oven", "Fill the tank.");
        await desk.PublishAsync(author, await house.ReviewerAsync(), number);
        Assert.True((await house.Get<SayConfidence>().RunAsync(author, number, ArticleConfidence.WorkInProgress, Stop)).Succeeded);
        Assert.True((await house.Get<DescribeArticle>().RunAsync(author, number, "Landlords， laundrettes", null, Stop)).Succeeded);
        await house.IndexAllAsync();

        Assert.Equal([number], await FoundAsync(house, manager, "descale", "workInProgress"));
        Assert.Empty(await FoundAsync(house, manager, "descale", "validated"));
        Assert.Equal([number], (await desk.FindNowAsync(manager, "laundrettes")).Items.Select(item => item.Number));
        Assert.Equal("Landlords, laundrettes", (await house.Get<CareReading>().RunAsync(author, number, Stop)).Value.Segments);
    }

    private static async Task<IEnumerable<string>> FoundAsync(House house, Actor actor, string text, string confidence)
    {
        var request = new SearchRequest(text) { Filters = new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Confidence] = [confidence] } };
        return (await house.Get<SearchEverything>().RunAsync(actor, request, Stop)).Items.Select(item => item.Number);
    }

    private static async Task<IEnumerable<string>> DueAsync(House house, Actor actor) =>
        (await house.Get<MyDesk>().RunAsync(actor, DeskKind.DueForReview, false, 0, Stop)).Value.Lines.Items.Select(line => line.Item.Number);
}
