using System.Net;

namespace KnowledgeCrm.Web.Tests.Hosting;

public sealed class FloorTests : IAsyncLifetime
{
    private readonly TestServer server = TestServer.Started();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("zh-TW,zh;q=0.9,en;q=0.8", "登录")]
    [InlineData("fr,en;q=0.5,zh;q=0.4", "Sign in")]
    [InlineData("fr", "Sign in")]
    [InlineData("", "Sign in")]
    public async Task The_browser_says_the_language_at_first(string accepted, string title)
    {
        using var visitor = server.Visitor();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepted);
        Assert.Contains($"<h1>{title}</h1>", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in?returnUrl=%2Faccount", "/sign-in?returnUrl=%2Faccount")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("", "/")]
    public async Task F9_switching_the_language_comes_back_to_the_same_local_page(string from, string back)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.SendAsync("/sign-in", "/language", ("language", "zh"), ("returnUrl", from));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(back, answer.Headers.Location!.OriginalString);
        Assert.Contains("<h1>登录</h1>", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_theme_that_was_chosen_is_the_pages()
    {
        using var visitor = server.Visitor();
        Assert.DoesNotContain("data-theme", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
        using var answer = await visitor.SendAsync("/sign-in", "/theme", ("theme", "dark"), ("returnUrl", "/sign-in"));
        Assert.Contains("data-theme=\"dark\"", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/language")]
    [InlineData("/theme")]
    public async Task A_form_that_is_not_ours_is_refused_with_a_page(string action)
    {
        using var visitor = server.Visitor();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("language", "zh")]);
        using var answer = await visitor.Client.PostAsync(action, form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("notice-refused", await WebVisitor.Body(answer), StringComparison.Ordinal);
        Assert.Null(visitor.Cookies["lang"]);
    }

    [Fact]
    public async Task What_is_missing_and_what_is_closed_are_two_pages()
    {
        using var visitor = server.Visitor();
        using var missing = await visitor.GetAsync("/there/is/no/such/page");
        using var closed = await visitor.GetAsync("/forbidden");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("notice-missing", await WebVisitor.Body(missing), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        Assert.Contains("notice-closed", await WebVisitor.Body(closed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_answers_with_problem_documents()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.GetAsync("/api/v1/no-such-thing");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"code\"", await WebVisitor.Body(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/css/tokens.css")]
    [InlineData("/api/v1/no-such-thing")]
    public async Task Every_answer_bears_the_headers(string path)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var rule in new[] { "default-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'" })
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task F42_a_circuit_is_not_opened_from_another_site()
    {
        using var visitor = server.Visitor();
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(visitor, "https://evil.example"));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(visitor, server.Address.GetLeftPart(UriPartial.Authority)));
    }

    private static async Task<HttpStatusCode> NegotiateAsync(WebVisitor visitor, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin);
        using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
