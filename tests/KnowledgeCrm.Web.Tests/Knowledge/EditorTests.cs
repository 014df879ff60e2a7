using KnowledgeCrm.Common;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Knowledge;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Knowledge;

public sealed class EditorTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_comes_back_after_a_reload_and_can_be_discarded()
    {
        var (author, page, number) = await EditingAsync();
        await page.FillAsync("#title", "The drum stands still");
        await page.FillAsync("#body", "Half a sentence that nobody sav");
        await Desk.EventuallyAsync(async () => (await KeptAsync(author, number))?.Contains("nobody sav") == true);

        await page.ReloadAsync();

        await Assertions.Expect(page.Locator(".desk-brought-back")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Half a sentence that nobody sav");
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("The drum stands still");
        await page.ClickAsync("#discard-kept");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Text.");
        await Desk.EventuallyAsync(async () => await KeptAsync(author, number) is null);
        Assert.Equal("Text.", (await desk.WorkAsync(number)).Body);
    }

    [Fact]
    public async Task Control_S_saves_and_nothing_is_left_to_bring_back()
    {
        var (author, page, number) = await EditingAsync();
        await page.FillAsync("#body", "Turn the **drum** by hand.");
        await page.Locator("#body").PressAsync("Control+s");

        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(number)).Body == "Turn the **drum** by hand.");
        await Desk.EventuallyAsync(async () => await KeptAsync(author, number) is null);
        await Assertions.Expect(page.Locator("#preview strong")).ToHaveTextAsync("drum");
    }

    [Fact]
    public async Task Leaving_with_unsaved_text_asks()
    {
        var (_, page, _) = await EditingAsync();
        var asked = 0;
        page.Dialog += (_, dialog) => { asked++; _ = dialog.DismissAsync(); };
        await page.FillAsync("#body", "Not saved.");
        await page.ClickAsync(".desk-head a");

        await Desk.EventuallyAsync(() => Task.FromResult(asked == 1));
        Assert.EndsWith("/edit", page.Url);
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Not saved.");
    }

    [Fact]
    public async Task F59_two_people_save_and_the_second_sees_both_texts()
    {
        var (_, page, number) = await EditingAsync();
        await page.FillAsync("#body", "Mine: turn it by hand.");
        var (other, _) = await desk.PersonAsync(Role.Author);
        var theirs = await desk.Get<SaveDraft>().RunAsync(other, number, new ArticleInput { Body = "Theirs: switch it off." }, null, Stop);
        Assert.True(theirs.Succeeded);

        await page.ClickAsync("#save");

        await Assertions.Expect(page.Locator("#mine")).ToHaveValueAsync("Mine: turn it by hand.");
        await Assertions.Expect(page.Locator("#theirs")).ToHaveValueAsync("Theirs: switch it off.");
        Assert.Equal("Theirs: switch it off.", (await desk.WorkAsync(number)).Body);
        await page.ClickAsync(".desk-conflict .button-main");
        await Assertions.Expect(page.Locator("#other")).ToHaveValueAsync("Theirs: switch it off.");
        await page.ClickAsync("#save");
        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(number)).Body == "Mine: turn it by hand.");
        await Assertions.Expect(page.Locator("#other")).ToHaveValueAsync("Theirs: switch it off.");
    }

    [Fact]
    public async Task F59_what_differs_besides_the_text_is_shown_and_the_same_author_is_told_that_it_was_another_window()
    {
        var (author, page, number) = await EditingAsync();
        await page.FillAsync("#title", "Mine");
        await page.FillAsync("#summary", "My summary");
        await page.SelectOptionAsync("#governance", nameof(Governance.Compliance));
        var elsewhere = new ArticleInput { Title = "Elsewhere", Tags = "drum, door", Note = "From the other window" };
        Assert.True((await desk.Get<SaveDraft>().RunAsync(author, number, elsewhere, null, Stop)).Succeeded);

        await page.ClickAsync("#save");

        await Assertions.Expect(page.Locator("#conflict")).ToHaveTextAsync("You saved this article in another window");
        var fields = page.Locator("#conflict-fields");
        foreach (var said in new[] { "Mine", "Elsewhere", "My summary", "drum, door", "Compliance" }) await Assertions.Expect(fields).ToContainTextAsync(said);
        await page.ClickAsync(".desk-conflict .button-main");
        await Assertions.Expect(fields).ToContainTextAsync("drum, door");
        await page.ClickAsync("#save");
        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(number)).Title == "Mine");
        // Neither is lost: the one that was saved first is a version of its own.
        Assert.Equal("Elsewhere", (await desk.Get<VersionReading>().RunAsync(author, number, 2, Stop)).Value.Title);
    }

    [Fact]
    public async Task F23_200_KB_pasted_are_saved_and_more_is_refused_beside_the_field()
    {
        var (_, page, number) = await EditingAsync();
        var line = "Turn the drum by hand; 用手转动滚筒。\n";
        var most = string.Concat(Enumerable.Repeat(line, Limits.Body / line.Length));

        await PasteAsync(page, most + most);
        await Assertions.Expect(page.Locator("#body-error")).Not.ToBeEmptyAsync(new() { Timeout = 15_000 });
        await PasteAsync(page, most);
        await Assertions.Expect(page.Locator("#body-error")).ToBeEmptyAsync(new() { Timeout = 15_000 });
        await page.ClickAsync("#save");

        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(number)).Body == most.Trim());
        await page.FillAsync("#title", "It still answers");
        await Assertions.Expect(page.Locator("#save")).ToBeEnabledAsync();
        await page.ClickAsync("#save");
        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(number)).Title == "It still answers");
    }

    [Fact]
    public async Task F19_costly_text_is_refused_beside_the_field_and_kept()
    {
        var (author, page, number) = await EditingAsync();
        var costly = string.Concat(Enumerable.Repeat("[a](", 16_000));
        await page.FillAsync("#body", costly);
        await page.ClickAsync("#save");

        await Assertions.Expect(page.Locator("#body-error")).Not.ToBeEmptyAsync(new() { Timeout = 15_000 });
        await Desk.EventuallyAsync(async () => (await KeptAsync(author, number))?.Contains("[a](") == true);
        Assert.Equal("Text.", (await desk.WorkAsync(number)).Body);
    }

    [Fact]
    public async Task F24_the_preview_is_inert()
    {
        var (_, page, _) = await EditingAsync();
        var dialogs = 0;
        page.Dialog += (_, dialog) => { dialogs++; _ = dialog.DismissAsync(); };
        await page.FillAsync("#body", """
            [one](javascript:alert(1)) [two](&#106;avascript:alert(2)) [three](data:text/html,x) [four](vbscript:x){onclick=alert(4)}
            <script>alert(5)</script> <img src=x onerror=alert(6)> [harmless](https://example.org/)
            """);

        await Assertions.Expect(page.Locator("#preview a[href='https://example.org/']")).ToHaveTextAsync("harmless");
        Assert.Equal(1, await page.Locator("#preview a").CountAsync());
        Assert.Equal(0, await page.Locator("#preview script, #preview img, #preview [onclick], #preview [onerror]").CountAsync());
        Assert.Equal(0, dialogs);
    }

    [Fact]
    public async Task The_toolbar_marks_what_is_selected()
    {
        var (_, page, _) = await EditingAsync();
        await page.FillAsync("#body", "turn");
        await page.Locator("#body").SelectTextAsync();
        await page.ClickAsync("[data-mark=bold]");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("**turn**");
        await page.ClickAsync("[data-mark=table]");
        await Assertions.Expect(page.Locator("#preview table")).ToBeVisibleAsync();
    }

    private async Task<(Actor Author, IPage Page, string Number)> EditingAsync()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var number = await desk.DraftAsync(author);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, $"/console/articles/{number}/edit");
        // The script has the text as soon as the editor listens.
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Text.");
        return (author, page, number);
    }

    // As a paste leaves the text area; the driver's own way types long texts, which takes minutes.
    private static async Task PasteAsync(IPage page, string text) => await page.EvalOnSelectorAsync(
        "#body", "(area, text) => { area.value = text; area.dispatchEvent(new Event('input', { bubbles: true })); }", text);

    private async Task<string?> KeptAsync(Actor author, string number) =>
        (await desk.Get<KeptDraftReading>().RunAsync(author, $"article:{number}", Stop)).Value;
}
