using System.Net;
using System.Text.RegularExpressions;

namespace KnowledgeCrm.Web.Tests.Hosting;

/// <summary>Somebody at a page, with cookies and without scripts.</summary>
public sealed partial class WebVisitor(Uri address) : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, UseProxy = false };
    private HttpClient? client;

    public HttpClient Client => client ??= new HttpClient(handler) { BaseAddress = address };

    public CookieCollection Cookies => handler.CookieContainer.GetCookies(address);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<string> ReadAsync(string path) => await Body(await GetAsync(path));

    /// <summary>Sends a form with the token of a page that was read before.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await ReadAsync(page)).Groups[1].Value;
        Assert.NotEmpty(token);
        var form = fields.Prepend((Name: "__RequestVerificationToken", Value: token));
        return await Client.PostAsync(
            action, new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))), TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> TrySignInAsync(string email, string password, string query = "") => SendAsync(
        "/sign-in", "/sign-in" + query, ("_handler", "sign-in"), ("Form.Email", email), ("Form.Password", password));

    public async Task SignInAsync(string email, string password)
    {
        using var answer = await TrySignInAsync(email, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public static Task<string> Body(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        client?.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
