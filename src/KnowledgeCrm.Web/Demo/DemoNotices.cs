using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Notices;

namespace KnowledgeCrm.Web.Demo;

/// <summary>What happened this morning, so that there is something to be told of: articles that are followed, a reader who was not helped, a
/// suggested edit. Told again it changes nothing.</summary>
internal sealed class DemoNotices(IServiceProvider services, DemoPeople people, DemoKnowledge knowledge, DemoClock clock, DateTimeOffset today)
{
    /// <summary>To be called once every article and case is there.</summary>
    public async Task BringAsync(CancellationToken stop)
    {
        var rep = await people.ActorAsync("rep@brightwell.example", stop);
        if ((await services.GetRequiredService<FollowList>().RunAsync(rep, stop)).Value.Count > 0) return;
        clock.Time = today.AddHours(-3);
        foreach (var row in DemoTable.Read("follows.csv"))
        {
            var kind = Enum.Parse<FollowKind>(row.Text("kind"), ignoreCase: true);
            var key = kind == FollowKind.Article ? knowledge.Number(row.Text("key"), row.Text("language")) : row.Text("key");
            (await services.GetRequiredService<SetFollow>().RunAsync(await people.ActorAsync(row.Text("person"), stop), kind, key, true, stop)).Required();
        }
        foreach (var row in DemoTable.Read("flags.csv"))
        {
            clock.Time = today.AddMinutes(-row.Number("minutes_ago"));
            var input = new FlagInput { Reason = Enum.Parse<FlagReason>(row.Text("reason").Replace("-", "", StringComparison.Ordinal), ignoreCase: true), Words = row["words"] };
            (await services.GetRequiredService<FlagArticle>().RunAsync(
                await people.ActorAsync(row.Text("person"), stop), knowledge.Number(row.Text("article"), row.Text("language")), input, stop)).Required();
        }
    }
}
