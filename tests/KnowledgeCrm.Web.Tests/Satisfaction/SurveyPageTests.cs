using System.Net;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Satisfaction;
using KnowledgeCrm.Web.Tests.Hosting;
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

    private static async Task<string> LinkAsync(TestServer server)
    {
        var services = server.Services;
        var number = (await services.GetRequiredService<OpenCase>().RunAsync(Actor.System, new CaseInput { Subject = "It drips", Description = "d", Language = "en" }, Stop)).Value.Number;
        _ = (await services.GetRequiredService<ResolveCase>().RunAsync(Actor.System, number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff }, Stop)).Value;
        _ = (await services.GetRequiredService<CloseCase>().RunAsync(Actor.System, number, Stop)).Value;
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; !(await services.GetRequiredService<SatisfactionList>().IsWaitingAsync(Actor.System, number, Stop)).Value; tries++)
        {
            Assert.True(tries < 1_200, "Nobody was asked.");
            await beat.WaitForNextTickAsync(Stop);
        }
        return (await services.GetRequiredService<InviteToSurvey>().RunAsync(Actor.System, number, Stop)).Value.Path;
    }
}
