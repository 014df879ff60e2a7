using System.Net;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Api;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Api;

public sealed class VisitorLimitTests
{
    [Fact]
    public async Task Without_a_key_an_address_may_call_only_so_often_whatever_address_it_claims()
    {
        await using var server = TestServer.Started(
            ("KnowledgeCrm:Api:VisitorReadsPerMinute", "3"), ("KnowledgeCrm:Api:VisitorFeedbackPerMinute", "1"));
        using var visitor = new ApiCaller(server.Address, null);
        for (var call = 0; call < 3; call++)
            (await visitor.GetAsync("/search?q=a", ("X-Forwarded-For", $"192.0.2.{call}"), ("Forwarded", $"for=192.0.2.{call}"))).Is(200);

        var refused = await visitor.GetAsync("/search?q=a", ("X-Forwarded-For", "192.0.2.99"), ("Accept-Language", "zh"));

        refused.Refuses(429, code: "TooMany");
        Assert.Equal("请求过于频繁", refused.Json.GetProperty("title").GetString());
        Assert.InRange(int.Parse(refused.Headers["Retry-After"]), 1, 60);
        // Reading and feedback are counted apart.
        (await visitor.PostAsync("/articles/KB-1/feedback", new { helpful = true })).Refuses(404);
        (await visitor.PostAsync("/articles/KB-1/feedback", new { helpful = true })).Refuses(429);
    }

    [Fact]
    public async Task With_a_key_there_is_no_such_limit()
    {
        await using var server = TestServer.Started(("KnowledgeCrm:Api:VisitorReadsPerMinute", "1"));
        var key = (await server.Services.GetRequiredService<CreateKey>()
            .RunAsync(Actor.System, new NewKey("test", [Role.Rep]), TestContext.Current.CancellationToken)).Value.Secret;
        using var caller = new ApiCaller(server.Address, key);
        for (var call = 0; call < 5; call++) (await caller.GetAsync("/search?q=a")).Is(200);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_count_by_who_has_them(string one, string other, bool same) =>
        Assert.Equal(same, VisitorLimit.AddressOf(IPAddress.Parse(one)) == VisitorLimit.AddressOf(IPAddress.Parse(other)));
}
