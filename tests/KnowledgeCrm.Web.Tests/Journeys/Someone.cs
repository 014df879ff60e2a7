using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Layout;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Journeys;

/// <summary>One person before a browser of their own, who finds what to press and fill in by what the page calls it in their language.</summary>
internal sealed class Someone(IPage page, TestServer server, string language) : IAsyncDisposable
{
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language == Languages.Chinese ? "zh-CN" : "en-GB");

    public IPage Page => page;

    public ILocator Main => page.GetByRole(AriaRole.Main);

    /// <summary>A text of the product, from the resources that the pages themselves use.</summary>
    public string Text<TTexts>(string key, params object[] values)
    {
        var text = new ResourceManager(typeof(TTexts)).GetString(key, culture);
        Assert.True(text is not null, $"{typeof(TTexts).Name} has no {key}.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }

    public ILocator Button<TTexts>(string key) => page.GetByRole(AriaRole.Button, new() { Name = Text<TTexts>(key), Exact = true });

    public ILocator Link<TTexts>(string key) => page.GetByRole(AriaRole.Link, new() { Name = Text<TTexts>(key), Exact = true });

    public ILocator Field<TTexts>(string key) => page.GetByLabel(Text<TTexts>(key), new() { Exact = true });

    public ILocator Region(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public Task GoAsync(string path) => page.GotoAsync(new Uri(server.Address, path).ToString());

    /// <summary>Opens a page of the console and waits until it answers.</summary>
    public async Task OpenAsync(string path)
    {
        await GoAsync(path);
        await LiveAsync();
    }

    public async Task SignInAsync(string email)
    {
        await Field<AccountText>("Email").FillAsync(email);
        await Field<AccountText>("Password").FillAsync(TestServer.Password);
        await Button<AccountText>("SignIn.Do").ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
    }

    /// <summary>Signs in and arrives in the console.</summary>
    public async Task BeginWorkAsync(string email)
    {
        await GoAsync("/sign-in");
        await SignInAsync(email);
        Assert.Equal("/console", new Uri(page.Url).AbsolutePath);
        await LiveAsync();
    }

    /// <summary>To a place of the console by its name in the navigation.</summary>
    public async Task ToPlaceAsync(string key)
    {
        var navigation = page.GetByRole(AriaRole.Navigation, new() { Name = Text<ConsoleText>("Navigation"), Exact = true });
        await navigation.GetByRole(AriaRole.Link, new() { Name = Text<ConsoleText>(key), Exact = true }).ClickAsync();
    }

    /// <summary>Is on a page whose address ends so.</summary>
    public Task ArrivesAsync(string ending) => Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(ending) + "$"));

    public Task SeesAsync(string text) => Expect(Main).ToContainTextAsync(text);

    /// <summary>Loads the page again until it shows something; the page itself is what is waited for.</summary>
    public async Task ReloadUntilAsync(ILocator shown)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await shown.CountAsync() == 0)
        {
            Assert.False(patience.IsCancellationRequested, $"It was not found at {page.Url}.");
            await page.ReloadAsync();
        }
    }

    public ValueTask DisposeAsync() => page.Context.DisposeAsync();

    private Task LiveAsync() => page.Locator("[data-live=true]").WaitForAsync();
}
