using System.Net;
using System.Text.RegularExpressions;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Web.Tests.Knowledge;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Notices;

/// <summary>People are told of what concerns them while they do something else.</summary>
public sealed class NoticeJourneyTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flag_rings_the_owners_bell_who_opens_it_and_fixes_what_is_wrong()
    {
        var (author, authorEmail) = await desk.PersonAsync(Role.Author);
        var (reviewer, _) = await desk.PersonAsync(Role.Reviewer);
        var (rep, _) = await desk.PersonAsync(Role.Rep);
        var number = await PublishedAsync(author, reviewer);
        var owner = await desk.PageAsync(authorEmail);
        await Desk.OpenAsync(owner, "/console/notices");
        await Expect(owner.Locator("#notices li")).ToHaveCountAsync(1);
        await owner.ClickAsync("#read-all");
        await Expect(owner.Locator(".desk-columns > div .empty")).ToContainTextAsync("You have read everything");
        await Desk.OpenAsync(owner, "/console");
        await Expect(owner.Locator("#bell .badge")).ToHaveCountAsync(0);

        // Meanwhile, elsewhere: nobody loads the owner's page again.
        _ = (await desk.Get<FlagArticle>().RunAsync(rep, number, new FlagInput { Reason = FlagReason.Wrong, Words = "It is to the right." }, Stop)).Value;

        await Expect(owner.Locator("#bell .badge")).ToHaveTextAsync("1");
        await Expect(owner.Locator("#bell")).ToHaveAttributeAsync("aria-label", "Notices, 1 unread");
        await owner.ClickAsync("#bell");
        var notice = owner.Locator("#notices li");
        await Expect(notice).ToContainTextAsync("Flagged");
        await Expect(notice).ToContainTextAsync($"by {rep.Name}");
        await notice.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(owner).ToHaveURLAsync(new Regex($"/console/articles/{number}#flags$"));
        await Expect(owner.Locator("#bell .badge")).ToHaveCountAsync(0);
        await owner.Locator("#flags [data-flag]").GetByRole(AriaRole.Button, new() { Name = "Fix it" }).ClickAsync();
        await Expect(owner).ToHaveURLAsync(new Regex($"{number}/edit$"));
        await owner.FillAsync("#body", "Turn the knob to the right.");
        await owner.ClickAsync("#submit");
        await Expect(owner).ToHaveURLAsync(new Regex($"/{number}$"));
        Assert.True((await desk.Get<ApproveArticle>().RunAsync(reviewer, number, null, Stop)).Succeeded);

        await Expect(owner.Locator("#bell .badge")).ToHaveTextAsync("1");
        await Desk.EventuallyAsync(async () => (await desk.Get<NoticeList>().RunAsync(rep, true, 0, Stop)).Value.Notices.Items.Any(one => one.Kind == "FlagClosed"));
    }

    [Fact]
    public async Task Two_pages_of_one_person_show_the_same_count()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var (reviewer, _) = await desk.PersonAsync(Role.Reviewer);
        await PublishedAsync(author, reviewer);
        var (one, other) = (await desk.PageAsync(email), await desk.PageAsync(email));
        foreach (var page in new[] { one, other })
        {
            await Desk.OpenAsync(page, "/console/notices?show=all");
            await Expect(page.Locator("#bell .badge")).ToHaveTextAsync("1");
        }

        await one.Locator("#notices button").ClickAsync();

        await Expect(other.Locator("#bell .badge")).ToHaveCountAsync(0);
        await Expect(other.Locator("#notices .is-unread")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Following_an_article_leads_to_a_notice_until_one_leaves_it_off()
    {
        var (author, _) = await desk.PersonAsync(Role.Author);
        var (reviewer, _) = await desk.PersonAsync(Role.Reviewer);
        var (_, email) = await desk.PersonAsync(Role.Sales);
        var number = await PublishedAsync(author, reviewer);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, $"/console/articles/{number}");
        await page.CheckAsync("#follow input");
        await Expect(page.GetByText($"You follow {number} now.")).ToBeVisibleAsync();

        _ = (await desk.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = "Turn it twice." }, null, Stop)).Value;
        await PublishAsync(author, reviewer, number);

        await Expect(page.Locator("#bell .badge")).ToHaveTextAsync("1");
        await page.ClickAsync("#bell");
        await Expect(page.Locator("#notices")).ToContainTextAsync("New in what you follow");
        await page.Locator("#followed button").ClickAsync();
        await Expect(page.Locator("#followed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_one_is_told_of_is_chosen_on_the_account_page()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var page = await desk.PageAsync(email);
        await page.GotoAsync("/account");
        await Expect(page.Locator("#notices")).ToContainTextAsync("No mail server is configured");
        await page.UncheckAsync("[name=program][value=ArticleFlagged]");
        await page.SelectOptionAsync("[name='mail.ArticleFlagged']", nameof(NoticeByMail.AtOnce));
        await page.FillAsync("#digestAt", "17:30");
        await page.FillAsync("#timeZone", "Asia/Shanghai");
        await page.Locator("#notices [type=submit]").ClickAsync();
        await Expect(page.Locator("#notices [role=status]")).ToHaveTextAsync("Saved.");

        var saved = (await desk.Get<NoticePreferences>().RunAsync(author, Stop)).Value;
        Assert.Equal(new KindChoice("ArticleFlagged", false, NoticeByMail.AtOnce), saved.Kinds.Single(kind => kind.Kind == "ArticleFlagged"));
        Assert.True(saved.Kinds.Single(kind => kind.Kind == "ArticleSentBack").InProgram);
        Assert.Equal((17 * 60 + 30, "Asia/Shanghai"), (saved.DigestMinute, saved.TimeZone));
        await page.FillAsync("#timeZone", "Moon/Sea");
        await page.Locator("#notices [type=submit]").ClickAsync();
        await Expect(page.Locator("#notices [role=alert]")).ToContainTextAsync("Moon/Sea");
    }

    [Fact]
    public async Task Customers_have_no_notices_and_nothing_to_choose()
    {
        using var customer = await desk.Server.SignedInAsync(Role.Customer);
        using var closed = await customer.GetAsync("/console/notices");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        Assert.DoesNotContain("notice-choices", await customer.ReadAsync("/account"), StringComparison.Ordinal);
    }

    private async Task<string> PublishedAsync(Actor author, Actor reviewer)
    {
        var number = await desk.DraftAsync(author, "Turn the knob to the left.");
        await PublishAsync(author, reviewer, number);
        await Desk.EventuallyAsync(async () => (await desk.Get<NoticeList>().CountAsync(author, Stop)).Value == 1);
        return number;
    }

    private async Task PublishAsync(Actor author, Actor reviewer, string number)
    {
        Assert.True((await desk.Get<SubmitArticle>().RunAsync(author, number, Stop)).Succeeded);
        Assert.True((await desk.Get<ApproveArticle>().RunAsync(reviewer, number, null, Stop)).Succeeded);
    }
}
