using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Web.Tests.Api;

public sealed class KeyTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_opens_what_its_roles_may_and_nothing_else()
    {
        (await (await server.AsAsync(Role.Rep)).GetAsync("/candidates")).Is(200);
        (await (await server.AsAsync(Role.Sales)).GetAsync("/candidates")).Refuses(403);
        (await server.Visitor.GetAsync("/candidates")).Refuses(401, code: "Key.Missing");
    }

    [Theory]
    [InlineData("Bearer kcrm_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("kcrm_00")]
    public async Task A_wrong_key_is_refused_also_where_none_is_needed(string header)
    {
        foreach (var path in new[] { "/candidates", "/search?q=a", "/articles/KB-1" })
        {
            var reply = await server.Visitor.GetAsync(path, ("Authorization", header));
            reply.Refuses(401, code: "Key.Unusable");
            Assert.Equal("Bearer", reply.Headers["WWW-Authenticate"]);
        }
    }

    [Fact]
    public async Task F41_a_revoked_and_an_expired_key_end_with_the_next_call()
    {
        var secret = await server.KeyAsync([Role.Rep]);
        using var caller = new ApiCaller(server.Server.Address, secret);
        (await caller.GetAsync("/candidates")).Is(200);
        (await server.Get<RevokeKey>().RunAsync(Actor.System, secret[..11], Stop)).Value.ToString();
        (await caller.GetAsync("/candidates")).Refuses(401, code: "Key.Unusable");

        var other = await server.KeyAsync([Role.Rep]);
        using var late = new ApiCaller(server.Server.Address, other);
        (await late.GetAsync("/candidates")).Is(200);
        await using (var db = await server.DbAsync())
            await db.ApiKeys.Where(key => key.Start == other.Substring(0, 11))
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.ExpiresAt, DateTime.UtcNow.AddSeconds(-1)), Stop);
        (await late.GetAsync("/candidates")).Refuses(401, code: "Key.Unusable");
    }

    [Fact]
    public async Task A_role_that_its_person_has_lost_is_lost_to_the_key()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var id = await server.Server.PersonAsync(email, Role.Rep, Role.Sales);
        using var caller = new ApiCaller(server.Server.Address, await server.KeyAsync([Role.Rep], email));
        (await caller.GetAsync("/candidates")).Is(200);
        _ = (await server.Get<ChangeRoles>().RunAsync(Actor.System, id, [Role.Sales], Stop)).Value;
        // Without a role the key is nobody of the house any more.
        (await caller.GetAsync("/candidates")).Refuses(404);
    }

    [Fact]
    public async Task The_sign_in_cookie_is_never_accepted()
    {
        var session = await server.SessionAsync(Role.Administrator);
        Assert.Equal(200, (int)(await session.GetAsync("/account")).StatusCode);

        foreach (var path in new[] { "/api/v1/customers", "/api/v1/candidates" })
        {
            using var answer = await session.GetAsync(path);
            Assert.Equal(401, (int)answer.StatusCode);
        }
        // Where no key is needed, a session makes no difference either.
        var inside = await server.PublishedAsync("For colleagues alone", Audience.Internal);
        using var open = await session.GetAsync($"/api/v1/articles/{inside}");
        Assert.Equal(404, (int)open.StatusCode);
        (await (await server.AsAsync(Role.Rep)).GetAsync($"/articles/{inside}")).Is(200);
    }

    [Fact]
    public async Task A_key_is_no_session()
    {
        var key = await server.KeyAsync([Role.Administrator]);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Server.Address };
        browser.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        using var answer = await browser.GetAsync("/account", Stop);
        Assert.Equal(302, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_person_and_two_keys_are_one_pair_of_eyes()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await server.Server.PersonAsync(email, Role.Author, Role.Reviewer);
        using var writing = new ApiCaller(server.Server.Address, await server.KeyAsync([Role.Author], email));
        using var judging = new ApiCaller(server.Server.Address, await server.KeyAsync([Role.Reviewer], email));
        var number = (await writing.PostAsync("/articles", new { title = "Mine", body = "Text." })).Text("number");
        (await writing.PostAsync($"/articles/{number}/submit")).Is(200);

        (await judging.PostAsync($"/articles/{number}/approve")).Refuses(403, code: "Article.FourEyes");
        (await (await server.AsAsync(Role.Reviewer)).PostAsync($"/articles/{number}/approve")).Is(200);
    }
}
