using System.Diagnostics;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Benchmarks;

/// <summary>How long after a reviewer's approval a visitor finds the article.</summary>
internal static class Freshness
{
    private const int Articles = 200;

    public static async Task PrintAsync(CancellationToken stop)
    {
        using var folder = new DataFolder();
        await using var library = await RunningLibrary.StartAsync(folder.Settings, stop);
        var author = await PersonAsync(library, Role.Author, stop);
        var reviewer = await PersonAsync(library, Role.Reviewer, stop);
        var visitor = Actor.Visitor(Languages.English);
        var search = library.Get<SearchEverything>();
        var measured = new List<double>();
        await library.WhenIndexedAsync(stop);
        for (var i = 0; i < Articles; i++)
        {
            var word = $"HX{7000 + i}";
            var input = new ArticleInput { Title = $"What {word} means", Body = "Shake the tank until the float moves.", Language = "en", Audience = Audience.Public };
            var number = (await library.Get<StartArticle>().RunAsync(author, input, null, null, stop)).Value.Number;
            _ = (await library.Get<SubmitArticle>().RunAsync(author, number, stop)).Value;
            var began = Stopwatch.GetTimestamp();
            _ = (await library.Get<ApproveArticle>().RunAsync(reviewer, number, null, stop)).Value;
            while ((await search.RunAsync(visitor, new SearchRequest(word), stop)).Total == 0) await Task.Delay(1, stop);
            measured.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Console.WriteLine($"Approve to found: {new Percentiles(measured)}");
    }

    private static async Task<Actor> PersonAsync(RunningLibrary library, Role role, CancellationToken stop)
    {
        var made = (await library.Get<CreatePerson>().RunAsync(
            Actor.System, new NewPerson($"{role}@example.org", role.ToString(), [role], "right horse battery"), stop)).Value;
        return (await library.Get<ActorOf>().RunAsync(made.Id, stop))!;
    }
}
