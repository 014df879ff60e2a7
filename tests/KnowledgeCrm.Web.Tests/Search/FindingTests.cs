using System.Text.RegularExpressions;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Portal;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Search;

/// <summary>What a person does with results, in a real browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class FindingTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "water on floor after washing", "Water on the floor", "Close the tap before you mop the floor after washing.")]
    [InlineData("zh", "洗完 衣服 地上 有水 漏了", "洗衣机漏水", "洗完衣服地上有水时，先关闭水龙头再擦地。")]
    public async Task A_rep_finds_reads_and_attaches_by_keyboard_alone(string language, string words, string title, string body)
    {
        await using var world = await PortalWorld.StartedAsync();
        var article = await world.ArticleAsync(title, body, language: language);
        await world.ArticleAsync(language == "en" ? "Descale the heater" : "加热管除垢", language == "en" ? "Use the descaler." : "使用除垢剂。", language: language);
        var number = (await world.Get<OpenCase>().RunAsync(
            Actor.System, new CaseInput { Subject = "Call back", Description = "At noon.", Language = language }, Stop)).Value.Number;
        await world.IndexedAsync();
        await using var window = await browser.SignedInAsync(world.Server, Role.Rep);
        await window.Page.Context.AddCookiesAsync([new() { Name = "lang", Value = language, Url = world.Server.Address.ToString() }]);
        await window.OpenAsync($"/console/cases/{number}");
        var keys = window.Page.Keyboard;

        await keys.PressAsync("/");
        await keys.TypeAsync(words);
        // Faster than the answer: it chooses the first of it all the same.
        await keys.PressAsync("ArrowDown");
        var chosen = window.Page.Locator("[role=option][aria-selected=true]");
        await Expect(chosen).ToContainTextAsync(article.Number);
        var input = window.Page.Locator("#console-search");
        Assert.Equal(await chosen.GetAttributeAsync("id"), await input.GetAttributeAsync("aria-activedescendant"));
        await Expect(input).ToBeFocusedAsync();
        await Expect(window.Page.Locator(".find-preview")).ToContainTextAsync(body);

        await keys.PressAsync("Alt+Enter");
        await Expect(window.Page.Locator("section[aria-labelledby=links]")).ToContainTextAsync(article.Number);
        await Expect(window.Page).ToHaveURLAsync(new Regex($"/console/cases/{number}$"));
    }

    [Fact]
    public async Task Facets_narrow_and_what_is_chosen_can_be_taken_back_with_the_address_saying_it()
    {
        await using var world = await PortalWorld.StartedAsync();
        await world.ArticleAsync("Clean the filter", "Turn the filter.");
        await world.ArticleAsync("清洗 filter", "取出 filter 滤网。", language: "zh");
        await world.Get<OpenCase>().RunAsync(Actor.System, new CaseInput { Subject = "The filter", Description = "It is stuck.", Language = "en" }, Stop);
        await world.IndexedAsync();
        await using var window = await browser.SignedInAsync(world.Server, Role.Rep);
        var page = window.Page;
        await window.OpenAsync("/console/search?q=filter");
        await Expect(page.Locator(".hit")).ToHaveCountAsync(3);

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Chinese" }).CheckAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=filter&lang=zh$"));
        await Expect(page.Locator(".hit")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "English" }).CheckAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=filter&lang=(zh&lang=en|en&lang=zh)$"));
        await Expect(page.Locator(".hit")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Articles" }).CheckAsync();
        await Expect(page.Locator(".hit")).ToHaveCountAsync(2);
        // What one would find beside it stays in sight.
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Cases" })).ToBeVisibleAsync();

        await page.ClickAsync(".chip[aria-label*=Chinese]");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=filter&kind=article&lang=en$"));
        await Expect(page.Locator(".hit")).ToHaveCountAsync(1);
        await page.ClickAsync(".chip-all");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=filter$"));
        await Expect(page.Locator(".hit")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task What_is_typed_to_narrow_appears_as_chosen_and_goes_out_of_the_words_again()
    {
        await using var world = await PortalWorld.StartedAsync();
        await world.ArticleAsync("Clean the filter", "Turn the filter.");
        await world.ArticleAsync("清洗 filter", "取出 filter 滤网。", language: "zh");
        await world.IndexedAsync();
        await using var window = await browser.SignedInAsync(world.Server, Role.Rep);
        await window.OpenAsync("/console/search?q=filter+lang:zh");
        await Expect(window.Page.Locator(".chip")).ToContainTextAsync("Language: Chinese");
        await Expect(window.Page.Locator(".hit")).ToHaveCountAsync(1);
        await window.Page.ClickAsync(".chip");
        await Expect(window.Page).ToHaveURLAsync(new Regex(@"\?q=filter$"));
        await Expect(window.Page.Locator(".hit")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_beginning_of_a_title_is_completed_and_leads_to_its_article()
    {
        await using var world = await PortalWorld.StartedAsync();
        var article = await world.ArticleAsync("Thermostat calibration", "Turn the dial.");
        await world.IndexedAsync();
        await world.Get<SearchCompletions>().RefreshAsync(Stop);
        await using var window = await browser.SignedInAsync(world.Server, Role.Rep);
        await window.OpenAsync("/console");
        await window.Page.Keyboard.PressAsync("/");
        var offered = window.Page.GetByRole(AriaRole.Option, new() { Name = "Thermostat calibration" });
        await window.Page.Keyboard.TypeAsync("thermos");
        await Expect(offered).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page).ToHaveURLAsync(new Regex($@"/articles/{article.Slug}(\?.*)?$"));
    }

    [Fact]
    public async Task A_knowledge_manager_pins_a_result_where_it_was_found()
    {
        await using var world = await PortalWorld.StartedAsync();
        await world.ArticleAsync("Clean the pump filter", "Turn the filter anticlockwise.");
        await world.IndexedAsync();
        await using var window = await browser.SignedInAsync(world.Server, Role.KnowledgeManager);
        await window.OpenAsync("/console/search?q=pump+filter");
        var pin = window.Page.Locator(".hit .pin-actions button").First;
        await pin.ClickAsync();
        await Expect(pin).ToHaveAttributeAsync("aria-pressed", "true");
        await using var rep = await browser.SignedInAsync(world.Server, Role.Rep);
        await rep.OpenAsync("/console/search?q=pump+filter");
        await Expect(rep.Page.Locator(".hit")).ToHaveCountAsync(1);
        await Expect(rep.Page.Locator(".pin-actions")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_reasons_open_by_key_and_their_shares_add_up()
    {
        await using var world = await PortalWorld.StartedAsync();
        await world.ArticleAsync("Clean the pump filter", "Turn the filter anticlockwise.");
        await world.IndexedAsync();
        await using var window = await browser.SignedInAsync(world.Server, Role.Rep);
        await window.OpenAsync("/console/search?q=pump+filter");
        var line = window.Page.Locator(".why-line");
        await line.FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(line).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(window.Page.Locator(".why-text").First).ToContainTextAsync("pump");
        Assert.Equal(100, (await window.Page.Locator(".why-share").AllTextContentsAsync()).Sum(int.Parse));
    }

    [Fact]
    public async Task A_misspelt_word_is_corrected_and_can_be_insisted_on()
    {
        await using var world = await PortalWorld.StartedAsync();
        await world.ArticleAsync("Descale the heater", "Use the descaler.");
        await world.IndexedAsync();
        await using var window = await browser.SignedInAsync(world.Server, Role.Rep);
        await window.OpenAsync("/console/search?q=desclae");
        await Expect(window.Page.Locator(".hit")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator(".spelling")).ToContainTextAsync("descale");
        await window.Page.ClickAsync(".spelling a");
        await Expect(window.Page.Locator(".empty")).ToBeVisibleAsync();
        await Expect(window.Page.Locator(".hit")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_question_in_Chinese_finds_the_English_article_through_the_glossary_and_says_so()
    {
        await using var world = await PortalWorld.StartedAsync();
        await world.ArticleAsync("Descale the heater", "Use the descaler.");
        (await world.Get<SaveGlossaryEntry>().RunAsync(Actor.System, null, new GlossaryInput("descale", "除垢"), null, Stop)).Value.ToString();
        await world.Get<CurationRules>().RefreshAsync(Stop);
        await world.IndexedAsync();
        await using var window = await browser.SignedInAsync(world.Server, Role.Rep);
        await window.Page.Context.AddCookiesAsync([new() { Name = "lang", Value = "zh", Url = world.Server.Address.ToString() }]);
        await window.OpenAsync("/console/search?q=%E9%99%A4%E5%9E%A2");
        await Expect(window.Page.Locator(".hit")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator(".across")).ToContainTextAsync("英文内容");
    }

    [Fact]
    public async Task A_question_that_nothing_surely_answers_gets_the_nearest_folded_and_a_way_on()
    {
        await using var world = await PortalWorld.StartedAsync();
        for (var i = 0; i < 35; i++) await world.ArticleAsync($"Descale heater {i}", $"Use the descaler number {i} in the morning.");
        await world.IndexedAsync();
        await using var window = await browser.SignedInAsync(world.Server, Role.Rep);
        await window.OpenAsync("/console/search?q=aquarium+fish+breathe+badly+in+the+morning");
        var nearest = window.Page.Locator(".unsure-nearest .hit").First;
        await Expect(nearest).ToBeHiddenAsync();
        await window.Page.ClickAsync(".unsure-nearest summary");
        await Expect(nearest).ToBeVisibleAsync();
        await window.Page.ClickAsync(".unsure a.button-main");
        await Expect(window.Page.Locator("#description")).ToHaveValueAsync("aquarium fish breathe badly in the morning");
    }

    [Fact]
    public async Task The_words_that_found_nothing_go_into_the_new_case_and_the_new_article()
    {
        await using var world = await PortalWorld.StartedAsync();
        await using var window = await browser.SignedInAsync(world.Server, Role.Rep, Role.Author);
        await window.OpenAsync("/console/cases/new?words=it%20hums%20at%20night");
        await Expect(window.Page.Locator("#description")).ToHaveValueAsync("it hums at night");
        await window.OpenAsync("/console/articles/new?title=%E5%A4%9C%E9%87%8C%E6%9C%89%E5%93%8D%E5%A3%B0");
        await Expect(window.Page.Locator("#title")).ToHaveValueAsync("夜里有响声");
        await Expect(window.Page.Locator("#language")).ToHaveValueAsync("zh");
    }
}
