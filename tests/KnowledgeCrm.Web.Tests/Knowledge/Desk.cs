using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Knowledge;

/// <summary>The program with a browser before it, shared by the tests of one class.</summary>
public sealed class Desk : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public TestServer Server { get; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        Server.StartServer();
        return ValueTask.CompletedTask;
    }

    public T Get<T>() where T : notnull => Server.Services.GetRequiredService<T>();

    /// <summary>Somebody who works here, for use cases and for the browser alike.</summary>
    public async Task<(Actor Actor, string Email)> PersonAsync(params Role[] roles)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var id = await Server.PersonAsync(email, roles);
        return (Actor.Of(id, email.Split('@')[0], roles, Languages.English, null), email);
    }

    /// <summary>A page of a signed-in person, in a browser of their own.</summary>
    public async Task<IPage> PageAsync(string email)
    {
        Assert.SkipUnless(File.Exists(Chromium) || Environment.GetEnvironmentVariable("CI") == "true", $"There is no {Chromium}.");
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Arguments });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Server.Address.ToString(), Locale = "en-GB" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name='Form.Email']", email);
        await page.FillAsync("[name='Form.Password']", TestServer.Password);
        await page.ClickAsync("main button[type=submit]");
        return page;
    }

    /// <summary>Opens a page of the console and waits until it answers.</summary>
    public static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync("[data-live]");
    }

    public async Task<string> DraftAsync(Actor author, string body = "Text.", Audience audience = Audience.Public)
    {
        var input = new ArticleInput { Title = "The drum does not turn", Body = body, Language = Languages.English, Audience = audience };
        return (await Get<StartArticle>().RunAsync(author, input, null, null, Stop)).Value.Number;
    }

    /// <summary>The working version as it is in the database.</summary>
    public async Task<ArticleView> WorkAsync(string number) => (await Get<ArticleWork>().RunAsync(Actor.System, number, Stop)).Value.Article;

    /// <summary>Waits for what happens in its own time, and fails when it does not.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 1_200, "It did not come to hold.");
            await timer.WaitForNextTickAsync(Stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await Server.DisposeAsync();
    }
}
