using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in the cases: opened, answered and resolved as they went, by the reps who did it.</summary>
internal sealed class DemoCases(IServiceProvider services, DemoPeople people, DemoKnowledge knowledge, DemoClock clock, DateTimeOffset today)
{
    private const int ClosedAfterDays = 7;

    private readonly Dictionary<string, DemoRow> types = DemoTable.Read("case-types.csv").ToDictionary(row => row.Text("case"));

    /// <summary>Every case that is not there yet, as steps in time.</summary>
    public async Task<IReadOnlyList<DemoStep>> StepsAsync(CancellationToken stop)
    {
        var there = await SubjectsAsync(stop);
        var rows = Directory.EnumerateFiles(Path.Combine(DemoTable.Folder, "cases"), "*.csv").Order(StringComparer.Ordinal)
            .SelectMany(file => DemoTable.Read(Path.Combine("cases", Path.GetFileName(file)))).ToList();
        return [.. rows.Where(row => !there.Contains(row.Text("subject"))).Select((row, index) =>
        {
            // Spread over the day, not all at one minute.
            var at = today.AddDays(-row.Number("days_ago")).AddMinutes(index * 37 % 300);
            return new DemoStep(at, stop => BringAsync(row, at, stop));
        })];
    }

    /// <summary>Three candidates go on: two to review, one is being written.</summary>
    public async Task TakeUpCandidatesAsync(CancellationToken stop)
    {
        clock.Time = today.AddMinutes(-50);
        var author = await people.ActorAsync("author@brightwell.example", stop);
        var list = services.GetRequiredService<ArticleList>();
        if ((await list.RunAsync(author, new ArticleFilter(ArticleState.InReview), stop)).Value.Total > 0) return;
        var candidates = (await list.RunAsync(author, new ArticleFilter(ArticleState.Candidate), stop)).Value.Items;
        foreach (var (candidate, index) in candidates.Take(3).Select((candidate, index) => (candidate, index)))
        {
            (await services.GetRequiredService<SaveDraft>().RunAsync(author, candidate.Number, new ArticleInput { Audience = Audience.Public }, null, stop)).Required();
            if (index < 2) (await services.GetRequiredService<SubmitArticle>().RunAsync(author, candidate.Number, stop)).Required();
        }
    }

    private async Task<HashSet<string>> SubjectsAsync(CancellationToken stop)
    {
        var subjects = new HashSet<string>();
        var inbox = services.GetRequiredService<CaseInbox>();
        var rep = await people.ActorAsync("rep@brightwell.example", stop);
        for (var page = 0; ; page++)
        {
            var lines = (await inbox.RunAsync(rep, new CaseFilter(Page: page), stop)).Value.Items;
            subjects.UnionWith(lines.Select(line => line.Subject));
            if (lines.Count < CaseInbox.PageSize) return subjects;
        }
    }

    private async Task BringAsync(DemoRow row, DateTimeOffset at, CancellationToken stop)
    {
        clock.Time = at;
        var rep = await people.ActorAsync(row.Text("assignee"), stop);
        var channel = Enum.Parse<CaseChannel>(row.Text("channel").Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        // Who has an account files in the portal; for everybody else the rep writes it down.
        var opener = channel == CaseChannel.Portal && people.AccountOf(row.Text("customer")) is { } account ? await people.ActorAsync(account, stop) : rep;
        var type = types.GetValueOrDefault(row.Text("key"));
        var fields = type?.List("fields").Select(field => field.Split('=', 2)).ToDictionary(field => field[0], field => field[1]) ?? [];
        var opened = (await services.GetRequiredService<OpenCase>().RunAsync(opener, new CaseInput
        {
            Subject = row["subject"],
            Description = row["description"],
            Language = row["language"],
            Customer = people.CustomerNumber(row.Text("customer")),
            Product = row["product"],
            Channel = channel,
            Priority = Enum.Parse<CasePriority>(row.Text("priority"), ignoreCase: true),
            Type = type is null ? CaseType.Question : Enum.Parse<CaseType>(type.Text("type").Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
            Topic = type?["topic"],
            Fields = fields,
        }, stop)).Value;
        var outcome = row.Text("outcome");
        if (outcome == "open" && opener != rep) return;
        clock.Time = at.AddMinutes(4);
        (await services.GetRequiredService<AssignCase>().RunAsync(rep, opened.Number, people.PersonId(row.Text("assignee")), stop)).Required();
        if (row["reply"] is not { } reply) return;
        clock.Time = at.AddMinutes(25);
        (await services.GetRequiredService<PostToCase>().RunAsync(rep, opened.Number, reply, false, outcome == "waiting", stop)).Required();
        if (outcome is "open" or "waiting") return;
        clock.Time = at.AddMinutes(95);
        // A colleague who knew more, where there was one.
        var solver = row["solver"] is { } other ? await people.ActorAsync(other, stop) : rep;
        (await services.GetRequiredService<ResolveCase>().RunAsync(solver, opened.Number, Resolving(row, outcome), stop)).Required();
        if (at.AddDays(ClosedAfterDays) >= today) return;
        clock.Time = at.AddDays(ClosedAfterDays);
        (await services.GetRequiredService<CloseCase>().RunAsync(rep, opened.Number, stop)).Required();
    }

    private Resolving Resolving(DemoRow row, string outcome) => new()
    {
        Outcome = Enum.Parse<CaseOutcome>(outcome, ignoreCase: true),
        Article = row["article"] is { } slug ? knowledge.Number(slug, row.Text("language")) : null,
        Cause = row["cause"],
        Resolution = row["resolution"],
        Reason = row["reason"] is { } reason ? Enum.Parse<NothingToLearn>(reason.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) : null,
    };
}
