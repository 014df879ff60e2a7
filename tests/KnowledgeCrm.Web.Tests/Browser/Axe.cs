using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Browser;

/// <summary>Looks for what keeps people out of a page. The script is not part of this repository: `npm install axe-core@4.14.1` above it,
/// or AXE with its path, brings it in; without it the test is skipped.</summary>
internal static class Axe
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    public static void Need() => Assert.SkipWhen(Find() is null, "axe-core is not here: npm install axe-core@4.14.1, or set AXE to its axe.min.js.");

    public static async Task FindsNothingAsync(IPage page)
    {
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Content = await File.ReadAllTextAsync(Find()!, TestContext.Current.CancellationToken) });
        var found = await page.EvaluateAsync<string[]>(
            "rules => axe.run(document, { runOnly: rules }).then(r => r.violations.map(v => `${v.id}: ${v.nodes[0].html}`))", Rules);
        Assert.Empty(found);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("AXE") is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "node_modules", "axe-core", "axe.min.js");
            if (File.Exists(path)) return path;
        }
        return null;
    }
}
