using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Curation;

public class PinTests
{
    [Theory, OnBothDatabases]
    public async Task Pins_of_one_query_are_listed_in_their_order_and_the_banned_after_them(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Tests.Desk(house);
        var manager = await house.KnowledgeManagerAsync();
        var numbers = new List<string>();
        foreach (var title in new[] { "One", "Two", "Three" }) numbers.Add(await desk.PublishedAsync(title, "Text."));
        await house.SavePinAsync(manager, "E07", numbers[0], banned: true);
        await house.SavePinAsync(manager, "e07", numbers[2]);
        await house.SavePinAsync(manager, "E07", numbers[1]);

        var lines = (await house.PinsAsync(await house.RepAsync())).Items;

        Assert.Equal([(numbers[2], false, 2), (numbers[1], false, 3), (numbers[0], true, 1)], lines.Select(line => (line.Article, line.Banned, line.Order)));
        Assert.Equal(["Three", "Two", "One"], lines.Select(line => line.Title));
    }

    [Fact]
    public async Task A_query_is_the_same_by_its_words_whatever_their_order_case_and_form()
    {
        await using var house = await House.OpenAsync();
        var number = await new Tests.Desk(house).PublishedAsync("Leaks", "Text.");
        await house.SavePinAsync(Actor.System, "washer leaks", number);

        var again = await house.Get<SavePin>().RunAsync(Actor.System, null, new PinInput("LEAKING Washers", number, false, null, null, null), null, Desk.Stop);
        Assert.Equal("Pin.Known", again.Refused?.Code);
        Assert.True((await house.Get<SavePin>().RunAsync(Actor.System, null, new PinInput("washer leaks oil", number, false, null, null, null), null, Desk.Stop)).Succeeded);
    }

    [Fact]
    public async Task A_pin_is_overdue_after_its_day_and_still_holds()
    {
        await using var house = await House.OpenAsync();
        var number = await new Tests.Desk(house).PublishedAsync("Leaks", "Text.");
        var today = DateOnly.FromDateTime(house.Clock.Now);
        await house.SavePinAsync(Actor.System, "leak", number, reviewBy: today);
        Assert.Equal(0, (await house.PinsAsync(Actor.System)).Overdue);

        house.Clock.Advance(TimeSpan.FromDays(1));

        var page = await house.PinsAsync(Actor.System, new PinFilter(OverdueOnly: true));
        Assert.Equal((1, 1), (page.Overdue, page.Total));
        Assert.True(page.Items.Single().IsOverdue);
        Assert.Single(house.Get<CurationRules>().Now.Pins);
    }

    [Theory, OnBothDatabases]
    public async Task F50_whoever_may_not_know_of_an_article_is_told_of_no_pin(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Tests.Desk(house);
        var manager = await house.KnowledgeManagerAsync();
        var withdrawn = await desk.PublishedAsync("Secret plan", "Text.");
        var kept = await desk.PublishedAsync("Open plan", "Text.");
        await house.SavePinAsync(manager, "plan", withdrawn, reviewBy: new DateOnly(2020, 1, 1));
        await house.SavePinAsync(manager, "plan", kept);
        Assert.True((await house.Get<ArchiveArticle>().RunAsync(manager, withdrawn, Desk.Stop)).Succeeded);

        var seen = await house.PinsAsync(await house.RepAsync());
        Assert.Equal((1, 0, kept), (seen.Total, seen.Overdue, seen.Items.Single().Article));
        Assert.Equal(0, (await house.PinsAsync(await house.RepAsync(), new PinFilter("secret"))).Total);
        var all = await house.PinsAsync(manager);
        Assert.Equal((2, 1), (all.Total, all.Overdue));
        Assert.False(all.Items.Single(line => line.Article == withdrawn).IsLive);
    }

    [Fact]
    public async Task Only_what_readers_find_can_be_pinned_and_a_withdrawn_article_keeps_its_pin_editable()
    {
        await using var house = await House.OpenAsync();
        var desk = new Tests.Desk(house);
        var manager = await house.KnowledgeManagerAsync();
        var draft = await desk.DraftAsync(await house.AuthorAsync(), "Draft", "Text.");
        var save = house.Get<SavePin>();
        Assert.Equal("Pin.NotPublished", (await save.RunAsync(manager, null, new PinInput("q", draft, false, null, null, null), null, Desk.Stop)).Refused?.Code);
        Assert.Equal("Article.Unknown", (await save.RunAsync(manager, null, new PinInput("q", "KB-9", false, null, null, null), null, Desk.Stop)).Refused?.Code);

        var number = await desk.PublishedAsync("Plan", "Text.");
        var pin = await house.SavePinAsync(manager, "plan", number.ToLowerInvariant());
        await house.Get<ArchiveArticle>().RunAsync(manager, number, Desk.Stop);
        Assert.True((await save.RunAsync(manager, pin.Id, new PinInput("plan", number, true, null, null, "Gone"), pin.Version, Desk.Stop)).Succeeded);
    }

    [Theory]
    [InlineData(null, "KB-1001", 1, "query", "Text.Required")]
    [InlineData("?!", "KB-1001", 1, "query", "Term.NoWords")]
    [InlineData("q", "", 1, "article", "Text.Required")]
    [InlineData("q", "KB-1001", 0, "order", "Pin.OrderOutOfRange")]
    [InlineData("q", "KB-1001", 101, "order", "Pin.OrderOutOfRange")]
    public async Task What_says_nothing_is_refused_by_its_field(string? query, string article, int order, string field, string code)
    {
        await using var house = await House.OpenAsync();
        var outcome = await house.Get<SavePin>().RunAsync(Actor.System, null, new PinInput(query, article, false, order, null, null), null, Desk.Stop);
        Assert.Equal((field, code), (outcome.Refused?.Field, outcome.Refused?.Code));
    }

    [Theory, OnBothDatabases]
    public async Task One_click_pins_another_bans_and_a_third_takes_it_back(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        var number = await new Tests.Desk(house).PublishedAsync("Leaks", "Text.");
        var click = house.Get<PinResult>();
        var rules = house.Get<CurationRules>();
        var key = (await house.AskAsync(db => Task.FromResult(db.Articles.Single(a => a.Number == number).Id))) is var id
            ? new SearchKey(ArticleSearchSource.KindName, id) : default;

        foreach (bool? banned in new bool?[] { false, false, true, null, null })
        {
            Assert.True((await click.RunAsync(manager, "water leaks", number, banned, Desk.Stop)).Succeeded);
            Assert.Equal(banned, rules.BannedFor("Leak water", key));
            Assert.Equal(banned is null ? 0 : 1, (await house.PinsAsync(manager)).Total);
        }
        Assert.Equal(RefusalKind.Forbidden, (await click.RunAsync(await house.RepAsync(), "water", number, false, Desk.Stop)).Refused?.Kind);
    }
}
