using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Cases;

[Collection(BrowserTests.Name)]
public sealed class MacroJourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_keys_a_text_block_is_found_filled_in_and_sent_once_its_open_place_was_seen()
    {
        await using var server = TestServer.Started();
        await BlockAsync(server, "Ask for the plate", "Dear {{customer}}, where is the plate of your {{product}}?");
        await BlockAsync(server, "Thank you", "Thank you, {{customer}}.");
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.OpenAsync($"/console/cases/{await CaseAsync(server)}");
        var (reply, options) = (window.Page.Locator("#reply"), window.Page.Locator("#reply-blocks [role=option]"));
        await reply.ClickAsync();
        await window.Page.Keyboard.TypeAsync("/");
        await Expect(options).ToHaveCountAsync(2);
        await window.Page.Keyboard.TypeAsync("ask");
        await Expect(options).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(reply).ToHaveValueAsync("Dear Mei Zhou, where is the plate of your {{product}}?");
        await Expect(window.Page.Locator("#reply-open")).ToContainTextAsync("{{product}}");
        // In the middle of a line by another sign; a path that is typed there is none.
        await window.Page.Keyboard.TypeAsync(" See a/b ;;thank");
        await Expect(options).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("Tab");
        await Expect(reply).ToHaveValueAsync("Dear Mei Zhou, where is the plate of your {{product}}? See a/b Thank you, Mei Zhou.");

        var send = window.Page.Locator("form:has(#reply) button[type=submit]");
        await send.ClickAsync();
        await Expect(send).ToHaveTextAsync("Send it as it is");
        await Expect(window.Page.Locator(".post-Reply")).ToHaveCountAsync(0);
        await send.ClickAsync();
        await Expect(window.Page.Locator(".post-Reply")).ToContainTextAsync("Thank you, Mei Zhou.");
        await Expect(reply).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_manager_lays_a_macro_down_and_a_rep_applies_it_by_a_key_and_takes_it_back()
    {
        await using var server = TestServer.Started();
        await BlockAsync(server, "Thank you", "Thank you, {{customer}}.");
        var number = await CaseAsync(server);
        await using (var office = await browser.SignedInAsync(server, Role.KnowledgeManager))
        {
            await office.OpenAsync("/console/macros");
            await office.Page.FillAsync("#rule-en", "Thank, and hurry");
            await office.Page.FillAsync("#rule-zh", "致谢并加急");
            await office.Page.FillAsync("#rule-key", "thank");
            await office.Page.ClickAsync("form.desk-form button[type=submit]");
            await Expect(office.Page.Locator("form.desk-form .error")).ToContainTextAsync("nothing");
            await office.Page.SelectOptionAsync("#priority", nameof(CasePriority.Urgent));
            await office.Page.SelectOptionAsync("#block", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
            await office.Page.ClickAsync("form.desk-form button[type=submit]");
            await Expect(office.Page.Locator("#macro-list li")).ToContainTextAsync("Thank you");
        }
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.OpenAsync($"/console/cases/{number}");
        await Expect(window.Page.Locator("#macros button")).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("m");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(".post-Reply")).ToContainTextAsync("Thank you, Mei Zhou.");
        await Expect(window.Page.Locator("#priority")).ToHaveValueAsync(nameof(CasePriority.Urgent));
        await window.Page.ClickAsync("#macro-undo");
        await Expect(window.Page.Locator("#priority")).ToHaveValueAsync(nameof(CasePriority.Normal));
        await Expect(window.Page.Locator(".post-Reply")).ToHaveCountAsync(1);

        await window.OpenAsync("/console/cases");
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("x");
        await window.Page.SelectOptionAsync("#bulk-macro", "thank");
        await Expect(window.Page.Locator($"tr[data-case='{number}'] .badge-bad")).ToHaveCountAsync(1);
        await window.Page.ClickAsync("#bulk-undo");
        await Expect(window.Page.Locator($"tr[data-case='{number}'] .badge-bad")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_pages_of_macros_and_a_reply_with_a_list_keep_nobody_out()
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await BlockAsync(server, "Thank you", "Thank you, {{product}}.");
        await server.Services.GetRequiredService<SaveMacro>().RunAsync(
            Actor.System, new MacroView("note", new BothLanguages("Note", "备注"), true, new MacroChanges { Note = "Seen" }), null, Stop);
        await using var window = await browser.SignedInAsync(server, Role.Rep, Role.KnowledgeManager);
        await window.OpenAsync("/console/macros");
        await Expect(window.Page.Locator("#macro-list li")).ToHaveCountAsync(1);
        await Axe.FindsNothingAsync(window.Page);
        await window.OpenAsync($"/console/cases/{await CaseAsync(server)}");
        await Expect(window.Page.Locator("#macros button")).ToHaveCountAsync(1);
        await window.Page.ClickAsync("#reply");
        await window.Page.Keyboard.TypeAsync("{{product}}\n/");
        await Expect(window.Page.Locator("#reply-blocks [role=option]")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("#reply-open")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(window.Page);
    }

    private static async Task BlockAsync(TestServer server, string title, string body)
    {
        var services = server.Services;
        var number = (await services.GetRequiredService<StartArticle>().RunAsync(
            Actor.System, new ArticleInput { Title = title, Body = body, Language = "en", Kind = ArticleKind.TextBlock }, null, null, Stop)).Value.Number;
        _ = (await services.GetRequiredService<SubmitArticle>().RunAsync(Actor.System, number, Stop)).Value;
        _ = (await services.GetRequiredService<ApproveArticle>().RunAsync(Actor.System, number, null, Stop)).Value;
    }

    private static async Task<string> CaseAsync(TestServer server)
    {
        var customer = (await server.Services.GetRequiredService<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Mei Zhou", Language = "en" }, Stop)).Value.Number;
        return (await server.Services.GetRequiredService<OpenCase>().RunAsync(
            Actor.System, new CaseInput { Subject = "It hums", Description = "All night", Language = "en", Customer = customer }, Stop)).Value.Number;
    }
}
