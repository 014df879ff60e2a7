using System.Diagnostics;
using System.Text.RegularExpressions;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Faults;

namespace KnowledgeCrm.Benchmarks;

/// <summary>An article with 10,000 versions: reading its history, and its pages as a signed-in author's browser gets them.</summary>
internal static partial class History
{
    private const int Versions = 10_000;
    private const int Times = 40;
    private const string Email = "author@example.org";
    private const string Password = "right horse battery";

    public static async Task PrintAsync(CancellationToken stop)
    {
        using var folder = new DataFolder();
        string number;
        await using (var library = await RunningLibrary.StartAsync(folder.Settings, stop)) number = await FillAsync(library, stop);
        await using var server = await ServerProcess.StartAsync(folder.Settings, ServerProcess.HangGuard, stop, "--no-demo");
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        await SignInAsync(browser, stop);
        var last = Versions / VersionList.PageSize - 1;
        foreach (var (what, path) in new[] { ("history page, first", "/history"), ("history page, last", $"/history?page={last}"), ("article page", "") })
        {
            await PrintAsync(what, async () =>
            {
                using var answer = await browser.GetAsync($"/console/articles/{number}{path}", stop);
                answer.EnsureSuccessStatusCode();
                return await answer.Content.ReadAsStringAsync(stop);
            });
        }
    }

    private static async Task<string> FillAsync(RunningLibrary library, CancellationToken stop)
    {
        var made = (await library.Get<CreatePerson>().RunAsync(Actor.System, new NewPerson(Email, "Author", [Role.Author], Password), stop)).Value;
        var author = (await library.Get<ActorOf>().RunAsync(made.Id, stop))!;
        // About 3 KB, as a middling article.
        var body = string.Concat(Enumerable.Repeat("Shake the tank until the float moves, then start the programme again.\n\n", 40));
        var input = new ArticleInput { Title = "The float", Body = body };
        var number = (await library.Get<StartArticle>().RunAsync(author, input, null, null, stop)).Value.Number;
        var began = Stopwatch.GetTimestamp();
        for (var i = 2; i <= Versions; i++)
            _ = (await library.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = $"{body}{i}", Note = $"Change {i}" }, null, stop)).Value;
        Console.WriteLine($"{Versions} versions saved in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
        var list = library.Get<VersionList>();
        await PrintAsync("reading the first page of the history", () => list.RunAsync(author, number, 0, stop));
        await PrintAsync("reading its last page", () => list.RunAsync(author, number, Versions / VersionList.PageSize - 1, stop));
        return number;
    }

    private static async Task SignInAsync(HttpClient browser, CancellationToken stop)
    {
        var token = Token().Match(await browser.GetStringAsync("/sign-in", stop)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token, ["_handler"] = "sign-in", ["Form.Email"] = Email, ["Form.Password"] = Password,
        });
        using var answer = await browser.PostAsync("/sign-in", form, stop);
        if ((int)answer.StatusCode != 302) throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
    }

    private static async Task PrintAsync<T>(string what, Func<Task<T>> ask)
    {
        var measured = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask();
            measured.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Console.WriteLine($"{what}: {new Percentiles(measured)}");
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
