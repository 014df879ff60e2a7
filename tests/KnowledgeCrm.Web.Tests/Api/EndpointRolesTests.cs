using System.Text.RegularExpressions;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>Every endpoint of the program, as the route table lists them, against every role, with a key and with a session.</summary>
public sealed class EndpointRolesTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public void F10_every_endpoint_is_listed()
    {
        var unlisted = Endpoints().Where(endpoint => !IsListed(endpoint.Method, endpoint.Pattern)).Select(endpoint => $"{endpoint.Method} {endpoint.Pattern}");
        AssertNone(unlisted);
        Assert.True(IsListed("GET", "/api/v1/search"));
        Assert.False(IsListed("DELETE", "/api/v1/search"));
        Assert.False(IsListed("GET", "/somewhere"));
    }

    [Fact]
    public void F10_every_line_of_the_api_is_there()
    {
        var there = Endpoints().ToHashSet();
        AssertNone(EndpointTable.Api.Where(line => !there.Contains((line.Method, line.Pattern))).Select(line => $"{line.Method} {line.Pattern}"));
    }

    [Fact]
    public async Task F10_each_call_is_for_the_keys_of_its_roles_alone()
    {
        var wrong = new List<string>();
        var (_, customer) = await server.CustomerAsync("Somebody else");
        var @case = await server.CaseAsync("Somebody else's", customer);
        var colleague = (await server.Get<CreatePerson>().RunAsync(
            Actor.System, new NewPerson("colleague@example.org", "A colleague", [Role.Rep], Hosting.TestServer.Password), TestContext.Current.CancellationToken)).Value.Id;
        var after = await AfterCare.MakeAsync(server);
        var (opportunity, objection, raised) = await SoldAsync(customer);
        // Nobody knows, so it lies with the knowledge managers.
        var question = (await server.Get<AskQuestion>().RunAsync(
            Actor.Of(colleague, "A colleague", [Role.Rep], "en", null), new QuestionInput { Title = "What is the zirconium gasket for?" }, TestContext.Current.CancellationToken)).Value.Number;
        foreach (var line in EndpointTable.Api)
        {
            var needs = $"{line.Path}{line.Body}";
            var article = new[] { "{article}", "{flag}" }.Any(needs.Contains)
                ? await server.PublishedAsync("Open to all", needs.Contains("given.txt", StringComparison.Ordinal) ? "given.txt" : null) : "";
            var edit = line.Path?.Contains("{edit}", StringComparison.Ordinal) == true ? await EditAsync(article) : "";
            var flag = needs.Contains("{flag}", StringComparison.Ordinal) ? await MadeAsync($"/articles/{article}/flags", new { reason = "wrong" }) : "";
            var tip = needs.Contains("{tip}", StringComparison.Ordinal) ? await MadeAsync($"/articles/{article}/tips", new { text = "Try warm water" }) : "";
            var agreed = needs.Contains("{agreed}", StringComparison.Ordinal)
                ? await MadeAsync("/interactions", new { customer, disposition = "callBack", nextAt = "2098-01-01T00:00:00Z" }) : "";
            var list = needs.Contains("{list}", StringComparison.Ordinal) || needs.Contains("{entry}", StringComparison.Ordinal)
                ? await MadeAsync("/call-lists", new { name = "To call", customers = new[] { customer } }) : "";
            var entry = needs.Contains("{entry}", StringComparison.Ordinal)
                ? (await (await server.AsAsync(Role.Sales)).SendAsync("POST", $"/call-lists/{list}/next", "{}")).Is(200).Text("entry") : "";
            var filled = line with { Path = line.Path?.Replace("{flag}", flag).Replace("{tip}", tip).Replace("{agreed}", agreed).Replace("{list}", list).Replace("{entry}", entry) };
            await CheckAsync(filled, article, edit, null, "nobody", server.Visitor);
            // Who may goes last: it may be gone after that.
            foreach (var role in Enum.GetValues<Role>().OrderBy(line.May.Contains))
                await CheckAsync(filled, article, edit, role, $"{role}'s key", await server.AsAsync(role));
        }
        AssertNone(wrong);

        async Task CheckAsync(ApiLine line, string article, string edit, Role? role, string who, ApiCaller caller)
        {
            // It is gone after the first who may.
            if (line.Method == "DELETE" && article.Length > 0) await (await server.AsAsync(Role.Author)).SendAsync("POST", $"/articles/{article}/files?name=given.txt", "given");
            string Filled(string text) => text.Replace("{article}", article).Replace("{edit}", edit).Replace("{case}", @case).Replace("{customer}", customer).Replace("{person}", $"{colleague}")
                .Replace("{complaint}", after.Complaint).Replace("{dispatch}", after.Dispatch).Replace("{cause}", $"{after.Cause}").Replace("{answer}", $"{after.Answer}")
                .Replace("{opportunity}", opportunity).Replace("{objection}", objection).Replace("{raised}", raised).Replace("{question}", question);
            var reply = await caller.SendAsync(line.Method, Filled(line.Path ?? line.Pattern), line.Method == "GET" ? null : Filled(line.Body));
            var expected = role is not { } held ? line.Open ? 0 : 401
                : line.May.Contains(held) ? 0 : line.Hidden.Contains(held) ? 404 : 403;
            if (!Fits(expected, reply.Status)) wrong.Add($"{line.Method} {line.Pattern} for {who}: {reply.Status}");
        }
    }

    private async Task<(string Opportunity, string Objection, string Raised)> SoldAsync(string customer)
    {
        var sales = await server.AsAsync(Role.Sales);
        var opportunity = (await sales.PostAsync("/opportunities", new { title = "Ten of them", customer })).Is(201).Text("number");
        var objection = (await sales.PostAsync("/objections", new { english = "It is too dear" })).Is(201).Text("number");
        return (opportunity, objection, await MadeAsync($"/opportunities/{opportunity}/objections", new { words = "Too dear", objection }));
    }

    private async Task<string> EditAsync(string article) =>
        (await (await server.AsAsync(Role.Author)).PostAsync($"/articles/{article}/comments", new { quote = "Text", replacement = "Words" })).Is(201).Text("id");

    private async Task<string> MadeAsync(string path, object body) => (await (await server.AsAsync(Role.Sales)).PostAsync(path, body)).Is(201).Text("id");

    [Fact]
    public async Task F10_no_session_opens_the_api()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var session = await server.SessionAsync(role);
            foreach (var line in EndpointTable.Api.Where(line => !line.Open))
            {
                using var request = new HttpRequestMessage(new HttpMethod(line.Method), Address(line.Pattern));
                if (line.Method != "GET") request.Content = new StringContent("{}", null, "application/json");
                using var answer = await session.Client.SendAsync(request, TestContext.Current.CancellationToken);
                if ((int)answer.StatusCode != 401) wrong.Add($"{line.Method} {line.Pattern} for {role}'s session: {(int)answer.StatusCode}");
            }
        }
        AssertNone(wrong);
    }

    [Fact]
    public async Task F10_each_page_is_for_the_sessions_of_its_roles_alone()
    {
        var wrong = new List<string>();
        using var visitor = server.Server.Visitor();
        using var withKey = server.Server.Visitor();
        withKey.Client.DefaultRequestHeaders.Add("Authorization", $"Bearer {await server.KeyAsync([.. Enum.GetValues<Role>()])}");
        foreach (var (_, pattern) in Endpoints().Where(endpoint => endpoint.Method == "GET" && PageOf(endpoint.Pattern) is not null))
        {
            var line = PageOf(pattern)!;
            await CheckAsync(line.Open ? 0 : 302, "nobody", visitor);
            await CheckAsync(line.Open ? 0 : 302, "a key", withKey);
            foreach (var role in Enum.GetValues<Role>())
                await CheckAsync(line.May.Contains(role) ? 0 : 403, $"{role}", await server.SessionAsync(role));

            async Task CheckAsync(int expected, string who, Hosting.WebVisitor browser)
            {
                using var answer = await browser.GetAsync(Address(pattern));
                var status = (int)answer.StatusCode;
                var toSignIn = status == 302 && answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal);
                var fits = expected switch
                {
                    302 => toSignIn,
                    // Pages about errors bear the error's status; an address made up here may lead to nothing.
                    0 => pattern.StartsWith("/error", StringComparison.Ordinal) || pattern == "/forbidden" || !(toSignIn || status is 401 or 403 or >= 500),
                    _ => status == expected,
                };
                if (!fits) wrong.Add($"{pattern} for {who}: {status}");
            }
        }
        AssertNone(wrong);
    }

    [Fact]
    public async Task F10_no_form_is_taken_without_its_token()
    {
        foreach (var form in EndpointTable.Forms)
        {
            using var visitor = server.Server.Visitor();
            foreach (var browser in new[] { visitor, await server.SessionAsync(Role.Administrator) })
            {
                using var answer = await browser.Client.PostAsync(form, new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
                Assert.Equal(400, (int)answer.StatusCode);
            }
        }
        using var still = await (await server.SessionAsync(Role.Administrator)).GetAsync("/account");
        Assert.Equal(200, (int)still.StatusCode);
    }

    private static void AssertNone(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));

    // Who may call gets something else than a refusal to be known or to do it: what was sent may still be wrong, or come too late.
    private static bool Fits(int expected, int status) => expected == 0 ? status is not (401 or 403 or 404 or 429 or >= 500) : status == expected;

    private static bool IsListed(string method, string pattern) =>
        EndpointTable.Api.Any(line => (line.Method, line.Pattern) == (method, pattern))
        || EndpointTable.Machinery.Any(machinery => Matches(machinery, pattern))
        || (method == "POST" && EndpointTable.Forms.Contains(pattern))
        || (method is "GET" or "HEAD" or "POST" && PageOf(pattern) is not null && !pattern.StartsWith("/api/v1", StringComparison.Ordinal));

    private static PageLine? PageOf(string pattern) => EndpointTable.Pages.FirstOrDefault(line => Matches(line.Pattern, pattern));

    private static bool Matches(string line, string pattern) =>
        line.EndsWith('*') ? pattern.StartsWith(line[..^1], StringComparison.OrdinalIgnoreCase) : line.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static string Address(string pattern) =>
        Regex.Replace(
            pattern.Replace("{documentName}", "v1").Replace("{Status:int}", "404").Replace(":int}", ":int}1").Replace("{comment:guid}", $"{Guid.Empty}")
                .Replace("{flag:guid}", $"{Guid.Empty}").Replace("{tip:guid}", $"{Guid.Empty}").Replace("{id:guid}", $"{Guid.Empty}").Replace("{Id:guid}", $"{Guid.Empty}")
                .Replace("{message:guid}", $"{Guid.Empty}").Replace("{notice:long}", "1").Replace("{cause:guid}", $"{Guid.Empty}").Replace("{answer:guid}", $"{Guid.Empty}"),
            @"\{[^}]+:int\}|(\{[^}]+\})", match => match.Groups[1].Success ? "x" : "");

    private IEnumerable<(string Method, string Pattern)> Endpoints() =>
        from endpoint in server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            // Files of the program itself: no secret, and listed by the build.
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]
        select (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/').TrimEnd('/'));
}
