using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>A server with callers, articles and cases to try the API on. Shared by the tests of a class.</summary>
public sealed class ApiServer : IAsyncLifetime
{
    private readonly Dictionary<string, ApiCaller> callers = [];
    private readonly Dictionary<Role, WebVisitor> sessions = [];

    public TestServer Server { get; } = TestServer.Started(
        ("KnowledgeCrm:Api:VisitorReadsPerMinute", "100000"), ("KnowledgeCrm:Api:VisitorFeedbackPerMinute", "100000"));

    public ApiCaller Visitor => callers.TryGetValue("", out var visitor) ? visitor : callers[""] = new ApiCaller(Server.Address, null);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public T Get<T>() where T : notnull => Server.Services.GetRequiredService<T>();

    /// <summary>Somebody with a key of these roles; the same one each time.</summary>
    public async Task<ApiCaller> AsAsync(params Role[] roles)
    {
        var name = string.Join('+', roles);
        return callers.TryGetValue(name, out var known) ? known : callers[name] = new ApiCaller(Server.Address, await KeyAsync(roles));
    }

    /// <summary>A browser with a session of this role; the same one each time.</summary>
    public async Task<WebVisitor> SessionAsync(Role role) =>
        sessions.TryGetValue(role, out var known) ? known : sessions[role] = await Server.SignedInAsync(role);

    /// <summary>A new key, of a new service account or of a person.</summary>
    public async Task<string> KeyAsync(Role[] roles, string? email = null) =>
        (await Get<CreateKey>().RunAsync(Actor.System, new NewKey("test", roles, email), Stop)).Value.Secret;

    /// <summary>Somebody with a key who is, or acts for, a new customer.</summary>
    public async Task<(ApiCaller Caller, string Number)> CustomerAsync(string name)
    {
        var added = (await Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = name, Language = "en" }, Stop)).Value;
        var email = $"{Guid.NewGuid():N}@example.org";
        await Get<CreatePerson>().RunAsync(
            Actor.System, new NewPerson(email, name, [Role.Customer], TestServer.Password, CustomerId: added.Id), Stop);
        return (callers[email] = new ApiCaller(Server.Address, await KeyAsync([Role.Customer], email)), added.Number);
    }

    public async Task<string> CaseAsync(string subject = "It hums", string? customer = null) =>
        (await (await AsAsync(Role.Rep)).PostAsync("/cases", new { subject, description = subject, language = "en", customer })).Text("number");

    public async Task<string> DraftAsync(string title, Audience audience = Audience.Public, string body = "Text.", string language = "en") =>
        (await (await AsAsync(Role.Author)).PostAsync(
            "/articles", new { title, body, language, audience = audience.ToString().ToLowerInvariant() })).Text("number");

    /// <summary>An article that readers see, and that search has taken in.</summary>
    public async Task<string> PublishedAsync(string title, Audience audience = Audience.Public, string body = "Text.", string language = "en")
    {
        var number = await DraftAsync(title, audience, body, language);
        (await (await AsAsync(Role.Author)).PostAsync($"/articles/{number}/submit")).Is(200);
        (await (await AsAsync(Role.Reviewer)).PostAsync($"/articles/{number}/approve")).Is(200);
        await SearchedAsync();
        return number;
    }

    /// <summary>Waits until search has taken in what was done.</summary>
    public async Task SearchedAsync()
    {
        await using var db = await DbAsync();
        var last = await db.OutboxEvents.Where(e => e.SearchId != null).MaxAsync(e => (long?)e.Id, Stop) ?? 0;
        await Get<SearchIndexer>().WhenCaughtUpAsync(last, Stop);
    }

    /// <summary>A public one with a file of this name.</summary>
    public async Task<string> PublishedAsync(string title, string? file)
    {
        if (file is null) return await PublishedAsync(title);
        var number = await DraftAsync(title);
        (await (await AsAsync(Role.Author)).SendAsync("POST", $"/articles/{number}/files?name={file}", "given")).Is(201);
        (await (await AsAsync(Role.Author)).PostAsync($"/articles/{number}/submit")).Is(200);
        (await (await AsAsync(Role.Reviewer)).PostAsync($"/articles/{number}/approve")).Is(200);
        return number;
    }

    public Task<KnowledgeCrmDb> DbAsync() => Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in callers.Values) caller.Dispose();
        foreach (var session in sessions.Values) session.Dispose();
        await Server.DisposeAsync();
    }
}
