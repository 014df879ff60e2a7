using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Tests.Insight;

namespace KnowledgeCrm.Tests.Experts;

/// <summary>The map: who knows what, how much hangs on how few, what leaves, and what is asked, as each viewer may see it.</summary>
public sealed class KnowledgeMapTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task Each_figure_is_made_of_what_the_topic_shows(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (town, author, rep, article) = await SettledAsync(house);
        for (var i = 0; i < 4; i++) await town.SolvedAsync(rep, article, $"Water {i}");
        await house.DeliverAllAsync();

        var line = await LineAsync(house, author);
        var topic = (await house.Get<MapTopicReading>().RunAsync(author, Town.Leaks, KnowledgeMap.UsualDays, Stop)).Value;

        // Four fresh cases make somebody who can stand in; an article that four customers were helped by does not yet.
        Assert.Equal((1, 0), (line.Supply.Solid, line.Supply.Strong));
        Assert.Equal(MapRisk.OnePerson, line.Risk);
        Assert.Equal([("Rex", KnowledgeStrength.Solid), ("Ada", KnowledgeStrength.Some)], topic.People.Take(2).Select(one => (one.Card.Name, one.Strength!.Value)));
        Assert.Equal(line.Supply.Shares, topic.People.Select(one => one.Share));
        Assert.Equal(1, line.Supply.Shares.Sum(), 6);
        Assert.Equal((1, 4, 0), (line.Supply.Articles, line.Demand.Counts[DemandKind.Cases], line.Demand.Unanswered));
        Assert.Equal((1, 4), (topic.Articles.Count, topic.Asked.Sum(one => one.Times)));
    }

    [Fact]
    public async Task F50_the_map_of_who_sees_no_cases_is_made_of_none()
    {
        await using var house = await House.OpenAsync();
        var (town, author, rep, article) = await SettledAsync(house);
        var sales = await house.SalesAsync();
        var (before, topicBefore) = (await LineAsync(house, sales), await house.Get<MapTopicReading>().RunAsync(sales, Town.Leaks, 180, Stop));
        for (var i = 0; i < 8; i++) await town.SolvedAsync(rep, article, $"Water {i}");

        var after = await LineAsync(house, sales);

        Assert.Equal((before.Supply.Know, before.Supply.Some, before.Supply.Shares.Count), (after.Supply.Know, after.Supply.Some, after.Supply.Shares.Count));
        // Questions of colleagues are all that they see of what was asked.
        Assert.Equal([DemandKind.Questions], after.Demand.Counts.Keys);
        Assert.Equal(0, after.Demand.Unanswered);
        var topic = (await house.Get<MapTopicReading>().RunAsync(sales, Town.Leaks, 180, Stop)).Value;
        Assert.Equal((topicBefore.Value.People.Count, 0), (topic.People.Count, topic.Asked.Count));
        Assert.NotEqual(after.Supply.Know, (await LineAsync(house, author)).Supply.Know);
        // To those outside the house there is no map.
        Assert.Equal("NotFound", (await house.Get<KnowledgeMap>().RunAsync(await house.PartnerAsync(), new MapFilter(), Stop)).Refused?.Code);
        Assert.Equal("NotFound", (await house.Get<MapTopicReading>().RunAsync(await house.CustomerAsync(), Town.Leaks, 180, Stop)).Refused?.Code);
    }

    [Fact]
    public async Task F50_who_is_not_listed_or_hides_the_topic_is_on_no_map()
    {
        await using var house = await House.OpenAsync();
        var (town, author, rep, article) = await SettledAsync(house);
        for (var i = 0; i < 4; i++) await town.SolvedAsync(rep, article, $"Water {i}");
        Assert.Equal(1, (await LineAsync(house, author)).Supply.Know);

        _ = (await house.Get<CorrectExpertise>().HideTopicAsync(rep, Town.Leaks, true, Stop)).Value;
        // Who wrote and who approved the article are left.
        Assert.Equal((0, 2), ((await LineAsync(house, author)).Supply.Know, (await LineAsync(house, author)).Supply.Shares.Count));
        _ = (await house.Get<CorrectExpertise>().HideTopicAsync(rep, Town.Leaks, false, Stop)).Value;

        _ = (await house.Get<ListMe>().RunAsync(rep, false, Stop)).Value;
        Assert.Equal(0, (await LineAsync(house, author)).Supply.Know);
        var topic = (await house.Get<MapTopicReading>().RunAsync(author, Town.Leaks, 180, Stop)).Value;
        Assert.DoesNotContain(topic.People, one => one.Card.Id == rep.PersonId);
    }

    [Fact]
    public async Task What_leaves_with_whom_is_told_to_those_who_plan_and_to_nobody_else()
    {
        await using var house = await House.OpenAsync();
        var (town, author, rep, article) = await SettledAsync(house);
        for (var i = 0; i < 4; i++) await town.SolvedAsync(rep, article, $"Water {i}");
        var (manager, set) = (await house.KnowledgeManagerAsync(), house.Get<SetLeaving>());
        var day = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(90);
        Assert.Equal("Forbidden", (await set.RunAsync(author, rep.PersonId!.Value, day, Stop)).Refused?.Code);
        Assert.Equal("Expert.LeavesOn", (await set.RunAsync(rep, rep.PersonId!.Value, day.AddYears(200), Stop)).Refused?.Code);
        _ = (await set.RunAsync(rep, rep.PersonId!.Value, day, Stop)).Value;

        var planned = await LineAsync(house, manager);
        Assert.Equal((1, 0, MapRisk.Leaving), (planned.Supply.Leaving!.People, planned.Supply.Leaving.Remain, planned.Risk));
        Assert.Equal(planned.Supply.Share, planned.Supply.Leaving.Share, 6);
        Assert.Equal(day, (await town.PageAsync(manager, rep)).LeavesOn);
        Assert.Equal(day, (await town.PageAsync(rep, rep)).LeavesOn);

        // A colleague learns it neither from the page nor from the map, nor by asking for what is at risk of it.
        var told = await LineAsync(house, author);
        Assert.Null(told.Supply.Leaving);
        Assert.Equal(MapRisk.OnePerson, told.Risk);
        Assert.Empty((await house.Get<KnowledgeMap>().RunAsync(author, new MapFilter(Risk: MapRisk.Leaving), Stop)).Value.Lines);
        Assert.Null((await town.PageAsync(author, rep)).LeavesOn);
        Assert.All((await house.Get<MapTopicReading>().RunAsync(author, Town.Leaks, 180, Stop)).Value.People, one => Assert.Null(one.LeavesOn));
        _ = (await set.RunAsync(manager, rep.PersonId!.Value, null, Stop)).Value;
        Assert.Equal(1, (await LineAsync(house, manager)).Supply.Leaving!.Remain);
    }

    [Fact]
    public async Task What_somebody_did_whose_account_is_closed_is_lost_and_names_nobody()
    {
        await using var house = await House.OpenAsync();
        var (town, _, rep, article) = await SettledAsync(house);
        for (var i = 0; i < 4; i++) await town.SolvedAsync(rep, article, $"Water {i}");
        var manager = await house.KnowledgeManagerAsync();
        Assert.Equal(0, (await LineAsync(house, manager)).Supply.Leaving!.Gone);

        await using (var db = house.Db())
        {
            var person = await db.Users.FindAsync([rep.PersonId!.Value], Stop);
            person!.LockoutEnd = DateTimeOffset.MaxValue;
            await db.SaveChangesAsync(Stop);
        }

        var line = await LineAsync(house, manager);
        Assert.Equal((0, MapRisk.Nobody), (line.Supply.Know, line.Risk));
        Assert.InRange(line.Supply.Leaving!.Gone, 0.5, 1);
        Assert.DoesNotContain((await house.Get<MapTopicReading>().RunAsync(manager, Town.Leaks, 180, Stop)).Value.People, one => one.Card.Id == rep.PersonId);
    }

    [Fact]
    public async Task Searches_count_for_those_who_see_them_by_what_was_opened_or_else_by_their_words()
    {
        await using var house = await House.OpenAsync();
        var (_, author, _, article) = await SettledAsync(house);
        _ = (await house.Get<AddTopic>().RunAsync(Actor.System, "noise", null, "Noise", "噪音", null, null, Stop)).Value;
        var (searcher, visitor) = (new Searcher(house), Actor.Visitor("en"));
        _ = searcher.SearchAndOpen(visitor, "something else", await searcher.ArticleAsync(article));
        _ = searcher.Search(visitor, "hose leaks again", found: 0);
        _ = searcher.Search(visitor, "zebra", found: 0);
        await searcher.SettleAsync();

        var report = (await house.Get<KnowledgeMap>().RunAsync(await house.KnowledgeManagerAsync(), new MapFilter(), Stop)).Value;
        var leaks = report.Lines.Single(line => line.Key == Town.Leaks);
        Assert.Equal((2, 1), (leaks.Demand.Counts[DemandKind.Searches], leaks.Demand.Unanswered));
        Assert.Equal(1, report.OfNoTopic.Counts[DemandKind.Searches]);
        Assert.Equal(0, report.Lines.Single(line => line.Key == "noise").Demand.Total);
        Assert.False((await LineAsync(house, author)).Demand.Counts.ContainsKey(DemandKind.Searches));
    }

    [Fact]
    public async Task A_topic_holds_what_is_below_it_and_the_order_can_be_turned()
    {
        await using var house = await House.OpenAsync();
        var (town, author, rep, article) = await SettledAsync(house);
        _ = (await house.Get<AddTopic>().RunAsync(Actor.System, "hoses", Town.Leaks, "Hoses", "软管", null, null, Stop)).Value;
        _ = (await house.Get<AddTopic>().RunAsync(Actor.System, "noise", null, "Noise", "噪音", null, null, Stop)).Value;
        var below = (await house.Get<StartArticle>().RunAsync(
            author, new ArticleInput { Title = "Clamps", Body = "Clamps", Language = "en", Audience = Audience.Internal, Topic = "hoses" }, null, null, Stop)).Value.Number;
        await town.Desk.PublishAsync(author, await house.ReviewerAsync(), below);
        for (var i = 0; i < 3; i++) await town.SolvedAsync(rep, article, $"Water {i}");

        async Task<IReadOnlyList<string>> OrderAsync(MapSort sort, bool reversed = false) =>
            [.. (await house.Get<KnowledgeMap>().RunAsync(author, new MapFilter(Sort: sort, Reversed: reversed), Stop)).Value.Lines.Select(line => line.Key)];
        Assert.Equal([Town.Leaks, "hoses", "noise"], await OrderAsync(MapSort.Topic));
        Assert.Equal([Town.Leaks, "hoses", "noise"], await OrderAsync(MapSort.Demand));
        Assert.Equal(Town.Leaks, (await OrderAsync(MapSort.Demand, reversed: true))[^1]);
        Assert.Equal(["noise", "hoses", Town.Leaks], await OrderAsync(MapSort.Articles));
        var line = await LineAsync(house, author);
        Assert.Equal((2, 0), (line.Supply.Articles, line.Depth));
        Assert.Single((await house.Get<KnowledgeMap>().RunAsync(author, new MapFilter(Text: "hos"), Stop)).Value.Lines);
    }

    private static async Task<(Town Town, Actor Author, Actor Rep, string Article)> SettledAsync(House house)
    {
        var town = new Town(house);
        await town.FoundAsync();
        var (author, rep) = (await town.PersonAsync("Ada", Role.Author), await town.PersonAsync("Rex", Role.Rep));
        return (town, author, rep, await town.ArticleAsync(author, "The hose leaks"));
    }

    private static async Task<MapLine> LineAsync(House house, Actor viewer) =>
        (await house.Get<KnowledgeMap>().RunAsync(viewer, new MapFilter(), Stop)).Value.Lines.Single(line => line.Key == Town.Leaks);
}
