using System.Globalization;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Tests.Api;

namespace KnowledgeCrm.Web.Tests.Faults;

/// <summary>F64: <c>kill -9</c> under load, again and again on the same data. What was acknowledged is there after each start.</summary>
public sealed class KillUnderLoadTests
{
    /// <summary>Raises the number of kills above the gate's.</summary>
    public const string KillsVariable = "KNOWLEDGECRM_KILLS";

    private const int Searched = 10;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), CultureInfo.InvariantCulture, out var kills) ? kills : 5;

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task F64_no_acknowledged_write_is_lost(DatabaseKind kind)
    {
        await using var world = await FaultWorld.OpenAsync(kind);
        var key = await world.KeyAsync(Role.Rep);
        var writers = new CaseWriters(key);
        var ready = new List<double>();
        var before = new HashSet<string>();
        for (var kill = 0; kill <= Kills; kill++)
        {
            await using var server = await world.StartAsync();
            using var rep = new ApiCaller(server.Address, key);
            if (kill > 0)
            {
                ready.Add(server.ReadyAfter.TotalSeconds);
                await SearchHasCaughtUpAsync(rep, writers);
                await AllAreThereAsync(rep, writers.Acknowledged.Where(written => !before.Contains(written.Key)));
            }
            before = [.. writers.Acknowledged.Keys];
            if (kill < Kills) await writers.WriteUntilKilledAsync(server, Random.Shared.Next(1, 150), TestContext.Current.CancellationToken);
            else await AllAreThereAsync(rep, writers.Acknowledged);
        }
        ready.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kind}: {Kills} kills, {writers.Acknowledged.Count} acknowledged writes, {writers.Sent - writers.Acknowledged.Count} unanswered; ready after {ready[ready.Count / 2]:F1} s (median), {ready[^1]:F1} s (longest)"));
    }

    private static async Task AllAreThereAsync(ApiCaller rep, IEnumerable<KeyValuePair<string, string>> written)
    {
        var count = 0;
        foreach (var (number, text) in written)
        {
            var found = await rep.GetAsync($"/cases/{number}");
            Assert.True(found.Status == 200 && found.Text("subject") == text, $"{number} was acknowledged with '{text}' and is now: {found.Status} {found.Body}");
            count++;
        }
        Assert.NotEqual(0, count);
        Assert.Equal(404, (await rep.GetAsync("/cases/CS-1")).Status);
    }

    private static async Task SearchHasCaughtUpAsync(ApiCaller rep, CaseWriters writers)
    {
        var caughtUp = await FaultWorld.UntilAsync(
            () => rep.GetAsync($"/search?q={CaseWriters.CommonWord}&type=case&limit=1"),
            found => found.Is(200).Json.GetProperty("total").GetInt32() >= writers.Acknowledged.Count && !found.Json.GetProperty("incomplete").GetBoolean(),
            $"search finds the {writers.Acknowledged.Count} cases");
        // A case without an answer may be there or not.
        Assert.InRange(caughtUp.Json.GetProperty("total").GetInt32(), writers.Acknowledged.Count, writers.Sent);
        foreach (var (number, text) in writers.Acknowledged.OrderByDescending(written => written.Key.Length).ThenByDescending(written => written.Key, StringComparer.Ordinal).Take(Searched))
        {
            var found = await rep.GetAsync($"/search?q={text.Split(' ')[^1]}&type=case");
            // Its own word is in no other; those that share a part of it come after.
            Assert.Equal(number, found.Json.GetProperty("items")[0].GetProperty("number").GetString());
        }
    }
}
