using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Knowledge;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Experts;

/// <summary>The yellow pages in a browser.</summary>
public sealed class ExpertJourneyTests(Desk desk) : IClassFixture<Desk>
{
    private const string Question = "the zeolite drum rattles";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sales_find_who_knows_with_the_evidence_and_what_the_expert_takes_back_is_gone_at_once()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var number = await PublishedAsync(author);
        var (_, salesEmail) = await desk.PersonAsync(Role.Sales);
        var sales = await desk.PageAsync(salesEmail);
        await Desk.OpenAsync(sales, "/console/people");
        await sales.FillAsync("#people-q", Question);
        await sales.ClickAsync(".people-ask button");
        var card = sales.Locator("#ask-now li.person-card", new() { HasText = author.Name });
        await Expect(card).ToContainTextAsync(number);
        await Expect(sales).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=the"));

        var expert = await desk.PageAsync(email);
        await Desk.OpenAsync(expert, "/console/people/me");
        await expert.Locator(".person-part summary").First.ClickAsync();
        await expert.GetByText("Not mine").First.ClickAsync();
        await Expect(expert.GetByText("that you said are not yours")).ToBeVisibleAsync();

        await Desk.OpenAsync(sales, $"/console/people?q={Uri.EscapeDataString(Question)}");
        await Expect(sales.Locator("h1")).ToBeVisibleAsync();
        await Expect(sales.Locator("li.person-card", new() { HasText = author.Name })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_is_away_is_passed_over()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        await PublishedAsync(author);
        var expert = await desk.PageAsync(email);
        await Desk.OpenAsync(expert, "/console/people/me/edit");
        await expert.FillAsync("#until", DateTime.UtcNow.AddDays(9).ToString("yyyy-MM-dd"));
        await expert.PressAsync("#until", "Tab");
        await expert.ClickAsync("#set-away");
        await Expect(expert.Locator("#back")).ToBeVisibleAsync();

        var (_, rep) = await desk.PersonAsync(Role.Rep);
        var page = await desk.PageAsync(rep);
        await Desk.OpenAsync(page, $"/console/people?q={Uri.EscapeDataString(Question)}");
        await Expect(page.Locator("#away li.person-card", new() { HasText = author.Name })).ToBeVisibleAsync();
        await Expect(page.Locator("#ask-now li.person-card", new() { HasText = author.Name })).ToHaveCountAsync(0);
    }

    private async Task<string> PublishedAsync(Actor author)
    {
        await using (var db = await desk.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop))
        {
            if (!await db.Topics.AnyAsync(t => t.Key == "drums", Stop))
                _ = (await desk.Get<AddTopic>().RunAsync(Actor.System, "drums", null, "Drums", "滚筒", null, null, Stop)).Value;
        }
        var number = (await desk.Get<StartArticle>().RunAsync(author, new ArticleInput
        {
            Title = "The zeolite drum rattles", Body = "Turn the drum by hand.", Language = "en", Audience = Audience.Internal, Topic = "drums",
        }, null, null, Stop)).Value.Number;
        _ = (await desk.Get<SubmitArticle>().RunAsync(author, number, Stop)).Value;
        _ = (await desk.Get<ApproveArticle>().RunAsync((await desk.PersonAsync(Role.Reviewer)).Actor, number, null, Stop)).Value;
        await using var after = await desk.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);
        var last = await after.OutboxEvents.Where(e => e.SearchId != null).MaxAsync(e => (long?)e.Id, Stop) ?? 0;
        await desk.Get<SearchIndexer>().WhenCaughtUpAsync(last, Stop);
        return number;
    }
}
