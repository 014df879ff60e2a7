using System.Net;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    private readonly TestServer server = TestServer.Started();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_right_password_opens_what_a_visitor_may_not_see()
    {
        await server.PersonAsync("rep@example.org", Role.Rep);
        using var visitor = server.Visitor();
        using var before = await visitor.GetAsync("/account");
        Assert.StartsWith("/sign-in", before.Headers.Location!.PathAndQuery, StringComparison.Ordinal);

        await visitor.SignInAsync("Rep@Example.org", TestServer.Password);

        Assert.Contains("Service representative", await visitor.ReadAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F4_known_and_unknown_people_get_the_same_words()
    {
        await server.PersonAsync("known@example.org", Role.Rep);
        using var visitor = server.Visitor();
        using var known = await visitor.TrySignInAsync("known@example.org", "wrong password");
        using var unknown = await visitor.TrySignInAsync("unknown@example.org", "wrong password");

        Assert.Equal(known.StatusCode, unknown.StatusCode);
        var words = Message(await WebVisitor.Body(known));
        Assert.Equal(words, Message(await WebVisitor.Body(unknown)));
        Assert.Contains("not right", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F7_of_twenty_wrong_passwords_at_once_all_count()
    {
        var id = await server.PersonAsync("locked@example.org", Role.Rep);
        var signIn = server.Services.GetRequiredService<SignIn>();
        var stop = TestContext.Current.CancellationToken;

        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => signIn.RunAsync("locked@example.org", $"wrong {n}", stop)));

        Assert.All(tries, tried => Assert.False(tried.Succeeded));
        Assert.False((await signIn.RunAsync("locked@example.org", TestServer.Password, stop)).Succeeded);
        var people = await server.Services.GetRequiredService<PersonList>().RunAsync(Actor.System, stop);
        Assert.NotNull(people.Value.Single(person => person.Id == id).LockedUntil);
    }

    [Fact]
    public async Task Four_wrong_passwords_leave_one_try()
    {
        await server.PersonAsync("four@example.org", Role.Rep);
        var signIn = server.Services.GetRequiredService<SignIn>();
        var stop = TestContext.Current.CancellationToken;
        for (var n = 0; n < 4; n++) await signIn.RunAsync("four@example.org", "wrong", stop);

        Assert.True((await signIn.RunAsync("four@example.org", TestServer.Password, stop)).Succeeded);
        // And all tries are there again.
        for (var n = 0; n < 4; n++) await signIn.RunAsync("four@example.org", "wrong", stop);
        Assert.True((await signIn.RunAsync("four@example.org", TestServer.Password, stop)).Succeeded);
    }

    [Theory]
    [InlineData("//evil.example", "/console")]
    [InlineData("/\\evil.example", "/console")]
    [InlineData("https://evil.example", "/console")]
    [InlineData("/%09/evil.example", "/%09/evil.example")]
    [InlineData("/\t/evil.example", "/console")]
    [InlineData("/account?from=洗衣机", "/account?from=%E6%B4%97%E8%A1%A3%E6%9C%BA")]
    public async Task F9_sign_in_leads_to_a_local_page(string wanted, string reached)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await server.PersonAsync(email, Role.Rep);
        using var visitor = server.Visitor();
        using var answer = await visitor.TrySignInAsync(email, TestServer.Password, "?returnUrl=" + Uri.EscapeDataString(wanted));

        var location = new Uri(server.Address, answer.Headers.Location!);
        Assert.Equal((server.Address.Authority, reached), (location.Authority, location.PathAndQuery));
    }

    [Fact]
    public async Task A_new_password_ends_other_sessions_and_keeps_this_one()
    {
        await server.PersonAsync("two@example.org", Role.Rep);
        using var here = server.Visitor();
        using var elsewhere = server.Visitor();
        await here.SignInAsync("two@example.org", TestServer.Password);
        await elsewhere.SignInAsync("two@example.org", TestServer.Password);

        using var changed = await here.SendAsync(
            "/account", "/account", ("_handler", "password"), ("Form.Present", TestServer.Password), ("Form.Wanted", "another horse"));

        Assert.Contains("The password is changed", await WebVisitor.Body(changed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        await server.PersonAsync("three@example.org", Role.Rep);
        using var here = server.Visitor();
        using var elsewhere = server.Visitor();
        await here.SignInAsync("three@example.org", TestServer.Password);
        await elsewhere.SignInAsync("three@example.org", TestServer.Password);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account")).StatusCode);

        using var ended = await here.SendAsync("/account", "/account", ("_handler", "everywhere"));

        Assert.Equal(HttpStatusCode.Redirect, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Roles_that_were_taken_away_are_gone_with_the_next_request()
    {
        var id = await server.PersonAsync("less@example.org", Role.Rep, Role.Author);
        using var visitor = server.Visitor();
        await visitor.SignInAsync("less@example.org", TestServer.Password);
        Assert.Contains("Author", await visitor.ReadAsync("/account"), StringComparison.Ordinal);

        var stop = TestContext.Current.CancellationToken;
        await server.Services.GetRequiredService<ChangeRoles>().RunAsync(Actor.System, id, [Role.Rep], stop);

        Assert.DoesNotContain("Author", await visitor.ReadAsync("/account"), StringComparison.Ordinal);
    }

    private static string Message(string page)
    {
        var start = page.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        Assert.True(start > 0, "no message");
        return page[start..page.IndexOf("</p>", start, StringComparison.Ordinal)];
    }
}
