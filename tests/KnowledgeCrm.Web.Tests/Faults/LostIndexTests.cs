using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Faults;

/// <summary>F53 on the running server: the index is emptied, cut or deleted behind its back. Answers go on, and say that they may lack
/// something until it is whole again.</summary>
public sealed class LostIndexTests
{
    private const int Articles = 20;

    public static TheoryData<string> Losses => ["segments deleted", "directory deleted", "segment cut to nothing", "manifest is rubbish"];

    [Theory, MemberData(nameof(Losses))]
    public async Task F53_a_lost_index_is_noticed_said_and_rebuilt(string loss)
    {
        await using var server = new HeldServer();
        server.StartServer();
        using var rep = new ApiCaller(server.Address, await server.KeyAsync(Role.Rep, Role.Author));
        using var reviewer = new ApiCaller(server.Address, await server.KeyAsync(Role.Reviewer));
        for (var number = 0; number < Articles; number++) await PublishAsync(rep, reviewer, $"Descaling step {number}");
        Task<ApiReply> SearchAsync() => rep.GetAsync("/search?q=descaling&limit=1");
        await FaultWorld.UntilAsync(SearchAsync, found => IsWhole(found) && Total(found) == Articles, "all is found at first");
        var build = server.Services.GetRequiredService<SearchIndex>().State.Build;

        using (server.Held.Hold())
        {
            Lose(server.SearchDirectory, loss);
            await FaultWorld.UntilAsync(SearchAsync, found => !IsWhole(found), "the loss is said");
            // The case is opened and answered as ever, and found later.
            (await rep.PostAsync("/cases", new { subject = "Descaling never ends", description = "Why?", language = "en" })).Is(201);
            Assert.False(IsWhole(await SearchAsync()));
        }

        await FaultWorld.UntilAsync(SearchAsync, found => IsWhole(found) && Total(found) == Articles, "all is found again");
        await FaultWorld.UntilAsync(() => rep.GetAsync("/search?q=descaling&type=case"), found => Total(found) == 1, "the case is found");
        Assert.True(server.Services.GetRequiredService<SearchIndex>().State.Build > build);
    }

    private static void Lose(string directory, string loss)
    {
        var build = Directory.GetDirectories(directory, "search-*").Single();
        var segments = Directory.GetFiles(build, "*.seg");
        Assert.NotEmpty(segments);
        switch (loss)
        {
            case "segments deleted":
                foreach (var segment in segments) File.Delete(segment);
                break;
            case "directory deleted":
                Directory.Delete(directory, recursive: true);
                break;
            case "segment cut to nothing":
                using (var cut = new FileStream(segments[0], FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite)) cut.Flush();
                break;
            default:
                File.WriteAllText(Path.Combine(build, "manifest.json"), "rubbish");
                break;
        }
    }

    private static async Task PublishAsync(ApiCaller caller, ApiCaller reviewer, string title)
    {
        var article = (await caller.PostAsync("/articles", new { title, body = "Text.", language = "en", audience = "public" })).Text("number");
        (await caller.PostAsync($"/articles/{article}/submit")).Is(200);
        (await reviewer.PostAsync($"/articles/{article}/approve")).Is(200);
    }

    private static int Total(ApiReply found) => found.Is(200).Json.GetProperty("total").GetInt32();

    private static bool IsWhole(ApiReply found) => !found.Is(200).Json.GetProperty("incomplete").GetBoolean();
}
