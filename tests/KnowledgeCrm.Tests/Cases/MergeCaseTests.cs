using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Interactions;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

public sealed class MergeCaseTests
{
    [Theory, OnBothDatabases]
    public async Task F79_two_cases_become_one_and_come_apart_again_as_they_were(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var (rep, colleague) = (await house.RepAsync(), await house.RepAsync());
        var customer = await desk.CustomerAsync("Own");
        var asking = await house.CustomerAsync(customer.Id);
        var (one, two) = (await desk.OpenCaseAsync(asking, "It leaks", "A puddle"), await desk.OpenCaseAsync(asking, "Water below", "Still a puddle"));
        var part = await desk.OpenCaseAsync(asking, "And the hose", "Torn");
        var (tried, known) = (await desk.PublishedAsync("Clean the filter", "Open the flap"), await desk.PublishedAsync("Check the hose", "Look behind"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = (await house.Get<PostToCase>().RunAsync(rep, two, "Is the filter clean?", false, true, Desk.Stop)).Value;
        _ = (await house.Get<PostToCase>().RunAsync(rep, two, "Sounds like the filter", true, false, Desk.Stop)).Value;
        _ = (await house.Get<LinkArticle>().RunAsync(rep, two, tried, CaseArticleKind.Used, Desk.Stop)).Value;
        foreach (var number in new[] { one, two }) _ = (await house.Get<LinkArticle>().RunAsync(rep, number, known, CaseArticleKind.DidNotApply, Desk.Stop)).Value;
        _ = (await house.Get<WatchCase>().RunAsync(colleague, two, null, Desk.Stop)).Value;
        _ = (await house.Get<SetParent>().RunAsync(rep, part, two, Desk.Stop)).Value;
        await ContactAsync(house, rep, customer.Number, two);
        var (before, oneBefore) = (await StateAsync(house, two), await StateAsync(house, one));
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(one, (await house.Get<MergeCases>().RunAsync(rep, two, one, Desk.Stop)).Value.Number);
        var lead = (await house.Get<CaseReading>().RunAsync(rep, one, Desk.Stop)).Value;
        Assert.Equal(["Water below\n\nStill a puddle", "Is the filter clean?", "Sounds like the filter"], lead.Posts.Select(p => p.Text));
        Assert.All(lead.Posts, post => Assert.Equal(two, post.CameFrom));
        Assert.Equal([tried, known], lead.Articles.Select(link => link.Number).Order());
        var ties = (await house.Get<CaseRelations>().RunAsync(rep, one, Desk.Stop)).Value;
        Assert.Equal((two, part), (Assert.Single(ties.Merged).Case.Number, Assert.Single(ties.Children).Number));
        Assert.Equal(colleague.PersonId, Assert.Single(ties.Watchers).Id);
        Assert.Equal(one, await CaseOfContactAsync(house));
        Assert.Equal((one, CaseStatus.Closed), await LeadsToAsync(house, asking, two));
        Assert.DoesNotContain(two, (await house.Get<KnowledgeCrm.Portal.OwnCases>().RunAsync(asking, 0, Desk.Stop)).Value.Items.Select(c => c.Number));
        Assert.Equal(("Case.Merged", one), await RefusedAsync(house.Get<PostToCase>().RunAsync(rep, two, "late", false, false, Desk.Stop)));

        Assert.Equal(CaseStatus.WaitingForCustomer, (await house.Get<UndoMerge>().RunAsync(rep, two, Desk.Stop)).Value.Status);
        Assert.Equal(before, await StateAsync(house, two));
        Assert.Equal(oneBefore, await StateAsync(house, one));
        Assert.Equal(two, await CaseOfContactAsync(house));
        Assert.Null((await house.Get<CaseReading>().RunAsync(asking, two, Desk.Stop)).Value.MergedInto);
        Assert.Equal("Case.NotMerged", (await house.Get<UndoMerge>().RunAsync(rep, two, Desk.Stop)).Refused?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task F13_cases_that_others_see_are_not_merged(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var (own, other) = (await desk.CustomerAsync("Own"), await desk.CustomerAsync("Other"));
        var mine = await desk.OpenCaseAsync(await house.CustomerAsync(own.Id), "Mine", "Only mine");
        var theirs = await desk.OpenCaseAsync(await house.CustomerAsync(other.Id), "Theirs", "Only theirs");
        var nobodys = await desk.OpenCaseAsync(rep, "A caller", "Who did not say");
        var anothers = await desk.OpenCaseAsync(rep, "Another caller", "Who did not say either");
        // Opened by somebody of another customer, put right since: that person still sees it.
        var strayed = await desk.OpenCaseAsync(await house.CustomerAsync(other.Id), "Strayed", "Belongs to Own");
        _ = (await house.Get<ChangeCase>().RunAsync(rep, strayed, new CaseChange { Customer = own.Number }, null, Desk.Stop)).Value;

        foreach (var (from, into) in new[] { (mine, theirs), (theirs, mine), (nobodys, anothers), (nobodys, mine), (mine, strayed), (strayed, mine) })
            Assert.Equal("Case.MergeCustomers", (await house.Get<MergeCases>().RunAsync(rep, from, into, Desk.Stop)).Refused?.Code);
        Assert.Equal(("Case.Unknown", "into"), Field((await house.Get<MergeCases>().RunAsync(rep, mine, "CS-1", Desk.Stop)).Refused));
        Assert.Equal(("Case.MergeSelf", "into"), Field((await house.Get<MergeCases>().RunAsync(rep, mine, mine, Desk.Stop)).Refused));
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<MergeCases>().RunAsync(await house.AuthorAsync(), mine, theirs, Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<MergeCases>().RunAsync(await house.CustomerAsync(other.Id), mine, theirs, Desk.Stop)).Refused?.Kind);

        var again = await desk.OpenCaseAsync(await house.CustomerAsync(own.Id), "Mine again", "Of a colleague");
        Assert.Equal(mine, (await house.Get<MergeCases>().RunAsync(rep, again, mine, Desk.Stop)).Value.Number);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<CaseReading>().RunAsync(await house.CustomerAsync(other.Id), again, Desk.Stop)).Refused?.Kind);
    }

    [Fact]
    public async Task What_was_said_since_forbids_the_way_back_and_a_note_does_not()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var asking = await house.CustomerAsync((await desk.CustomerAsync("Own")).Id);
        var (one, two) = (await desk.OpenCaseAsync(asking, "One", "d"), await desk.OpenCaseAsync(asking, "Two", "d"));
        await MergeAsync(house, rep, two, one);
        _ = (await house.Get<PostToCase>().RunAsync(rep, one, "For us", true, false, Desk.Stop)).Value;
        _ = (await house.Get<UndoMerge>().RunAsync(rep, two, Desk.Stop)).Value;
        Assert.Equal(["For us"], (await house.Get<CaseReading>().RunAsync(rep, one, Desk.Stop)).Value.Posts.Select(p => p.Text));

        await MergeAsync(house, rep, two, one);
        _ = (await house.Get<PostToCase>().RunAsync(asking, one, "Both are fixed", false, false, Desk.Stop)).Value;
        Assert.Equal("Case.UnmergeWritten", (await house.Get<UndoMerge>().RunAsync(rep, two, Desk.Stop)).Refused?.Code);
        _ = (await desk.ResolveAsync(rep, one, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff }));
        Assert.Equal("Case.UnmergeResolved", (await house.Get<UndoMerge>().RunAsync(rep, two, Desk.Stop)).Refused?.Code);
    }

    [Fact]
    public async Task A_line_of_merges_leads_to_its_end_and_comes_apart_from_there()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var asking = await house.CustomerAsync((await desk.CustomerAsync("Own")).Id);
        var (one, two, three) = (await desk.OpenCaseAsync(asking, "One", "d"), await desk.OpenCaseAsync(asking, "Two", "d"), await desk.OpenCaseAsync(asking, "Three", "d"));
        await MergeAsync(house, rep, three, two);
        await MergeAsync(house, rep, two, one);
        Assert.Equal(one, (await house.Get<CaseReading>().RunAsync(asking, three, Desk.Stop)).Value.MergedInto);
        Assert.Equal([three, two], (await house.Get<CaseReading>().RunAsync(rep, one, Desk.Stop)).Value.Posts.Select(p => p.CameFrom!).Order().Reverse());
        Assert.Equal(("Case.Merged", one), await RefusedAsync(house.Get<UndoMerge>().RunAsync(rep, three, Desk.Stop)));

        _ = (await house.Get<UndoMerge>().RunAsync(rep, two, Desk.Stop)).Value;
        Assert.Equal([three], (await house.Get<CaseReading>().RunAsync(rep, two, Desk.Stop)).Value.Posts.Select(p => p.CameFrom!));
        _ = (await house.Get<UndoMerge>().RunAsync(rep, three, Desk.Stop)).Value;
        Assert.Empty((await house.Get<CaseReading>().RunAsync(rep, two, Desk.Stop)).Value.Posts);
    }

    [Theory, OnBothDatabases]
    public async Task F60_of_merges_at_once_each_case_is_merged_once(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var asking = await house.CustomerAsync((await desk.CustomerAsync("Own")).Id);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => desk.OpenCaseAsync(asking, $"Case {i}", $"Words {i}")));
        await Task.WhenAll(
            from one in numbers
            from other in numbers
            where one != other
            select house.Get<MergeCases>().RunAsync(rep, one, other, Desk.Stop));

        await using var db = house.Db();
        var lead = Assert.Single(await db.Cases.Where(c => c.MergedIntoId == null).ToListAsync(Desk.Stop));
        Assert.Equal(5, await db.CaseMerges.CountAsync(Desk.Stop));
        Assert.Equal(5, await db.CasePosts.CountAsync(p => p.CaseId == lead.Id, Desk.Stop));
    }

    private static async Task MergeAsync(House house, Actor rep, string number, string into)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = (await house.Get<MergeCases>().RunAsync(rep, number, into, Desk.Stop)).Value;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task ContactAsync(House house, Actor rep, string customer, string number) => _ = (await house.Get<LogInteraction>().RunAsync(
        rep, new InteractionInput { Customer = customer, Case = number, Note = "Rang", Disposition = Disposition.CaseOpen }, Desk.Stop)).Value;

    private static async Task<string> CaseOfContactAsync(House house) => await house.AskAsync(db =>
        db.Interactions.Join(db.Cases, i => i.CaseId, c => c.Id, (i, c) => c.Number).SingleAsync(Desk.Stop));

    private static async Task<(string?, CaseStatus)> LeadsToAsync(House house, Actor actor, string number)
    {
        var view = (await house.Get<CaseReading>().RunAsync(actor, number, Desk.Stop)).Value;
        return (view.MergedInto, view.Status);
    }

    private static async Task<string> StateAsync(House house, string number)
    {
        await using var db = house.Db();
        var of = await db.Cases.AsNoTracking().Include(c => c.Posts).Include(c => c.Articles).SingleAsync(c => c.Number == number, Desk.Stop);
        var watchers = await db.CaseWatches.Where(w => w.CaseId == of.Id).Select(w => w.PersonId).ToListAsync(Desk.Stop);
        var children = await db.Cases.Where(c => c.ParentId == of.Id).Select(c => c.Number).ToListAsync(Desk.Stop);
        return string.Join('\n', of.Status, of.ClosedAt, of.ParentId, of.MergedIntoId, of.DueAt, of.RankAt, string.Join(',', of.Posts.OrderBy(p => p.Id).Select(p => $"{p.Id} {p.CameFromId} {p.Text}")),
            string.Join(',', of.Articles.OrderBy(l => l.Id).Select(l => $"{l.Id} {l.Kind}")), string.Join(',', watchers.Order()), string.Join(',', children.Order()));
    }

    private static async Task<(string?, string?)> RefusedAsync<T>(Task<Outcome<T>> asked) => await asked is { Refused: { } why } ? (why.Code, why.Values[1] as string) : default;

    private static (string?, string?) Field(Refused? refused) => (refused?.Code, refused?.Field);
}
