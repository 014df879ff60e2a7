using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Cases;

public class CaseTypeTests
{
    [Theory, OnBothDatabases]
    public async Task A_field_that_somebody_added_is_asked_for_at_once_and_when_it_is_needed(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new ServiceDesk(house, await house.KnowledgeManagerAsync());
        var rep = await house.RepAsync();
        var field = new CaseField("floor", CaseFieldKind.Number, new BothLanguages("Floor", "楼层"), CaseFieldRequired.AtResolving, false, []);
        var saved = (await house.Get<SaveCaseForm>().RunAsync(desk.Manager, CaseType.Question, [field], 0, Desk.Stop)).Value;
        Assert.Equal((false, 1), (saved.IsBuiltIn, saved.Version));
        Assert.Equal("Changed", (await house.Get<SaveCaseForm>().RunAsync(desk.Manager, CaseType.Question, [], 0, Desk.Stop)).Refused?.Code);

        var opened = await desk.OpenAsync(rep, new CaseInput { Fields = new Dictionary<string, string> { ["floor"] = "2.50" } });
        Assert.Equal("2.50", Assert.Single(opened.Fields).Value);
        _ = (await house.Get<ChangeCase>().RunAsync(rep, opened.Number, new CaseChange { Fields = new Dictionary<string, string> { ["floor"] = "" } }, null, Desk.Stop)).Value;
        var resolving = new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff };
        var refused = (await house.Get<ResolveCase>().RunAsync(rep, opened.Number, resolving, Desk.Stop)).Refused;
        Assert.Equal(("Text.Required", "fields.floor"), (refused?.Code, refused?.Field));
        _ = (await house.Get<ChangeCase>().RunAsync(rep, opened.Number, new CaseChange { Fields = new Dictionary<string, string> { ["floor"] = "3" } }, null, Desk.Stop)).Value;
        Assert.True((await house.Get<ResolveCase>().RunAsync(rep, opened.Number, resolving, Desk.Stop)).Succeeded);
    }

    [Fact]
    public async Task A_customer_fills_in_what_customers_are_asked_for_and_sees_nothing_else()
    {
        await using var house = await House.OpenAsync();
        var customer = await house.CustomerAsync();
        var input = new CaseInput { Subject = "s", Description = "d", Type = CaseType.Complaint };

        var refused = (await house.Get<OpenCase>().RunAsync(customer, input with { Fields = new Dictionary<string, string> { ["compensation"] = "refund" } }, Desk.Stop)).Refused;
        Assert.Equal(("CaseField.Unknown", "fields"), (refused?.Code, refused?.Field));
        var number = (await house.Get<OpenCase>().RunAsync(customer, input with { Fields = new Dictionary<string, string> { ["complaint-about"] = "service" } }, Desk.Stop)).Value.Number;

        var view = (await house.Get<CaseReading>().RunAsync(customer, number, Desk.Stop)).Value;
        Assert.Equal(["complaint-about", "wish"], view.Fields.Select(f => f.Field.Key));
        Assert.Equal("Text.Required", (await house.Get<OpenCase>().RunAsync(customer, input with { Type = CaseType.Return }, Desk.Stop)).Refused?.Code);
        var forms = (await house.Get<CaseForms>().RunAsync(customer, Desk.Stop)).Value;
        Assert.DoesNotContain(forms.SelectMany(form => form.Fields), field => !field.AsksCustomer);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SaveCaseForm>().RunAsync(await house.RepAsync(), CaseType.Return, [], null, Desk.Stop)).Refused?.Kind);
    }

    [Fact]
    public async Task A_complaint_is_closed_once_the_compensation_is_decided()
    {
        await using var house = await House.OpenAsync();
        var desk = new ServiceDesk(house, await house.KnowledgeManagerAsync());
        var rep = await house.RepAsync();
        var number = (await desk.OpenAsync(rep, new CaseInput { Type = CaseType.Complaint, Fields = new Dictionary<string, string> { ["complaint-about"] = "price" } })).Number;
        _ = (await house.Get<ResolveCase>().RunAsync(rep, number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.Goodwill }, Desk.Stop)).Value;

        Assert.Equal("Case.Needs.compensation", (await house.Get<CloseCase>().RunAsync(rep, number, Desk.Stop)).Refused?.Code);
        _ = (await house.Get<ChangeCase>().RunAsync(rep, number, new CaseChange { Fields = new Dictionary<string, string> { ["compensation"] = "none" } }, null, Desk.Stop)).Value;
        Assert.Equal(CaseStatus.Closed, (await house.Get<CloseCase>().RunAsync(rep, number, Desk.Stop)).Value.Status);
    }

    [Fact]
    public async Task A_visit_is_scheduled_for_a_day_and_its_type_stays_while_it_is()
    {
        await using var house = await House.OpenAsync();
        var desk = new ServiceDesk(house, await house.KnowledgeManagerAsync());
        var rep = await house.RepAsync();
        var number = (await desk.OpenAsync(rep, new CaseInput { Type = CaseType.FieldVisit })).Number;
        var advance = house.Get<AdvanceCase>();

        Assert.Equal(("Case.Needs.visit-date", "fields.visit-date"), await RefusedAsync(advance.RunAsync(rep, number, CaseAction.Schedule, null, Desk.Stop)));
        Assert.Equal(("CaseField.Date", "fields.visit-date"), await RefusedAsync(advance.RunAsync(rep, number, CaseAction.Schedule, Day("tomorrow"), Desk.Stop)));
        Assert.Equal(("Case.NotInThisStatus", null), await RefusedAsync(advance.RunAsync(rep, number, CaseAction.Receive, null, Desk.Stop)));
        Assert.Equal(CaseStatus.Scheduled, (await advance.RunAsync(rep, number, CaseAction.Schedule, Day("2026-03-09"), Desk.Stop)).Value.Status);
        Assert.Equal(("Case.TypeNotInThisStatus", null), await RefusedAsync(house.Get<ChangeCase>().RunAsync(rep, number, new CaseChange { Type = CaseType.Fault }, null, Desk.Stop)));
    }

    [Fact]
    public void Every_built_in_form_keeps_the_rules_of_forms()
    {
        foreach (var type in Enum.GetValues<CaseType>()) Assert.NotEmpty(CaseFormCheck.Checked(type, BuiltInForms.Of(type)));
        Assert.Equal("CaseForm.Needed", Assert.Throws<Refused>(() => CaseFormCheck.Checked(CaseType.FieldVisit, [])).Code);
        var twice = BuiltInForms.Of(CaseType.Question)[0];
        Assert.Equal("CaseForm.Twice", Assert.Throws<Refused>(() => CaseFormCheck.Checked(CaseType.Question, [twice, twice])).Code);
    }

    private static Dictionary<string, string> Day(string day) => new() { ["visit-date"] = day };

    private static async Task<(string?, string?)> RefusedAsync(Task<Outcome<CaseDone>> task) => ((await task).Refused?.Code, (await task).Refused?.Field);
}
