using System.Net;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Satisfaction;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Satisfaction;

/// <summary>The two questions, without an account and without scripts.</summary>
public sealed class SurveyPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_answered_once_without_scripts_in_either_language()
    {
        await using var server = TestServer.Started();
        var link = await LinkAsync(server);
        using var visitor = server.Visitor();

        using (var first = await visitor.GetAsync(link))
        {
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.Contains("no-store", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Contains("It drips", await WebVisitor.Body(first), StringComparison.Ordinal);
        }
        using (var half = await visitor.SendAsync(link, link, ("_handler", "survey"), ("Form.Solved", "no"), ("Form.Comment", "It <b>drips</b> still")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
            Assert.Contains("It &lt;b&gt;drips&lt;/b&gt; still", await WebVisitor.Body(half), StringComparison.Ordinal);
        }
        using (var whole = await visitor.SendAsync(link, link, ("_handler", "survey"), ("Form.Solved", "no"), ("Form.Score", "2"), ("Form.Comment", "It drips still")))
            Assert.Equal(HttpStatusCode.Redirect, whole.StatusCode);
        var again = await visitor.ReadAsync(link);
        Assert.Contains("This has been answered already", again, StringComparison.Ordinal);
        Assert.DoesNotContain("It drips", again, StringComparison.Ordinal);
        using var chinese = server.Visitor();
        chinese.Client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        Assert.Contains("您已经回答过了", await chinese.ReadAsync(link), StringComparison.Ordinal);
        var answers = (await server.Services.GetRequiredService<SatisfactionList>().RunAsync(Actor.System, new SatisfactionFilter(FollowUpState.Open), Stop)).Value;
        Assert.Equal("It drips still", Assert.Single(answers.Items).Comment);
    }

    [Fact]
    public async Task F35_a_link_that_is_none_is_not_found_and_trying_many_is_slowed_down()
    {
        await using var server = TestServer.Started();
        var link = await LinkAsync(server);
        using var visitor = server.Visitor();
        using (var right = await visitor.GetAsync(link)) Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        using (var wrong = await visitor.GetAsync("/survey/" + new string('0', 32))) Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 70; i++)
        {
            using var guess = await visitor.GetAsync($"/survey/{i:x32}");
            statuses.Add(guess.StatusCode);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task A_customer_finds_the_questions_on_the_page_of_the_closed_case_and_may_say_no()
    {
        await using var server = TestServer.Started();
        var customer = (await server.Services.GetRequiredService<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Mei Zhou", Language = "en" }, Stop)).Value;
        await server.Services.GetRequiredService<CreatePerson>().RunAsync(
            Actor.System, new NewPerson("mei@example.org", "Mei Zhou", [Role.Customer], TestServer.Password, CustomerId: customer.Id), Stop);
        var number = await ClosedAsync(server, customer.Number);
        using var browser = server.Visitor();
        await browser.SignInAsync("mei@example.org", TestServer.Password);
        var page = $"/my/cases/{number}";
        Assert.Contains("survey-start", await browser.ReadAsync(page), StringComparison.Ordinal);
        string link;
        using (var started = await browser.SendAsync(page, page, ("_handler", "survey")))
        {
            Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
            link = started.Headers.Location!.OriginalString;
        }
        Assert.Matches("/survey/[0-9a-f]{32}$", link);
        link = link[link.IndexOf("/survey/", StringComparison.Ordinal)..];
        using (var refused = await browser.SendAsync(link, link, ("_handler", "refuse"))) Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("ask you again", WebUtility.HtmlDecode(await browser.ReadAsync($"{link}?no=1")), StringComparison.Ordinal);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);
        Assert.Equal(customer.Id, (await db.SurveyRefusals.SingleAsync(Stop)).CustomerId);
    }

    private static async Task<string> LinkAsync(TestServer server) =>
        (await server.Services.GetRequiredService<InviteToSurvey>().RunAsync(Actor.System, await ClosedAsync(server), Stop)).Value.Path;

    private static async Task<string> ClosedAsync(TestServer server, string? customer = null)
    {
        var services = server.Services;
        var number = (await services.GetRequiredService<OpenCase>().RunAsync(Actor.System, new CaseInput { Subject = "It drips", Description = "d", Language = "en", Customer = customer }, Stop)).Value.Number;
        _ = (await services.GetRequiredService<ResolveCase>().RunAsync(Actor.System, number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff }, Stop)).Value;
        _ = (await services.GetRequiredService<CloseCase>().RunAsync(Actor.System, number, Stop)).Value;
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; !(await services.GetRequiredService<SatisfactionList>().IsWaitingAsync(Actor.System, number, Stop)).Value; tries++)
        {
            Assert.True(tries < 1_200, "Nobody was asked.");
            await beat.WaitForNextTickAsync(Stop);
        }
        return number;
    }
}
