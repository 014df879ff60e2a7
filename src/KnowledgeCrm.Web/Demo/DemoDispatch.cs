using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in the work that a partner did on a complaint, up to the state that its row says.</summary>
internal sealed class DemoDispatch(IServiceProvider services, DemoPeople people, DemoKnowledge knowledge, DemoClock clock)
{
    private static readonly string[] States = ["sent", "accepted", "working", "answered", "closed"];

    public async Task BringAsync(DemoRow row, Actor rep, string number, DateTimeOffset at, CancellationToken stop)
    {
        var move = services.GetRequiredService<MoveDispatch>();
        var language = row.Text("language");
        clock.Time = at.AddHours(4);
        var dispatch = (await services.GetRequiredService<SendDispatch>().RunAsync(rep, number, new NewDispatch
        {
            Partner = people.CustomerNumber(row.Text("partner")), Task = row["task"], DueAt = at.AddDays(row.Number("due_days")).UtcDateTime, Serial = row["serial"],
            ShowsCustomer = row["shows_customer"] == "yes", Articles = row["article"] is { } slug ? [knowledge.Number(slug, language)] : [],
        }, stop)).Value.Number;
        // A partner without an account took the work by telephone; the rep wrote it down.
        var partner = people.AccountOf(row.Text("partner")) is { } account ? await people.ActorAsync(account, stop)
            : rep with { Roles = new HashSet<Role> { Role.Partner }, Audience = Audience.Partner, CustomerId = people.CustomerId(row.Text("partner")) };
        var reached = Array.IndexOf(States, row.Text("state"));
        if (reached >= 1) await DoAsync(DispatchAction.Accept, partner, null, 20);
        if (row["post"] is { } post) await DoAsync(DispatchAction.Post, post.StartsWith("centre:", StringComparison.Ordinal) ? rep : partner, post[(post.IndexOf(':') + 1)..], 21);
        if (reached >= 2) await DoAsync(DispatchAction.Begin, partner, null, 44);
        if (reached >= 3)
        {
            clock.Time = at.AddHours(70);
            (await services.GetRequiredService<AnswerDispatch>().RunAsync(partner, dispatch, new DispatchAnswer
            {
                Result = row["result"], Outcome = Enum.Parse<CaseOutcome>(row.Text("outcome"), ignoreCase: true), Cause = row["answer_cause"],
                Article = row["answer_article"] is { } used ? knowledge.Number(used, language) : null, Parts = DemoAfterCare.Amount(row["parts"]),
                Labour = DemoAfterCare.Amount(row["labour"]), Travel = DemoAfterCare.Amount(row["travel"]), Currency = language == Languages.Chinese ? "CNY" : "GBP",
            }, stop)).Required();
        }
        if (reached >= 4) await DoAsync(DispatchAction.Close, rep, null, 90);

        async Task DoAsync(DispatchAction action, Actor by, string? text, int hours)
        {
            clock.Time = at.AddHours(hours);
            (await move.RunAsync(by, dispatch, action, text, stop)).Required();
        }
    }
}
