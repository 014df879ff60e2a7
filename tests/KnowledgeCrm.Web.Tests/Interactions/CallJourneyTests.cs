using System.Text.RegularExpressions;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Interactions;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Interactions;

[Collection(BrowserTests.Name)]
public sealed class CallJourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "The door leaks after a wash", "Door leaks: clean the seal", "Water at the door after washing")]
    [InlineData("zh", "洗完衣服机门漏水", "机门漏水：清洁密封圈", "洗衣机洗完后机门处有水")]
    public async Task A_call_is_solved_by_the_keyboard_alone_with_three_actions_beside_the_typing(string language, string said, string title, string body)
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var customer = await AddAsync(server, "Una Waiting", "+44 7700 900123");
        var article = await PublishedAsync(server, language, title, body);
        await window.OpenAsync("/console/call?number=07700%20900123");
        await Expect(window.Page).ToHaveURLAsync(new Regex($"customer={customer}"));
        await Expect(window.Page.Locator("#call-description")).ToBeFocusedAsync();

        await window.Page.Keyboard.InsertTextAsync(said);
        await Expect(window.Page.Locator($"[data-article={article}]")).ToBeVisibleAsync();
        // One: to the answers. Two: it solved it. Three: the call is over.
        await window.Page.Keyboard.PressAsync("Alt+a");
        await window.Page.Keyboard.PressAsync("s");
        await Expect(window.Page).ToHaveURLAsync(new Regex("case=CS-"));
        await Expect(window.Page.Locator(".wrap input[type=radio]:checked")).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(window.Page).ToHaveURLAsync(new Regex("/console/call$"));

        var actor = await window.ActorAsync();
        var solved = Assert.Single((await server.Services.GetRequiredService<CaseInbox>().RunAsync(actor, new CaseFilter(), Stop)).Value.Items);
        Assert.Equal((CaseOutcome.Solved, "Una Waiting"), (solved.Outcome, solved.Customer));
        var read = (await server.Services.GetRequiredService<CaseReading>().RunAsync(actor, solved.Number, Stop)).Value;
        Assert.Equal(article, Assert.Single(read.Articles).Number);
        var logged = (await server.Services.GetRequiredService<ContactLog>().RunAsync(actor, customer, 0, Stop)).Value.Items;
        Assert.Equal((Disposition.Answered, solved.Number, InteractionDirection.Inbound), (logged[^1].Disposition, logged[^1].Case, logged[^1].Direction));
    }

    [Fact]
    public async Task An_unknown_caller_becomes_a_prospect_and_is_recognised_the_next_time()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.OpenAsync("/console/call?number=0170%209998877");
        await window.Page.FillAsync("#call-name", "Nora New");
        await window.Page.CheckAsync("input[name=disposition] >> nth=0");
        await window.Page.ClickAsync("[data-finish]");
        await Expect(window.Page).ToHaveURLAsync(new Regex("/console/call$"));

        await window.OpenAsync("/console/call?number=%2B49%20170%209998877");
        await Expect(window.Page.Locator(".call")).ToContainTextAsync("Nora New");
        var known = Assert.Single((await server.Services.GetRequiredService<CustomerList>().RunAsync(Actor.System, "Nora New", 0, Stop)).Value.Items);
        Assert.Equal(CustomerRelation.Prospect, known.Relation);
    }

    [Fact]
    public async Task Of_several_with_the_number_one_is_chosen_and_a_call_without_an_end_is_told_so()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await AddAsync(server, "Ada One", "0170 1112233");
        var second = await AddAsync(server, "Ben Two", "0170 1112233");
        await window.OpenAsync("/console/call?number=01701112233");
        await window.Page.ClickAsync("ol button:has-text('Ben Two')");
        await Expect(window.Page).ToHaveURLAsync(new Regex($"customer={second}"));
        await window.Page.FillAsync("#call-note", "Asked for the price list");
        await window.Page.ClickAsync("[data-finish]");
        await Expect(window.Page.Locator(".wrap .error")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("#call-note")).ToHaveValueAsync("Asked for the price list");
    }

    [Fact]
    public async Task A_call_list_brings_the_next_customer_after_each_call()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var (first, second) = (await AddAsync(server, "Ada One", "0170 1112233"), await AddAsync(server, "Ben Two", "0170 1112244"));
        var list = (await server.Services.GetRequiredService<MakeCallList>().RunAsync(
            await window.ActorAsync(), new CallListInput { Name = "Winter check", Purpose = "Ask for the filter", Customers = [first, second] }, Stop)).Value.Id;
        await window.OpenAsync($"/console/call-lists/{list}");
        await window.Page.ClickAsync("#next-call");
        await Expect(window.Page.Locator(".call")).ToContainTextAsync("Ada One");
        await Expect(window.Page.Locator("main")).ToContainTextAsync("Ask for the filter");
        await window.Page.CheckAsync("input[name=disposition] >> nth=0");
        await window.Page.ClickAsync("[data-finish]");
        await Expect(window.Page.Locator(".call")).ToContainTextAsync("Ben Two");
        await Expect(window.Page.Locator("input[name=disposition]:checked")).ToHaveCountAsync(0);
        await window.Page.CheckAsync("input[name=disposition] >> nth=3");
        await window.Page.ClickAsync("[data-finish]");
        await Expect(window.Page).ToHaveURLAsync(new Regex($"/console/call-lists/{list}$"));
        await Expect(window.Page.Locator("main")).ToContainTextAsync("1 of 2");
    }

    [Fact]
    public async Task F67_what_was_typed_during_a_call_is_there_again_after_a_reload()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await AddAsync(server, "Ada One", "0170 1112233");
        await window.OpenAsync("/console/call?number=01701112233");
        await Expect(window.Page).ToHaveURLAsync(new Regex("customer="));
        await window.Page.FillAsync("#call-description", "The fridge hums all night");
        await Expect(window.Page.Locator(".call")).ToContainTextAsync("Ada One");
        var drafts = server.Services.GetRequiredService<KnowledgeCrm.Drafts.KeptDraftReading>();
        var actor = await window.ActorAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await drafts.RunAsync(actor, "call:01701112233", Stop)).Value?.Contains("hums all night", StringComparison.Ordinal) != true)
            await beat.WaitForNextTickAsync(patience.Token);
        await window.ReloadAsync();
        await Expect(window.Page.Locator("#call-description")).ToHaveValueAsync("The fridge hums all night");
    }

    private static async Task<string> AddAsync(TestServer server, string name, string phone) =>
        (await server.Services.GetRequiredService<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = name, Phone = phone }, Stop)).Value.Number;

    private static async Task<string> PublishedAsync(TestServer server, string language, string title, string body)
    {
        var get = server.Services;
        var input = new ArticleInput { Title = title, Body = body, Audience = Audience.Public, Language = language };
        var number = (await get.GetRequiredService<StartArticle>().RunAsync(Actor.System, input, null, null, Stop)).Value.Number;
        _ = (await get.GetRequiredService<SubmitArticle>().RunAsync(Actor.System, number, Stop)).Value;
        _ = (await get.GetRequiredService<ApproveArticle>().RunAsync(Actor.System, number, null, Stop)).Value;
        await get.GetRequiredService<SearchIndexer>().WhenCaughtUpAsync(await get.GetRequiredService<ISearchChangeFeed>().HeadAsync(Stop), Stop);
        return number;
    }
}
