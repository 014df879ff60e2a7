using System.Text.RegularExpressions;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Knowledge;

public sealed class ReviewTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_candidate_is_taken_up_submitted_and_published_by_somebody_else()
    {
        var number = await CandidateAsync("Water under the machine after every wash");
        var (_, authorEmail) = await desk.PersonAsync(Role.Author);
        var author = await desk.PageAsync(authorEmail);
        await Desk.OpenAsync(author, "/console/candidates");
        var card = author.Locator("li.card", new() { HasText = number });
        await Assertions.Expect(card).ToContainTextAsync("there is a puddle");
        await card.Locator("button").ClickAsync();
        await Assertions.Expect(author).ToHaveURLAsync(new Regex($"/{number}/edit$"));
        await Assertions.Expect(author.Locator("#body")).ToHaveValueAsync(new Regex("there is a puddle"));
        await author.FillAsync("#title", "A puddle under the machine");
        await author.SelectOptionAsync("#audience", nameof(Audience.Public));
        await author.FillAsync("#body", "## What to do\n\n1. Tighten the hose.");
        await author.ClickAsync("#submit");
        await Assertions.Expect(author).ToHaveURLAsync(new Regex($"/articles/{number}$"));
        Assert.Equal(ArticleState.InReview, (await desk.WorkAsync(number)).State);

        var (_, reviewerEmail) = await desk.PersonAsync(Role.Reviewer);
        var reviewer = await desk.PageAsync(reviewerEmail);
        await Desk.OpenAsync(reviewer, "/console/review");
        await reviewer.GetByRole(AriaRole.Link, new() { Name = "A puddle under the machine" }).ClickAsync();
        await Assertions.Expect(reviewer.Locator(".article-body ol li")).ToHaveTextAsync("Tighten the hose.");
        await reviewer.ClickAsync("#do-Approve");
        await reviewer.ClickAsync("#confirm");
        await Assertions.Expect(reviewer.Locator(".desk-title")).ToContainTextAsync("Published");
        var live = await desk.Get<ArticleReading>().RunAsync(Actor.Visitor(Languages.English), number, Stop);
        Assert.Equal("A puddle under the machine", live.Value.Title);
    }

    [Fact]
    public async Task Who_wrote_a_part_sees_why_they_cannot_approve_and_who_did_not_can()
    {
        var (writer, writerEmail) = await desk.PersonAsync(Role.Author, Role.Reviewer);
        var number = await desk.DraftAsync(writer);
        Assert.True((await desk.Get<SubmitArticle>().RunAsync(writer, number, Stop)).Succeeded);

        var own = await desk.PageAsync(writerEmail);
        await Desk.OpenAsync(own, $"/console/articles/{number}");
        await Assertions.Expect(own.Locator("#four-eyes")).ToBeVisibleAsync();
        await Assertions.Expect(own.Locator("[aria-describedby=four-eyes]")).ToBeDisabledAsync();
        await Assertions.Expect(own.Locator("#do-Approve")).ToHaveCountAsync(0);

        var (_, otherEmail) = await desk.PersonAsync(Role.Reviewer);
        var other = await desk.PageAsync(otherEmail);
        await Desk.OpenAsync(other, $"/console/articles/{number}");
        await Assertions.Expect(other.Locator("#do-Approve")).ToBeEnabledAsync();
        await Assertions.Expect(other.Locator("#four-eyes")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Sending_back_needs_a_reason_and_the_author_reads_it()
    {
        var (author, authorEmail) = await desk.PersonAsync(Role.Author);
        var number = await desk.DraftAsync(author);
        await desk.Get<SubmitArticle>().RunAsync(author, number, Stop);
        var (_, reviewerEmail) = await desk.PersonAsync(Role.Reviewer);
        var reviewer = await desk.PageAsync(reviewerEmail);
        await Desk.OpenAsync(reviewer, $"/console/articles/{number}");
        await reviewer.ClickAsync("#do-SendBack");
        await reviewer.ClickAsync("#confirm");
        await Assertions.Expect(reviewer.Locator("#reason-error")).ToBeVisibleAsync();
        await reviewer.FillAsync("#reason", "Say which hose.");
        await reviewer.ClickAsync("#confirm");
        await Assertions.Expect(reviewer.Locator(".desk-title")).ToContainTextAsync("Draft");

        var page = await desk.PageAsync(authorEmail);
        await Desk.OpenAsync(page, $"/console/articles/{number}");
        await Assertions.Expect(page.Locator(".alert-warn")).ToContainTextAsync("Say which hose.");
    }

    [Fact]
    public async Task What_changed_against_the_live_version_is_marked()
    {
        var (author, _) = await desk.PersonAsync(Role.Author);
        var (judge, email) = await desk.PersonAsync(Role.Reviewer);
        var number = await desk.DraftAsync(author, "First line.\nTurn the drum left.\nLast line.");
        await desk.Get<SubmitArticle>().RunAsync(author, number, Stop);
        await desk.Get<ApproveArticle>().RunAsync(judge, number, null, Stop);
        await desk.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = "First line.\nTurn the drum right.\nLast line." }, null, Stop);

        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, $"/console/articles/{number}");
        await Assertions.Expect(page.Locator(".diff del")).ToHaveTextAsync("left");
        await Assertions.Expect(page.Locator(".diff ins")).ToHaveTextAsync("right");
        await Assertions.Expect(page.Locator(".desk-title a[href^='/articles/']")).ToBeVisibleAsync();
    }

    private async Task<string> CandidateAsync(string subject)
    {
        var (rep, _) = await desk.PersonAsync(Role.Rep);
        var opened = await desk.Get<OpenCase>().RunAsync(
            rep, new CaseInput { Subject = subject, Description = "Every time there is a puddle.", Language = Languages.English }, Stop);
        var resolving = new Resolving { Outcome = CaseOutcome.Candidate, Cause = "A loose hose.", Resolution = "Tightened the hose." };
        return (await desk.Get<ResolveCase>().RunAsync(rep, opened.Value.Number, resolving, Stop)).Value.Candidate!;
    }
}
