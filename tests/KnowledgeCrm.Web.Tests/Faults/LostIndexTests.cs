using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Api;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Faults;

/// <summary>F53 on the running server: the index is emptied, cut or deleted behind its back. Answers go on, and say that they may lack
/// something until it is whole again.</summary>
public sealed class LostIndexTests
{
    private const int Articles = 20;

    public static TheoryData<string> Losses => ["file deleted", "directory deleted", "file cut to nothing", "terms deleted"];

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
        var file = Directory.GetFiles(directory, "*.db").Single();
        switch (loss)
        {
            case "file deleted":
                foreach (var part in Directory.GetFiles(directory)) File.Delete(part);
                break;
            case "directory deleted":
                Directory.Delete(directory, recursive: true);
                break;
            case "file cut to nothing":
                using (var cut = new FileStream(file, FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite)) cut.Flush();
                break;
            default:
                DeleteTerms(file);
                break;
        }
    }

    private static void DeleteTerms(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        var tables = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'";
        using (var rows = command.ExecuteReader())
            while (rows.Read()) tables.Add(rows.GetString(0));
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            command.CommandText = $"INSERT INTO {table} ({table}) VALUES ('delete-all')";
            command.ExecuteNonQuery();
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
