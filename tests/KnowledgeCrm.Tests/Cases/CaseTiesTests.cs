using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

public sealed class CaseTiesTests
{
    [Theory, OnBothDatabases]
    public async Task Parts_go_in_no_circle_and_are_shown_on_both_pages(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var (top, middle, low) = (await desk.OpenCaseAsync(rep, "Outage", "d"), await desk.OpenCaseAsync(rep, "North", "d"), await desk.OpenCaseAsync(rep, "One house", "d"));
        _ = (await house.Get<SetParent>().RunAsync(rep, middle, top.ToLowerInvariant(), Desk.Stop)).Value;
        _ = (await house.Get<SetParent>().RunAsync(rep, low, middle, Desk.Stop)).Value;

        foreach (var (number, parent) in new[] { (top, low), (top, middle), (middle, low), (top, top) })
            Assert.Equal("Case.ParentCircle", (await house.Get<SetParent>().RunAsync(rep, number, parent, Desk.Stop)).Refused?.Code);
        var ties = await TiesAsync(house, rep, middle);
        Assert.Equal((top, CaseStatus.New, low), (ties.Parent?.Number, ties.Parent!.Status, Assert.Single(ties.Children).Number));
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SetParent>().RunAsync(await house.AuthorAsync(), low, null, Desk.Stop)).Refused?.Kind);
        _ = (await house.Get<SetParent>().RunAsync(rep, low, "", Desk.Stop)).Value;
        Assert.Empty((await TiesAsync(house, rep, middle)).Children);
    }

    [Theory, OnBothDatabases]
    public async Task Two_that_make_each_other_parts_at_once_make_no_circle(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        for (var i = 0; i < 5; i++)
        {
            var (one, two) = (await desk.OpenCaseAsync(rep, "One", "d"), await desk.OpenCaseAsync(rep, "Two", "d"));
            var tied = await Task.WhenAll(house.Get<SetParent>().RunAsync(rep, one, two, Desk.Stop), house.Get<SetParent>().RunAsync(rep, two, one, Desk.Stop));
            Assert.Single(tied, outcome => outcome.Succeeded);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_solution_is_passed_on_to_the_parts_that_are_chosen(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var parent = await desk.OpenCaseAsync(rep, "Outage", "Water is off");
        var parts = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            parts.Add(await desk.OpenCaseAsync(rep, $"Part {i}", $"No water in house {i}"));
            if (i < 3) _ = (await house.Get<SetParent>().RunAsync(rep, parts[i], parent, Desk.Stop)).Value;
        }
        var pass = house.Get<PassOnSolution>();
        Assert.Equal("Case.ParentOpen", (await pass.RunAsync(rep, parent, new Passing { Cases = parts, Resolve = true }, Desk.Stop)).Refused?.Code);
        var article = await desk.PublishedAsync("Open the main valve", "Turn it left");
        _ = await desk.ResolveAsync(rep, parent, new Resolving { Outcome = CaseOutcome.Solved, Article = article });

        Assert.Equal(("Text.Required", "message"), Field((await pass.RunAsync(rep, parent, new Passing { Cases = [parts[0]] }, Desk.Stop)).Refused));
        var told = (await pass.RunAsync(rep, parent, new Passing { Cases = [parts[0]], Message = "Soon" }, Desk.Stop)).Value;
        Assert.Equal([parts[0]], told.Done);
        var passed = (await pass.RunAsync(rep, parent, new Passing { Cases = [parts[1], parts[2], parts[3]], Resolve = true, Message = "It is on again" }, Desk.Stop)).Value;
        Assert.Equal([parts[1], parts[2]], passed.Done);
        Assert.Equal((parts[3], "Case.NotPartOf"), (Assert.Single(passed.Left).Number, passed.Left[0].Why.Code));

        var (open, solved) = (await ReadAsync(house, rep, parts[0]), await ReadAsync(house, rep, parts[1]));
        Assert.Equal((CaseStatus.Open, "Soon"), (open.Status, Assert.Single(open.Posts).Text));
        Assert.Equal((CaseStatus.Resolved, CaseOutcome.Solved, "It is on again"), (solved.Status, solved.Outcome, Assert.Single(solved.Posts).Text));
        Assert.Equal((article, CaseArticleKind.SolvedBy), (Assert.Single(solved.Articles).Number, solved.Articles[0].Kind));
        await house.DeliverAllAsync();
        Assert.Equal(3, await house.AskAsync(db => db.CustomersWords.CountAsync(Desk.Stop)));
        var again = (await pass.RunAsync(rep, parent, new Passing { Cases = [parts[1]], Resolve = true, Message = "Twice" }, Desk.Stop)).Value;
        Assert.Equal("Case.NotInThisStatus", Assert.Single(again.Left).Why.Code);
        Assert.Single((await ReadAsync(house, rep, parts[1])).Posts);
    }

    [Theory, OnBothDatabases]
    public async Task Chosen_posts_become_a_case_of_their_own_and_return(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var asking = await house.CustomerAsync((await desk.CustomerAsync("Own")).Id);
        var stranger = await house.CustomerAsync((await desk.CustomerAsync("Other")).Id);
        var number = await desk.OpenCaseAsync(asking, "It leaks", "A puddle");
        foreach (var (by, text) in new[] { (asking, "And the invoice is wrong"), (rep, "Send me its number"), (asking, "The leak is at the door") })
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            _ = (await house.Get<PostToCase>().RunAsync(by, number, text, false, false, Desk.Stop)).Value;
        }
        var posts = (await ReadAsync(house, rep, number)).Posts;
        var chosen = new Splitting { Posts = [posts[0].Id, posts[1].Id], Subject = "Wrong invoice" };
        Assert.Equal("Case.PostUnknown", (await house.Get<SplitCase>().RunAsync(rep, number, chosen with { Posts = [Guid.NewGuid()] }, Desk.Stop)).Refused?.Code);
        var made = (await house.Get<SplitCase>().RunAsync(rep, number, chosen, Desk.Stop)).Value.Number;

        var own = (await house.Get<CaseReading>().RunAsync(asking, made, Desk.Stop)).Value;
        Assert.Equal(("Wrong invoice", "And the invoice is wrong"), (own.Subject, own.Description));
        Assert.Equal(["And the invoice is wrong", "Send me its number"], own.Posts.Select(p => p.Text));
        Assert.Equal(RefusalKind.NotFound, (await house.Get<CaseReading>().RunAsync(stranger, made, Desk.Stop)).Refused?.Kind);
        Assert.Equal(["The leak is at the door"], (await ReadAsync(house, rep, number)).Posts.Select(p => p.Text));
        Assert.Equal((made, number), (Assert.Single((await TiesAsync(house, rep, number)).SplitOff).Case.Number, (await TiesAsync(house, rep, made)).SplitFrom?.Number));

        Assert.Equal(number, (await house.Get<UndoSplit>().RunAsync(rep, made, Desk.Stop)).Value.Number);
        Assert.Equal(posts.Select(p => (p.Id, p.Text, p.CameFrom)), (await ReadAsync(house, rep, number)).Posts.Select(p => (p.Id, p.Text, p.CameFrom)));
        Assert.Equal(number, (await house.Get<CaseReading>().RunAsync(asking, made, Desk.Stop)).Value.MergedInto);

        var second = (await house.Get<SplitCase>().RunAsync(rep, number, chosen, Desk.Stop)).Value.Number;
        _ = (await house.Get<PostToCase>().RunAsync(asking, second, "It is 4711", false, false, Desk.Stop)).Value;
        Assert.Equal("Case.UnsplitWritten", (await house.Get<UndoSplit>().RunAsync(rep, second, Desk.Stop)).Refused?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Who_watches_is_told_and_nobody_else(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var (rep, watcher, asked) = (await house.RepAsync(), await house.AuthorAsync(), await house.ReviewerAsync());
        var asking = await house.CustomerAsync((await desk.CustomerAsync("Own")).Id);
        var number = await desk.OpenCaseAsync(asking, "It leaks", "A puddle");
        _ = (await house.Get<WatchCase>().RunAsync(watcher, number, null, Desk.Stop)).Value;
        _ = (await house.Get<WatchCase>().RunAsync(rep, number, asked.PersonId, Desk.Stop)).Value;
        Assert.Equal(("Case.WatcherInvalid", "person"), Field((await house.Get<WatchCase>().RunAsync(rep, number, (await house.SalesAsync()).PersonId, Desk.Stop)).Refused));
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<WatchCase>().RunAsync(asking, number, null, Desk.Stop)).Refused?.Kind);
        _ = (await house.Get<PostToCase>().RunAsync(rep, number, "A note", true, false, Desk.Stop)).Value;
        _ = (await house.Get<PostToCase>().RunAsync(rep, number, "A reply", false, false, Desk.Stop)).Value;
        _ = (await house.Get<UnwatchCase>().RunAsync(asked, number, null, Desk.Stop)).Value;
        await house.DeliverAllAsync();
        _ = (await desk.ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff }));
        _ = (await house.Get<CloseCase>().RunAsync(rep, number, Desk.Stop)).Value;
        await house.DeliverAllAsync();

        Assert.Equal(["WatchedClosed", "WatchedResolved", "WatchedWritten"], await ToldAsync(house, watcher));
        Assert.Equal(["WatchAdded"], await ToldAsync(house, asked));
        Assert.DoesNotContain(await ToldAsync(house, rep), kind => kind.StartsWith("Watch", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Who_began_to_write_before_another_did_is_told_so(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var (rep, colleague) = (await house.RepAsync(), await house.RepAsync());
        var number = await desk.OpenCaseAsync(rep, "It leaks", "A puddle");
        var post = house.Get<PostToCase>();
        _ = (await post.RunAsync(rep, number, "My own", false, false, Guid.Empty, Desk.Stop)).Value;
        var seen = Assert.Single((await ReadAsync(house, rep, number)).Posts).Id;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = (await post.RunAsync(colleague, number, "Mine came first", false, false, seen, Desk.Stop)).Value;

        var refused = (await post.RunAsync(rep, number, "Mine too", false, false, seen, Desk.Stop)).Refused;
        Assert.Equal(("Case.WrittenMeanwhile", colleague.Name), (refused?.Code, refused?.Values[1]));
        Assert.Equal("Case.WrittenMeanwhile", (await post.RunAsync(rep, number, "Mine too", false, false, Guid.Empty, Desk.Stop)).Refused?.Code);
        var now = (await ReadAsync(house, rep, number)).Posts[^1];
        Assert.Equal(("Mine came first", false), (now.Text, now.IsOwn));
        Assert.True((await post.RunAsync(rep, number, "Mine too", false, false, now.Id, Desk.Stop)).Succeeded);
    }

    [Theory, OnBothDatabases]
    public async Task Cases_of_the_same_thing_and_of_the_same_product_are_found_with_what_solved_them(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        await desk.ProductAsync("WM-820", "Washer", "洗衣机");
        var customer = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput
        {
            Name = "Own", Assets = [new AssetInput("WM-820", "SN-1", null, null), new AssetInput("WM-820", "SN-2", null, null)],
        }, Desk.Stop)).Value.Number;
        async Task<string> CaseAsync(string subject, string? asset) => (await house.Get<OpenCase>().RunAsync(
            rep, new CaseInput { Subject = subject, Description = "d", Customer = customer, Asset = asset }, Desk.Stop)).Value.Number;
        var (now, same, other) = (await CaseAsync("Now", "SN-1"), await CaseAsync("Before", "SN-1"), await CaseAsync("The other one", "SN-2"));
        var (article, secret) = (await desk.PublishedAsync("Clean the filter", "b"), await desk.PublishedAsync("Shut it off", "b", Audience.Internal));
        _ = await desk.ResolveAsync(rep, same, new Resolving { Outcome = CaseOutcome.Solved, Article = article });
        _ = await desk.ResolveAsync(rep, other, new Resolving { Outcome = CaseOutcome.Solved, Article = secret });

        var related = (await house.Get<RelatedCases>().RunAsync(rep, now, Desk.Stop)).Value;
        Assert.Equal(("SN-1", same, article), (related.Asset, Assert.Single(related.OfAsset).Number, related.OfAsset[0].Solution?.Number));
        Assert.Equal(("WM-820", other, secret), (related.Product, Assert.Single(related.OfProduct).Number, related.OfProduct[0].Solution?.Number));
        Assert.Equal(RefusalKind.NotFound, (await house.Get<RelatedCases>().RunAsync(await house.SalesAsync(), now, Desk.Stop)).Refused?.Kind);
    }

    private static async Task<List<string>> ToldAsync(House house, Actor actor) =>
        [.. (await house.Get<NoticeList>().RunAsync(actor, false, 0, Desk.Stop)).Value.Notices.Items.Select(n => n.Kind).Order()];

    private static async Task<RelationsView> TiesAsync(House house, Actor actor, string number) => (await house.Get<CaseRelations>().RunAsync(actor, number, Desk.Stop)).Value;

    private static async Task<CaseView> ReadAsync(House house, Actor actor, string number) => (await house.Get<CaseReading>().RunAsync(actor, number, Desk.Stop)).Value;

    private static (string?, string?) Field(Refused? refused) => (refused?.Code, refused?.Field);
}
