using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Knowledge.Flags;

public class FlagTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_readers_complaint_lies_on_the_owners_desk_with_the_readers_case_until_a_new_version_mends_it(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer) = (await house.AuthorAsync(), await house.ReviewerAsync());
        var customer = await house.CustomerAsync((await new Desk(house).CustomerAsync("Li")).Id);
        var desk = new Desk(house);
        var number = await desk.DraftAsync(author, "Descale", "Fill the tank.");
        await desk.PublishAsync(author, reviewer, number);
        var opened = await desk.OpenCaseAsync(customer, "It does not start", "After I filled the tank.");

        await house.Get<GiveFeedback>().RunAsync(customer, number, false, "Which tank?", FlagReason.Unclear, Stop);
        await house.Get<GiveFeedback>().RunAsync(Actor.Visitor("en"), number, false, null, null, Stop);
        await house.DeliverAllAsync();

        // A bare "no" is a vote, and nothing that anybody could mend.
        var flag = Assert.Single((await house.Get<ArticleFlags>().RunAsync(author, number, Stop)).Value);
        Assert.Equal((FlagReason.Unclear, "Which tank?", opened, 1), (flag.Reason, flag.Words, flag.CaseNumber, flag.OnVersion));
        Assert.Equal([number], await FlaggedAsync(house, author));
        Assert.Empty(await FlaggedAsync(house, await house.AuthorAsync()));

        Assert.True((await house.Get<TakeUpFlag>().RunAsync(author, flag.Id, Stop)).Succeeded);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = "Fill the water tank." }, null, Stop);
        await house.DeliverAllAsync();
        Assert.Equal([number], await FlaggedAsync(house, author));
        await desk.PublishAsync(author, reviewer, number);
        await house.DeliverAllAsync();

        var closed = Assert.Single((await house.Get<ArticleFlags>().RunAsync(author, number, Stop)).Value);
        Assert.Equal((FlagState.Fixed, 2, author.Name), (closed.State, closed.FixedInVersion, closed.ClosedBy));
        Assert.Empty(await FlaggedAsync(house, author));
    }

    [Theory, OnBothDatabases]
    public async Task A_version_that_was_saved_before_the_flag_was_taken_up_does_not_close_it(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer, rep) = (await house.AuthorAsync(), await house.ReviewerAsync(), await house.RepAsync());
        var desk = new Desk(house);
        var number = await desk.DraftAsync(author, "Descale", "Fill the tank.");
        await desk.PublishAsync(author, reviewer, number);
        await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = "A comma." }, null, Stop);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var flag = (await house.Get<FlagArticle>().RunAsync(rep, number, new FlagInput { Reason = FlagReason.Wrong }, Stop)).Value.Flag;
        await house.Get<TakeUpFlag>().RunAsync(author, flag, Stop);
        await desk.PublishAsync(author, reviewer, number);
        await house.DeliverAllAsync();

        Assert.Equal(FlagState.InWork, Assert.Single((await house.Get<FlagList>().RunAsync(rep, FlagShow.Mine, 0, Stop)).Value.Items).State);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_flags_hears_what_became_of_it_and_others_hear_nothing(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, rep, other) = (await house.AuthorAsync(), await house.RepAsync(), await house.RepAsync());
        var desk = new Desk(house);
        var number = await desk.PublishedAsync("Descale", "Fill the tank.");
        var @case = await desk.OpenCaseAsync(rep, "Water", "Everywhere");
        var input = new FlagInput { Reason = FlagReason.Other, Words = "The picture is of another oven", Case = @case };

        Assert.Equal(RefusalKind.Forbidden, (await house.Get<FlagArticle>().RunAsync(await house.CustomerAsync(), number, input, Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<FlagArticle>().RunAsync(rep, number, input with { TakeUp = true }, Stop)).Refused?.Kind);
        Assert.Equal("words", (await house.Get<FlagArticle>().RunAsync(rep, number, input with { Words = " " }, Stop)).Refused?.Field);
        var flag = (await house.Get<FlagArticle>().RunAsync(rep, number, input, Stop)).Value.Flag;
        Assert.Equal(RefusalKind.NotFound, (await house.Get<DeclineFlag>().RunAsync(rep, flag, "No", Stop)).Refused?.Kind);
        Assert.Equal("answer", (await house.Get<DeclineFlag>().RunAsync(author, flag, "", Stop)).Refused?.Field);
        Assert.True((await house.Get<DeclineFlag>().RunAsync(author, flag, "It is the same door", Stop)).Succeeded);
        Assert.Equal("Flag.Closed", (await house.Get<TakeUpFlag>().RunAsync(author, flag, Stop)).Refused?.Code);

        var told = Assert.Single((await house.Get<FlagList>().RunAsync(rep, FlagShow.Mine, 0, Stop)).Value.Items);
        Assert.Equal((FlagState.Declined, "It is the same door", author.Name, @case), (told.State, told.Answer, told.ClosedBy, told.CaseNumber));
        Assert.Empty((await house.Get<FlagList>().RunAsync(other, FlagShow.Mine, 0, Stop)).Value.Items);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<FlagList>().RunAsync(other, FlagShow.Open, 0, Stop)).Refused?.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task One_person_has_one_open_flag_on_an_article(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var customer = await house.CustomerAsync();
        var number = await new Desk(house).PublishedAsync("Descale", "Fill the tank.");

        foreach (var words in new[] { "Hm", "Which tank?" }) await house.Get<GiveFeedback>().RunAsync(customer, number, false, words, Stop);
        foreach (var words in new[] { "One", "Two" }) await house.Get<GiveFeedback>().RunAsync(Actor.Visitor("en"), number, false, words, Stop);

        Assert.Equal(["One", "Two", "Which tank?"], (await house.Get<ArticleFlags>().RunAsync(Actor.System, number, Stop)).Value.Select(f => f.Words).Order());
    }

    private static async Task<IEnumerable<string>> FlaggedAsync(House house, Actor actor) =>
        (await house.Get<MyDesk>().RunAsync(actor, DeskKind.Flagged, false, 0, Stop)).Value.Lines.Items.Select(line => line.Item.Number);
}
