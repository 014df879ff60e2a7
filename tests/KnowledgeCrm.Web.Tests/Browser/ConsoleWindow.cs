using KnowledgeCrm.Accounts;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Browser;

/// <summary>A browser window on the console, and whose it is.</summary>
public sealed class ConsoleWindow(IPage page, TestServer server, Guid personId) : IAsyncDisposable
{
    public IPage Page => page;
    public Guid PersonId => personId;

    /// <summary>Opens a page, and waits until it listens.</summary>
    public async Task OpenAsync(string path)
    {
        await page.GotoAsync(new Uri(server.Address, path).ToString());
        await LiveAsync();
    }

    public async Task ReloadAsync()
    {
        await page.ReloadAsync();
        await LiveAsync();
    }

    /// <summary>Who the person is to the library at this moment.</summary>
    public async Task<Common.Actor> ActorAsync() =>
        (await server.Services.GetRequiredService<ActorOf>().RunAsync(personId, TestContext.Current.CancellationToken))!;

    public ValueTask DisposeAsync() => page.Context.DisposeAsync();

    private Task LiveAsync() => page.Locator("[data-live=true]").WaitForAsync();
}
