using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Complaints;

public sealed class ComplaintTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Resolving Nothing = new() { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff };

    [Theory, OnBothDatabases]
    public async Task A_complaints_case_is_resolved_only_once_its_compensation_is_decided(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        await workshop.RegisterAsync(rep, number);

        Assert.Equal("Complaint.CompensationOpen", (await house.Get<ResolveCase>().RunAsync(rep, number, Nothing, Stop)).Refused?.Code);
        Assert.Equal(CompensationState.Waiting, (await workshop.OfferAsync(rep, number, 100)).Value.State);
        Assert.Equal("Complaint.CompensationOpen", (await house.Get<ResolveCase>().RunAsync(rep, number, Nothing, Stop)).Refused?.Code);
        _ = (await house.Get<ProposeCompensation>().RunAsync(rep, number, new CompensationOffer { None = true, Reason = "Out of warranty" }, Stop)).Value;
        Assert.Equal(CaseStatus.Resolved, (await house.Get<ResolveCase>().RunAsync(rep, number, Nothing, Stop)).Value.Status);

        Assert.Equal("Complaint.CaseOver", (await workshop.OfferAsync(rep, number, 10)).Refused?.Code);
        var plain = await workshop.Desk.OpenCaseAsync(rep, "Plain", "No complaint");
        Assert.Equal(CaseStatus.Resolved, (await house.Get<ResolveCase>().RunAsync(rep, plain, Nothing, Stop)).Value.Status);
        Assert.Equal("Complaint.CaseOver", (await house.Get<RegisterComplaint>().RunAsync(rep, plain, new ComplaintInput { Severity = ComplaintSeverity.Minor }, Stop)).Refused?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_above_the_limit_waits_for_somebody_else_whose_limit_reaches(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var workshop = new Workshop(house);
        // One person who is both: holding the higher role does not make one's own proposal somebody else's.
        var rep = await house.RepAsync();
        var (other, manager) = (await house.RepAsync(), await house.KnowledgeManagerAsync());
        var number = await workshop.CaseAsync(rep);
        await workshop.RegisterAsync(rep, number);
        var judge = house.Get<JudgeCompensation>();

        Assert.Equal(CompensationState.Approved, (await workshop.OfferAsync(rep, number, 30)).Value.State);
        Assert.Equal(CompensationState.Waiting, (await workshop.OfferAsync(rep, number, 30.01m)).Value.State);
        Assert.Equal("Compensation.FourEyes", (await judge.RunAsync(rep.With(Role.Rep, Role.KnowledgeManager), number, true, null, Stop)).Refused?.Code);
        Assert.Equal("Compensation.AboveLimit", (await judge.RunAsync(other, number, true, null, Stop)).Refused?.Code);
        Assert.Equal(RefusalKind.NotFound, (await judge.RunAsync(await house.AdministratorAsync(), number, true, null, Stop)).Refused?.Kind);
        Assert.Equal("reason", (await judge.RunAsync(manager, number, false, " ", Stop)).Refused?.Field);
        Assert.True((await house.Get<ComplaintReading>().RunAsync(manager, number, Stop)).Value!.MayJudge);
        Assert.False((await house.Get<ComplaintReading>().RunAsync(rep, number, Stop)).Value!.MayJudge);
        Assert.Equal(CompensationState.Approved, (await judge.RunAsync(manager, number, true, null, Stop)).Value.State);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<GiveCompensation>().RunAsync(manager, number, "Paid", Stop)).Refused?.Kind);
        Assert.Equal(CompensationState.Given, (await house.Get<GiveCompensation>().RunAsync(rep, number, "Paid", Stop)).Value.State);
        Assert.Equal("Compensation.NobodyReaches", (await RefusedAsync()).Code);

        var view = (await house.Get<ComplaintReading>().RunAsync(rep, number, Stop)).Value!;
        Assert.Equal((30.01m, "GBP", 4), (view.Amount, view.Currency, view.Steps.Count));

        async Task<Refused> RefusedAsync()
        {
            var again = await workshop.Desk.OpenCaseAsync(rep, "Another", "d");
            await workshop.RegisterAsync(rep, again);
            return (await workshop.OfferAsync(rep, again, 5_000)).Refused!;
        }
    }

    [Fact]
    public async Task What_was_decided_fills_in_the_fields_that_its_case_has_for_it()
    {
        await using var house = await House.OpenAsync();
        var workshop = new Workshop(house);
        var (rep, manager) = (await house.RepAsync(), await house.KnowledgeManagerAsync());
        var about = new Dictionary<string, string> { ["complaint-about"] = "price" };
        var number = (await house.Get<OpenCase>().RunAsync(rep, new CaseInput { Subject = "Too dear", Description = "d", Type = CaseType.Complaint, Fields = about }, Stop)).Value.Number;
        await workshop.RegisterAsync(rep, number);
        _ = (await workshop.OfferAsync(rep, number, 100.5m)).Value;
        Assert.DoesNotContain(CaseNeeds.Compensation, (await FieldsAsync(number)).Keys);

        _ = (await house.Get<JudgeCompensation>().RunAsync(manager, number, true, null, Stop)).Value;
        Assert.Equal(("refund", "100.5", "price"), await CompensationAsync());

        // Something else is proposed: what was decided no longer holds.
        Assert.Equal(CompensationState.Waiting, (await workshop.OfferAsync(rep, number, 200)).Value.State);
        Assert.Equal(["complaint-about"], (await FieldsAsync(number)).Keys);

        var other = await workshop.CaseAsync(rep);
        await workshop.RegisterAsync(rep, other);
        _ = (await house.Get<ProposeCompensation>().RunAsync(rep, other, new CompensationOffer { None = true, Reason = "as agreed" }, Stop)).Value;
        Assert.Empty(await FieldsAsync(other));

        Task<Dictionary<string, string>> FieldsAsync(string of) => house.AskAsync(db => db.Cases.Where(c => c.Number == of).Select(c => c.Fields).SingleAsync(Stop));
        async Task<(string, string, string)> CompensationAsync()
        {
            var fields = await FieldsAsync(number);
            return (fields[CaseNeeds.Compensation], fields[CaseNeeds.CompensationAmount], fields["complaint-about"]);
        }
    }

    [Fact]
    public async Task F11_a_compensation_approved_twice_at_once_is_approved_once()
    {
        await using var house = await House.OpenAsync();
        var workshop = new Workshop(house);
        var (rep, manager) = (await house.RepAsync(), await house.KnowledgeManagerAsync());
        var number = await workshop.CaseAsync(rep);
        await workshop.RegisterAsync(rep, number);
        _ = (await workshop.OfferAsync(rep, number, 100)).Value;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => house.Get<JudgeCompensation>().RunAsync(manager, number, true, null, Stop)));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal(RefusalKind.Conflict, outcome.Refused!.Kind));
        Assert.Equal(1, await house.AskAsync(db => db.CompensationSteps.CountAsync(s => s.Action == CompensationAction.Approve, Stop)));
    }

    [Theory, OnBothDatabases]
    public async Task F60_a_case_registered_and_resolved_by_many_at_once_is_one_complaint_or_none(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        var register = house.Get<RegisterComplaint>();
        var input = new ComplaintInput { Severity = ComplaintSeverity.Serious };

        var registered = Enumerable.Range(0, 6).Select(_ => register.RunAsync(rep, number, input, Stop)).ToList();
        var resolved = Enumerable.Range(0, 3).Select(_ => house.Get<ResolveCase>().RunAsync(rep, number, Nothing, Stop)).ToList();
        await Task.WhenAll(registered.Cast<Task>().Concat(resolved));

        Assert.All(registered.Where(one => !one.Result.Succeeded), one => Assert.Equal(RefusalKind.Conflict, one.Result.Refused!.Kind));
        Assert.All(resolved.Where(one => !one.Result.Succeeded), one => Assert.Equal(RefusalKind.Conflict, one.Result.Refused!.Kind));
        var isComplaint = await house.AskAsync(db => db.Complaints.AnyAsync(Stop));
        var isResolved = (await house.Get<CaseReading>().RunAsync(rep, number, Stop)).Value.Status == CaseStatus.Resolved;
        Assert.True(isComplaint != isResolved, $"complaint: {isComplaint}, resolved: {isResolved}");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0.001")]
    [InlineData("10000000")]
    [InlineData("0")]
    public async Task An_amount_that_is_no_amount_is_refused_and_nothing_changes(string amount)
    {
        await using var house = await House.OpenAsync();
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        await workshop.RegisterAsync(rep, number);

        Assert.Equal("amount", (await workshop.OfferAsync(rep, number, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture))).Refused?.Field);
        Assert.Equal(CompensationState.Undecided, (await house.Get<ComplaintReading>().RunAsync(rep, number, Stop)).Value!.State);
        Assert.Equal(CompensationState.Approved, (await workshop.OfferAsync(rep, number, 0.01m)).Value.State);
    }

    [Theory, OnBothDatabases]
    public async Task A_cause_counts_all_below_it_and_never_lies_under_itself(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var workshop = new Workshop(house);
        var (rep, manager) = (await house.RepAsync(), await house.KnowledgeManagerAsync());
        var delivery = await CauseAsync("Delivery", "配送", null);
        var late = await CauseAsync("Late", "迟到", delivery);
        var number = await workshop.CaseAsync(rep);
        _ = (await house.Get<RegisterComplaint>().RunAsync(rep, number, new ComplaintInput { Cause = late, Severity = ComplaintSeverity.Minor }, Stop)).Value;

        Assert.Equal(number, Assert.Single((await ListAsync(new ComplaintFilter(Cause: delivery))).Items).Case);
        Assert.Equal("Delivery › Late", (await ListAsync(new ComplaintFilter(Cause: late))).Items[0].Cause);
        Assert.Empty((await ListAsync(new ComplaintFilter(NoCause: true))).Items);
        Assert.Equal([1, 1], (await house.Get<ComplaintFigures>().RunAsync(rep, Stop)).Value.Causes.Select(line => line.Count));
        var under = await house.Get<SaveCause>().RunAsync(manager, delivery, new CauseInput { NameEn = "Delivery", NameZh = "配送", Parent = late }, Stop);
        Assert.Equal("Cause.UnderItself", under.Refused?.Code);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SaveCause>().RunAsync(rep, null, new CauseInput { NameEn = "a", NameZh = "b" }, Stop)).Refused?.Kind);

        async Task<Guid> CauseAsync(string en, string zh, Guid? parent) =>
            (await house.Get<SaveCause>().RunAsync(manager, null, new CauseInput { NameEn = en, NameZh = zh, Parent = parent }, Stop)).Value.Id;

        async Task<Page<ComplaintLine>> ListAsync(ComplaintFilter filter) => (await house.Get<ComplaintList>().RunAsync(rep, filter, Stop)).Value;
    }

    [Theory]
    [InlineData(Role.Sales)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Customer)]
    [InlineData(Role.Partner)]
    public async Task F12_a_complaint_is_not_found_by_those_who_do_not_see_cases(Role role)
    {
        await using var house = await House.OpenAsync();
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        await workshop.RegisterAsync(rep, number);
        var other = await house.ActorAsync(role);

        Assert.NotNull((await house.Get<ComplaintReading>().RunAsync(rep, number, Stop)).Value);
        foreach (var asked in new[] { number, "CS-1" })
        {
            Assert.Equal(RefusalKind.NotFound, (await house.Get<ComplaintReading>().RunAsync(other, asked, Stop)).Refused?.Kind);
            Assert.Equal(RefusalKind.NotFound, (await house.Get<MakeTrainingStory>().PreviewAsync(other, asked, Stop)).Refused?.Kind);
        }
        Assert.Equal(RefusalKind.NotFound, (await house.Get<ComplaintList>().RunAsync(other, new ComplaintFilter(), Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<ComplaintFigures>().RunAsync(other, Stop)).Refused?.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task A_training_story_has_roles_in_the_place_of_names_and_no_numbers(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var workshop = new Workshop(house);
        var rep = (await house.PersonAsync([Role.Rep], "Tom Hargreaves")).ToActor();
        var number = await workshop.CaseAsync(rep);
        await workshop.RegisterAsync(rep, number);
        _ = (await house.Get<PostToCase>().RunAsync(rep, number, "Dear Maya, Tom will ring +44 1632 960123.", false, false, Stop)).Value;
        _ = (await workshop.OfferAsync(rep, number, 10)).Value;

        var story = (await house.Get<MakeTrainingStory>().PreviewAsync(rep, number, Stop)).Value;
        foreach (var secret in new[] { "Maya", "Collins", "Tom", "960123" }) Assert.DoesNotContain(secret, $"{story.Title}\n{story.Body}", StringComparison.Ordinal);
        Assert.Contains("the customer", story.Title, StringComparison.Ordinal);
        Assert.Contains("## Which details went wrong", story.Body, StringComparison.Ordinal);
        Assert.Contains("Leaked twice", story.Body, StringComparison.Ordinal);
        Assert.False((await house.Get<MakeTrainingStory>().RunAsync(rep, number, Stop)).Value.IsDraft);
        Assert.True((await house.Get<MakeTrainingStory>().RunAsync(await house.KnowledgeManagerAsync(), number, Stop)).Value.IsDraft);
    }

    [Theory]
    [InlineData("请联系何佳，何女士电话没人接", "请联系客户，客户电话没人接")]
    [InlineData("何佳的冰箱和何处买的", "客户的冰箱和何处买的")]
    public void A_chinese_name_is_found_with_its_title(string text, string expected)
    {
        var customer = KnowledgeCrm.Customers.Customer.Of("CU-1", KnowledgeCrm.Customers.CustomerKind.Person, KnowledgeCrm.Customers.CustomerRelation.Customer, "何佳", "zh", null, null, null, Sample.At);
        Assert.Equal(expected, NamesAsRoles.Of([customer], [], "zh").Replace(text));
    }

    [Theory]
    [InlineData("G. Bevan rang; Ms Bevan was cross", "the customer rang; the customer was cross")]
    [InlineData("Dr. G Bevan, Gwen and the 3-ring hob", "the customer, the customer and the 3-ring hob")]
    [InlineData("H. Bevan is somebody else", "H. the customer is somebody else")]
    public void An_english_name_is_found_with_its_title_and_initials(string text, string expected)
    {
        var customer = KnowledgeCrm.Customers.Customer.Of("CU-1", KnowledgeCrm.Customers.CustomerKind.Person, KnowledgeCrm.Customers.CustomerRelation.Customer, "Gwen Bevan", "en", null, null, null, Sample.At);
        Assert.Equal(expected, NamesAsRoles.Of([customer], [], "en").Replace(text));
    }
}
