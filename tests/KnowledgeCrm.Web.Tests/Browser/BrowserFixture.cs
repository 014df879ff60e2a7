using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Browser;

/// <summary>The system's own Chromium, one for all tests of a collection. Without one the tests are skipped, except where CI says that
/// nothing may be.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    // A busy machine is slow, not broken.
    private const float Patience = 60_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.FirstOrDefault(File.Exists);
        if (path is null) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A new window of somebody with an account that has these roles; scripts of the test itself may run in it.</summary>
    public async Task<ConsoleWindow> SignedInAsync(TestServer server, params Role[] roles)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var person = await server.PersonAsync(email, roles);
        var page = await PageAsync();
        await page.GotoAsync(new Uri(server.Address, "/sign-in").ToString());
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", TestServer.Password);
        await page.ClickAsync("form button.button-main");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        return new ConsoleWindow(page, server, person);
    }

    /// <summary>A window of nobody yet, whose browser prefers a language.</summary>
    /// <param name="locale">The browser's own language.</param>
    /// <param name="ownScripts">Whether scripts of the test may run in it; without them the server's content policy holds as for everybody.</param>
    public async Task<IPage> PageAsync(string locale = "en-GB", bool ownScripts = true)
    {
        if (browser is null && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail("There is no Chromium here.");
        Assert.SkipWhen(browser is null, "There is no Chromium here; set CHROMIUM to its path.");
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale, BypassCSP = ownScripts, ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
