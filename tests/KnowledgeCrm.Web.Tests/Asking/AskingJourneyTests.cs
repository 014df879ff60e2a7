using System.Text;
using System.Text.RegularExpressions;
using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Asking;

/// <summary>Questions of colleagues in a browser.</summary>
public sealed class AskingJourneyTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_salesperson_asks_the_expert_answers_and_once_it_is_published_the_next_to_ask_is_shown_the_article_first()
    {
        var (expert, expertEmail) = await desk.PersonAsync(Role.Author);
        await PublishedAsync(expert, "The obsidian valve hums", "Turn the obsidian valve to the left.");
        var (_, salesEmail) = await desk.PersonAsync(Role.Sales);
        var sales = await desk.PageAsync(salesEmail);
        await Desk.OpenAsync(sales, $"/console/people?q={Uri.EscapeDataString("the obsidian valve hums")}");
        await Expect(sales.Locator("#ask-now li.person-card", new() { HasText = expert.Name })).ToBeVisibleAsync();
        await sales.ClickAsync("#ask-this");
        await Expect(sales).ToHaveURLAsync(new Regex("/console/questions/new"));
        await sales.FillAsync("#title", "Does the obsidian valve hum in a caravan with a dripping kettle?");
        await Expect(sales.Locator("#before [data-found]").First).ToContainTextAsync("The obsidian valve hums");
        await sales.ClickAsync("#send");
        await Expect(sales).ToHaveURLAsync(new Regex("/console/questions/QU-"));
        await Expect(sales.Locator("#asked-now")).ToContainTextAsync(expert.Name);
        var number = Regex.Match(sales.Url, @"QU-\d+").Value;

        var answering = await desk.PageAsync(expertEmail);
        await Desk.OpenAsync(answering, "/console/questions?scope=ForMe");
        await answering.GetByText("dripping kettle").ClickAsync();
        await answering.FillAsync("#answer", "Yes: put a *felt ring* under it.");
        await answering.ClickAsync("#say");
        await Expect(answering.Locator("#thread .post-Reply em")).ToHaveTextAsync("felt ring");

        await Desk.OpenAsync(sales, $"/console/questions/{number}");
        await sales.ClickAsync("[data-accept]");
        await Expect(sales.Locator("#thread .badge-good")).ToBeVisibleAsync();
        var candidate = await CandidateAsync(number);
        await PublishAsync(candidate);

        var (_, nextEmail) = await desk.PersonAsync(Role.Rep);
        var next = await desk.PageAsync(nextEmail);
        await Desk.OpenAsync(next, "/console/questions/new");
        await next.FillAsync("#title", "caravan with a dripping kettle");
        var first = next.Locator("#before [data-found]").First;
        await Expect(first).ToContainTextAsync(candidate);
        await first.Locator("button.link").ClickAsync();
        await Expect(first.Locator(".preview")).ToContainTextAsync("felt ring");
        await first.Locator("[data-answers]").ClickAsync();
        await Expect(next).ToHaveURLAsync(new Regex("/console/questions$"));
    }

    [Fact]
    public async Task Who_is_away_is_passed_over_and_a_reason_passes_it_on()
    {
        var (away, _) = await desk.PersonAsync(Role.Author);
        var (there, thereEmail) = await desk.PersonAsync(Role.Author);
        await PublishedAsync(away, "The tungsten hinge sticks", "Oil the tungsten hinge.");
        await PublishedAsync(there, "A tungsten hinge that sticks", "Oil it twice.");
        _ = (await desk.Get<SetAvailability>().RunAsync(away, DateTime.UtcNow.AddDays(9), "On holiday", Stop)).Value;
        var (_, email) = await desk.PersonAsync(Role.Rep);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, $"/console/questions/new?person={away.PersonId}&title={Uri.EscapeDataString("The tungsten hinge sticks")}");
        await Expect(page.Locator(".picked")).ToContainTextAsync(away.Name);
        await page.ClickAsync("#send");
        await Expect(page.Locator("#asked-now")).ToContainTextAsync(there.Name);
        var number = Regex.Match(page.Url, @"QU-\d+").Value;

        var other = await desk.PageAsync(thereEmail);
        await Desk.OpenAsync(other, $"/console/questions/{number}");
        await other.ClickAsync("#decline");
        await Expect(other.Locator("#decline-reason-error")).ToBeVisibleAsync();
        await other.FillAsync("#decline-reason", "Not my hinges");
        await other.ClickAsync("#decline");
        await Expect(other.Locator(".desk-words")).ToHaveTextAsync("Not my hinges");
        await Expect(other.Locator("#asked-now")).Not.ToContainTextAsync(there.Name);
    }

    [Fact]
    public async Task Questions_of_another_system_come_in_by_a_table_and_the_next_to_ask_is_shown_them()
    {
        var ((_, expert), (_, asker), (_, manager)) = (await desk.PersonAsync(Role.Author), await desk.PersonAsync(Role.Rep), await desk.PersonAsync(Role.KnowledgeManager));
        var table = $"key,title,asker,answer,answered_by,answered_at,accepted\nQ-1,How is the beryllium lamp reset?,{asker},Hold it for ten seconds.,{expert},2026-01-02,yes\nQ-2,Whose is it?,nobody@example.org,,,,\n";
        var page = await desk.PageAsync(manager);
        await Desk.OpenAsync(page, "/console/questions");
        await page.ClickAsync(".table-file > summary");
        await page.SetInputFilesAsync("#table-file", new FilePayload { Name = "questions.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
        await Expect(page.Locator(".table-file [role=status]")).ToContainTextAsync("Q-2");
        await CaughtUpAsync(_ => Task.FromResult(true));

        var (_, nextEmail) = await desk.PersonAsync(Role.Rep);
        var next = await desk.PageAsync(nextEmail);
        await Desk.OpenAsync(next, "/console/questions/new");
        await next.FillAsync("#title", "reset the beryllium lamp");
        await Expect(next.Locator("#before")).ToContainTextAsync("How is the beryllium lamp reset?");
        await Desk.OpenAsync(next, "/console/questions");
        await Expect(next.Locator(".table-file")).ToHaveCountAsync(0);
    }

    private async Task<string> CandidateAsync(string question)
    {
        await using var db = await desk.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);
        return await (from q in db.Questions where q.Number == question join a in db.Articles on q.CandidateId equals a.Id select a.Number).SingleAsync(Stop);
    }

    private async Task PublishedAsync(Actor author, string title, string body)
    {
        await using (var db = await desk.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop))
        {
            if (!await db.Topics.AnyAsync(t => t.Key == "valves", Stop)) _ = (await desk.Get<AddTopic>().RunAsync(Actor.System, "valves", null, "Valves", "阀门", null, null, Stop)).Value;
        }
        var number = (await desk.Get<StartArticle>().RunAsync(
            author, new ArticleInput { Title = title, Body = body, Language = "en", Audience = Audience.Internal, Topic = "valves" }, null, null, Stop)).Value.Number;
        _ = (await desk.Get<SubmitArticle>().RunAsync(author, number, Stop)).Value;
        _ = (await desk.Get<ApproveArticle>().RunAsync((await desk.PersonAsync(Role.Reviewer)).Actor, number, null, Stop)).Value;
        await CaughtUpAsync(_ => Task.FromResult(true));
    }

    private async Task PublishAsync(string candidate)
    {
        var author = (await desk.PersonAsync(Role.Author)).Actor;
        _ = (await desk.Get<SaveDraft>().RunAsync(author, candidate, new ArticleInput { Title = "Quiet valves on wheels" }, null, Stop)).Value;
        _ = (await desk.Get<SubmitArticle>().RunAsync(author, candidate, Stop)).Value;
        _ = (await desk.Get<ApproveArticle>().RunAsync((await desk.PersonAsync(Role.Reviewer)).Actor, candidate, null, Stop)).Value;
        // The reaction that teaches the asker's words runs after publishing.
        await CaughtUpAsync(db => db.CustomersWords.AnyAsync(w => w.Kind == WordsKind.Colleague && db.Articles.Any(a => a.Id == w.ArticleId && a.Number == candidate), Stop));
    }

    private async Task CaughtUpAsync(Func<KnowledgeCrmDb, Task<bool>> isDone)
    {
        await using var db = await desk.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);
        await Desk.EventuallyAsync(() => isDone(db));
        var last = await db.OutboxEvents.Where(e => e.SearchId != null).MaxAsync(e => (long?)e.Id, Stop) ?? 0;
        await desk.Get<SearchIndexer>().WhenCaughtUpAsync(last, Stop);
    }
}
