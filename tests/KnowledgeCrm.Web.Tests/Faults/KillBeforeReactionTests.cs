using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Web.Tests.Faults;

/// <summary>F61 with a real process: killed after a case is resolved and before what follows from it is done.</summary>
public sealed class KillBeforeReactionTests
{
    private const string CustomersWord = "HX7741";

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task F61_killed_between_resolve_and_reaction_teaches_once(DatabaseKind kind)
    {
        await using var world = await FaultWorld.OpenAsync(kind);
        var key = await world.KeyAsync(Role.Rep, Role.Author);
        var reviewersKey = await world.KeyAsync(Role.Reviewer);
        // The tables are there now. The reaction starts, and does not get to its end before the kill.
        await world.AskAsync(db => db.Database.ExecuteSqlRawAsync(EndlessTeaching(kind)));

        string article;
        await using (var server = await world.StartAsync())
        {
            using var caller = new ApiCaller(server.Address, key);
            using var reviewer = new ApiCaller(server.Address, reviewersKey);
            article = await PublishedAsync(caller, reviewer);
            var @case = (await caller.PostAsync("/cases", new { subject = $"It shows {CustomersWord}", description = "What now?", language = "en" })).Text("number");
            (await caller.PostAsync($"/cases/{@case}/resolve", new { outcome = "solved", article })).Is(200);
            await server.KillAsync();
        }
        Assert.Equal(0, await world.AskAsync(db => db.CustomersWords.CountAsync()));
        Assert.Equal(1, await world.AskAsync(db => db.OutboxEvents.CountAsync(e => e.Type == nameof(CaseResolved) && e.DeliveredAt == null)));
        await world.AskAsync(db => db.Database.ExecuteSqlRawAsync(TeachingAgain(kind)));

        await using (var server = await world.StartAsync())
        {
            using var caller = new ApiCaller(server.Address, key);
            await TaughtOnceAsync(caller, article);
        }
        // Nor does the next start do it a second time.
        await using (var server = await world.StartAsync())
        {
            using var caller = new ApiCaller(server.Address, key);
            await TaughtOnceAsync(caller, article);
        }
        Assert.Equal(1, await world.AskAsync(db => db.CustomersWords.CountAsync()));
        Assert.Equal(0, await world.AskAsync(db => db.OutboxEvents.CountAsync(e => e.DeliveredAt == null)));
    }

    private static async Task<string> PublishedAsync(ApiCaller caller, ApiCaller reviewer)
    {
        var article = (await caller.PostAsync(
            "/articles", new { title = "Free the float", body = "Shake the tank.", language = "en", audience = "public" })).Text("number");
        (await caller.PostAsync($"/articles/{article}/submit")).Is(200);
        (await reviewer.PostAsync($"/articles/{article}/approve")).Is(200);
        await FaultWorld.UntilAsync(() => caller.GetAsync("/search?q=float"), found => Total(found) == 1, "the article is found by its own words");
        Assert.Equal(0, Total(await caller.GetAsync($"/search?q={CustomersWord}")));
        return article;
    }

    private static async Task TaughtOnceAsync(ApiCaller caller, string article)
    {
        await FaultWorld.UntilAsync(() => caller.GetAsync($"/search?q={CustomersWord}"), found => Total(found) == 1, "the article is found by the customer's words");
        Assert.Equal(1, (await caller.GetAsync($"/articles/{article}")).Json.GetProperty("customersHelped").GetInt32());
    }

    private static int Total(ApiReply found) => found.Is(200).Json.GetProperty("total").GetInt32();

    // Writing the words takes far longer than the server is left alive: SQLite counts the rows of its schema to the eighth power.
    private static string EndlessTeaching(DatabaseKind kind) => kind == DatabaseKind.Postgres
        ? """
          CREATE FUNCTION endless() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(3600); RETURN NEW; END';
          CREATE TRIGGER endless BEFORE INSERT ON "CustomersWords" FOR EACH ROW EXECUTE FUNCTION endless()
          """
        : """
          CREATE TRIGGER endless BEFORE INSERT ON "CustomersWords" BEGIN
              SELECT count(*) FROM sqlite_master a, sqlite_master b, sqlite_master c, sqlite_master d,
                  sqlite_master e, sqlite_master f, sqlite_master g, sqlite_master h;
          END
          """;

    // On PostgreSQL the killed server's session is still at it, and does not yet know that it is alone.
    private static string TeachingAgain(DatabaseKind kind) => kind == DatabaseKind.Postgres
        ? """
          SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
          DROP FUNCTION endless() CASCADE
          """
        : "DROP TRIGGER endless";
}
