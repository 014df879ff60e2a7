using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Satisfaction;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>What cases have led to on a server: a complaint with a dispatch, a cause, and a customer's answer to be followed up.</summary>
internal sealed record AfterCare(string Complaint, string Dispatch, Guid Cause, Guid Answer)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AfterCare> MakeAsync(ApiServer server)
    {
        var complaint = await server.CaseAsync("A complaint");
        var cause = (await server.Get<SaveCause>().RunAsync(Actor.System, null, new CauseInput { NameEn = "Delivery", NameZh = "配送" }, Stop)).Value.Id;
        _ = (await server.Get<RegisterComplaint>().RunAsync(Actor.System, complaint, new ComplaintInput { Severity = ComplaintSeverity.Minor, Cause = cause }, Stop)).Value;
        var partner = (await server.Get<AddCustomer>().RunAsync(
            Actor.System, new CustomerInput { Name = "Some partner", Kind = CustomerKind.Organisation, Relation = CustomerRelation.RepairPartner }, Stop)).Value.Number;
        var dispatch = (await server.Get<SendDispatch>().RunAsync(
            Actor.System, complaint, new NewDispatch { Partner = partner, Task = "Look at it", DueAt = server.Server.Clock.GetUtcNow().UtcDateTime.AddDays(1) }, Stop)).Value.Number;
        return new AfterCare(complaint, dispatch, cause, await AnswerAsync(server));
    }

    /// <summary>A low score to a case that was closed.</summary>
    public static async Task<Guid> AnswerAsync(ApiServer server)
    {
        var number = await server.CaseAsync("To be closed");
        _ = (await server.Get<ResolveCase>().RunAsync(Actor.System, number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff }, Stop)).Value;
        _ = (await server.Get<CloseCase>().RunAsync(Actor.System, number, Stop)).Value;
        var list = server.Get<SatisfactionList>();
        // It is asked when the event has been delivered.
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; !(await list.IsWaitingAsync(Actor.System, number, Stop)).Value; tries++)
        {
            Assert.True(tries < 1_200, "Nobody was asked.");
            await beat.WaitForNextTickAsync(Stop);
        }
        var link = (await server.Get<InviteToSurvey>().RunAsync(Actor.System, number, Stop)).Value.Path;
        _ = (await server.Get<AnswerSurvey>().RunAsync(Actor.System, link["/survey/".Length..], new SurveyAnswer { Solved = false, Score = 1 }, Stop)).Value;
        return (await list.RunAsync(Actor.System, new SatisfactionFilter(Case: number), Stop)).Value.Items[0].Id;
    }
}
