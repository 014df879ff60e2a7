using System.Globalization;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Satisfaction;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in what cases led to: complaints with their compensation, work that partners did, and what customers thought of it.</summary>
internal sealed class DemoAfterCare(IServiceProvider services, DemoPeople people, DemoKnowledge knowledge, DemoClock clock, DateTimeOffset today)
{
    private const string Manager = "manager@brightwell.example";

    // Newest first: every so many closed cases of a language one was answered.
    private const int AnsweredEvery = 4;

    private readonly Dictionary<string, Guid> causes = [];

    /// <summary>Every complaint that is not there yet, as steps in time.</summary>
    public async Task<IReadOnlyList<DemoStep>> StepsAsync(CancellationToken stop)
    {
        await BringCausesAsync(stop);
        var there = (await services.GetRequiredService<ComplaintList>().RunAsync(Actor.System, new ComplaintFilter(ComplaintShow.All), stop)).Value.Items
            .Select(line => line.Subject).ToHashSet();
        return [.. DemoTable.Read("complaints.csv").Where(row => !there.Contains(row.Text("subject"))).Select(row =>
        {
            var at = today.AddDays(-row.Number("days_ago"));
            return new DemoStep(at, stop => BringAsync(row, at, stop));
        })];
    }

    /// <summary>To be called once every case was asked about: customers answer.</summary>
    public async Task AnswerAsync(CancellationToken stop)
    {
        var list = services.GetRequiredService<SatisfactionList>();
        if ((await list.RunAsync(Actor.System, new SatisfactionFilter(), stop)).Value.Total > 0) return;
        var closed = await ClosedAsync(stop);
        foreach (var (language, rows) in DemoTable.Read("surveys.csv").GroupBy(row => row.Text("language")).Select(group => (group.Key, group.ToList())))
        {
            var cases = closed.Where(line => line.Language == language).Where((_, index) => index % AnsweredEvery == 0).ToList();
            foreach (var (row, of) in rows.Zip(cases)) await AnswerAsync(row, of, list, stop);
        }
    }

    private async Task BringCausesAsync(CancellationToken stop)
    {
        clock.Time = today.AddDays(-60);
        var manager = await people.ActorAsync(Manager, stop);
        var known = (await services.GetRequiredService<CauseList>().RunAsync(manager, stop)).Value;
        foreach (var row in DemoTable.Read("causes.csv"))
        {
            causes[row.Text("key")] = known.FirstOrDefault(cause => cause.NameEn == row.Text("name_en"))?.Id
                ?? (await services.GetRequiredService<SaveCause>().RunAsync(manager, null, new CauseInput
                {
                    NameEn = row["name_en"], NameZh = row["name_zh"], Parent = row["parent"] is { } parent ? causes[parent] : null,
                }, stop)).Value.Id;
        }
    }

    private async Task BringAsync(DemoRow row, DateTimeOffset at, CancellationToken stop)
    {
        clock.Time = at;
        var rep = await people.ActorAsync(row.Text("assignee"), stop);
        var number = (await services.GetRequiredService<OpenCase>().RunAsync(rep, new CaseInput
        {
            Subject = row["subject"], Description = row["description"], Language = row["language"], Customer = people.CustomerNumber(row.Text("customer")),
            Product = row["product"], Priority = CasePriority.High,
        }, stop)).Value.Number;
        (await services.GetRequiredService<RegisterComplaint>().RunAsync(rep, number, new ComplaintInput
        {
            Cause = causes[row.Text("cause")], Severity = Enum.Parse<ComplaintSeverity>(row.Text("severity"), ignoreCase: true), Wanted = row["wanted"],
        }, stop)).Required();
        (await services.GetRequiredService<AssignCase>().RunAsync(rep, number, rep.PersonId, stop)).Required();
        clock.Time = at.AddHours(1);
        await CompensateAsync(row, rep, number, stop);
        if (row["partner"] is not null) await new DemoDispatch(services, people, knowledge, clock).BringAsync(row, rep, number, at, stop);
    }

    private async Task CompensateAsync(DemoRow row, Actor rep, string number, CancellationToken stop)
    {
        if (row["kind"] is not { } kind) return;
        (await services.GetRequiredService<ProposeCompensation>().RunAsync(rep, number, new CompensationOffer
        {
            Kind = Enum.Parse<CompensationKind>(kind, ignoreCase: true), Amount = Amount(row["amount"]), Currency = row["currency"], Reason = row["reason"],
        }, stop)).Required();
        if (row["judged"] is not { } judged) return;
        clock.Time = clock.Time.AddHours(2);
        (await services.GetRequiredService<JudgeCompensation>().RunAsync(
            await people.ActorAsync(Manager, stop), number, judged == "approve", row["judge_reason"], stop)).Required();
    }

    private async Task AnswerAsync(DemoRow row, CaseLine of, SatisfactionList list, CancellationToken stop)
    {
        // Nobody has answered tomorrow.
        var at = new DateTimeOffset(of.ChangedAt, TimeSpan.Zero).AddHours(20);
        clock.Time = at < today ? at : today.AddMinutes(-10);
        var rep = await people.ActorAsync("rep@brightwell.example", stop);
        var link = (await services.GetRequiredService<InviteToSurvey>().RunAsync(rep, of.Number, stop)).Value.Path;
        (await services.GetRequiredService<AnswerSurvey>().RunAsync(Actor.Visitor(of.Language), link.Split('/')[^1], new SurveyAnswer
        {
            Solved = row.Text("solved") == "yes", Score = row.Number("score"), Comment = row["comment"],
        }, stop)).Required();
        if (row["followed_up"] is not { } reason) return;
        clock.Time = clock.Time.AddDays(1) < today ? clock.Time.AddDays(1) : today;
        var answer = (await list.RunAsync(rep, new SatisfactionFilter(Case: of.Number), stop)).Value.Items[0];
        (await services.GetRequiredService<CloseFollowUp>().RunAsync(rep, answer.Id, reason, stop)).Required();
    }

    private async Task<IReadOnlyList<CaseLine>> ClosedAsync(CancellationToken stop)
    {
        var closed = new List<CaseLine>();
        for (var page = 0; ; page++)
        {
            var lines = (await services.GetRequiredService<CaseInbox>().RunAsync(
                await people.ActorAsync("rep@brightwell.example", stop), new CaseFilter(Status: CaseStatus.Closed, Page: page), stop)).Value.Items;
            // One that was merged is asked about in the one that leads on.
            closed.AddRange(lines.Where(line => line.Outcome is not null));
            if (lines.Count < CaseInbox.PageSize) return closed;
        }
    }

    internal static decimal? Amount(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
