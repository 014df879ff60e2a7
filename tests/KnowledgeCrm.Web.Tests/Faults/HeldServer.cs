using System.Runtime.CompilerServices;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Faults;

/// <summary>The server in this process, on a free port, whose search index can be held in the middle of being rebuilt: otherwise that is
/// over before anybody can look. It looks after its index more often than usual.</summary>
internal sealed class HeldServer : WebApplicationFactory<Program>
{
    private readonly string data = Directory.CreateTempSubdirectory("knowledgecrm-").FullName;

    public HeldServer() => UseKestrel(0);

    public HeldSource Held { get; } = new();
    public Uri Address => ClientOptions.BaseAddress;
    public string SearchDirectory => Path.Combine(data, "search");

    public async Task<string> KeyAsync(params Role[] roles) =>
        (await Services.GetRequiredService<CreateKey>().RunAsync(Actor.System, new NewKey("faults", roles), CancellationToken.None)).Value.Secret;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("KnowledgeCrm:Data", data);
        builder.UseSetting("KnowledgeCrm:Demo", "false");
        builder.ConfigureTestServices(services => services
            .AddSingleton<ISearchSource>(Held)
            .AddSingleton(new SearchIndexerPace { LookEvery = TimeSpan.FromMilliseconds(200) }));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }
}

/// <summary>A source without documents, which keeps a rebuild waiting while it is held.</summary>
internal sealed class HeldSource : ISearchSource
{
    private volatile TaskCompletionSource? held;

    public string Kind => "held";
    public IReadOnlyList<string> Scopes => [];

    /// <summary>Holds every rebuild until what this returns is disposed.</summary>
    public IDisposable Hold()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        held = hold;
        return new Letting(hold);
    }

    public string? ScopeFor(Actor actor, Audience? narrowedTo) => null;

    public Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<SearchDocument>>([]);

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        if (held is { } hold) await hold.Task.WaitAsync(stop);
        yield break;
    }

    public Task<int> CountAsync(CancellationToken stop) => Task.FromResult(0);

    public Task<IReadOnlyList<FoundItem>> PresentAsync(Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<FoundItem>>([]);

    private sealed class Letting(TaskCompletionSource hold) : IDisposable
    {
        public void Dispose() => hold.TrySetResult();
    }
}
