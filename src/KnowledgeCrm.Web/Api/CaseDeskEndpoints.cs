using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>How the desk handles cases: lists, assignment, types, service levels, contracts, queues.</summary>
internal static class CaseDeskEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var cases = keyed.MapGroup("/cases").WithTags("Cases");
        cases.MapGet("", ListAsync);
        cases.MapPost("/next", TakeNextAsync).Refuses(409);
        cases.MapPut("/{number}", ChangeAsync).Refuses(404, 409);
        cases.MapPut("/{number}/assignee", AssignAsync).Refuses(404, 409);
        cases.MapPut("/{number}/priority", PrioritiseAsync).Refuses(404, 409);
        cases.MapPut("/{number}/queue", MoveAsync).Refuses(404, 409);
        cases.MapPost("/{number}/steps", AdvanceAsync).Refuses(404, 409);
        cases.MapPost("/{number}/close", CloseAsync).Refuses(404, 409);
        cases.MapPost("/{number}/reopen", ReopenAsync).Refuses(404, 409);
        var rules = keyed.MapGroup("").WithTags("Service desk");
        rules.MapGet("/case-types", TypesAsync);
        rules.MapPut("/case-types/{type}", SaveTypeAsync).Refuses(409);
        rules.MapGet("/service-levels", LevelsAsync);
        rules.MapPut("/service-levels/{key}", SaveLevelAsync).Refuses(409);
        rules.MapPut("/calendars/{key}", SaveCalendarAsync).Refuses(409);
        rules.MapGet("/queues", QueuesAsync);
        rules.MapPut("/queues/{key}", SaveQueueAsync).Refuses(409);
        rules.MapPut("/queue-rules", SaveRulesAsync);
        rules.MapPut("/escalations/{key}", SaveEscalationAsync).Refuses(409);
        var customers = keyed.MapGroup("").WithTags("Customers");
        customers.MapGet("/customers/{number}/contracts", ContractsAsync).Refuses(404);
        customers.MapPost("/contracts", AddContractAsync);
        customers.MapPut("/contracts/{number}", SaveContractAsync).Refuses(404, 409);
    }

    /// <summary>Cases that the caller may see: open ones as they are due, otherwise newest first.</summary>
    /// <param name="open">True for open cases only; <c>true</c> when absent.</param>
    /// <param name="status">Only those in this status.</param>
    /// <param name="type">Only those of this type.</param>
    /// <param name="priority">Only those of this priority.</param>
    /// <param name="language">Only those in this language.</param>
    /// <param name="queue">Only those in the queue with this key.</param>
    /// <param name="product">Only those about the product of this model.</param>
    /// <param name="assignee">Only those of the representative with this id.</param>
    /// <param name="unassigned">True for those that nobody has.</param>
    /// <param name="contract">True for those under a contract, false for the others.</param>
    /// <param name="page">From 1; up to 50 cases each.</param>
    internal static async Task<Listing<CaseLineAnswer>> ListAsync(
        Caller caller, CaseInbox inbox, CancellationToken stop, bool? open = null, string? status = null, string? type = null, string? priority = null,
        string? language = null, string? queue = null, string? product = null, Guid? assignee = null, bool? unassigned = null, bool? contract = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var wanted = Parameters.Named<CaseStatus>(status, "status");
        var found = (await inbox.RunAsync(caller.Actor, new CaseFilter(open ?? wanted is null, wanted, assignee, unassigned ?? false, null, at)
        {
            Type = Parameters.Named<CaseType>(type, "type"), Priority = Parameters.Named<CasePriority>(priority, "priority"),
            Language = string.IsNullOrEmpty(language) ? null : Languages.Checked(language), Queue = queue, Product = product, HasContract = contract,
        }, stop)).Value;
        return new Listing<CaseLineAnswer> { Total = found.Total, Page = at + 1, PageSize = CaseInbox.PageSize, Items = [.. found.Items.Select(CaseLineAnswer.Of)] };
    }

    /// <summary>Takes the case that is due first of those that nobody has. For representatives.</summary>
    internal static async Task<CaseStanding> TakeNextAsync(Caller caller, Body<QueueRequest> body, TakeNextCase take, CancellationToken stop) =>
        CaseStanding.Of((await take.RunAsync(caller.Actor, body.Value.Queue, stop)).Value);

    /// <summary>Says what a case is about: type, customer, product, thing, topic, fields. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> ChangeAsync(Caller caller, string number, Body<CaseChangeRequest> body, ChangeCase change, CancellationToken stop) =>
        CaseStanding.Of((await change.RunAsync(caller.Actor, number, body.Value.ToChange(), body.Value.Version, stop)).Value);

    /// <summary>Gives a case to a representative, or back to nobody. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> AssignAsync(Caller caller, string number, Body<AssignRequest> body, AssignCase assign, CancellationToken stop) =>
        CaseStanding.Of((await assign.RunAsync(caller.Actor, number, body.Value.Assignee, stop)).Value);

    /// <summary>Says how urgent a case is; what is due follows. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> PrioritiseAsync(Caller caller, string number, Body<PriorityRequest> body, ChangeCasePriority change, CancellationToken stop) =>
        CaseStanding.Of((await change.RunAsync(caller.Actor, number, Parameters.Required(body.Value.Priority, "priority"), stop)).Value);

    /// <summary>Moves a case into a queue by hand; rules leave it there. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> MoveAsync(Caller caller, string number, Body<QueueRequest> body, MoveCase move, CancellationToken stop) =>
        CaseStanding.Of((await move.RunAsync(caller.Actor, number, body.Value.Queue, stop)).Value);

    /// <summary>Takes a step of the case's type: a visit is scheduled, a return has arrived. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> AdvanceAsync(Caller caller, string number, Body<StepRequest> body, AdvanceCase advance, CancellationToken stop) =>
        CaseStanding.Of((await advance.RunAsync(caller.Actor, number, Parameters.Required(body.Value.Action, "action"), body.Value.Fields, stop)).Value);

    /// <summary>Closes a resolved case for good. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> CloseAsync(Caller caller, string number, CloseCase close, CancellationToken stop) =>
        CaseStanding.Of((await close.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Opens a resolved or closed case again. For representatives, and the customer whose it is.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> ReopenAsync(Caller caller, string number, ReopenCase reopen, CancellationToken stop) =>
        CaseStanding.Of((await reopen.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>The types of cases with their fields; others than staff get those that customers are asked for.</summary>
    internal static async Task<IReadOnlyList<CaseTypeAnswer>> TypesAsync(Caller caller, CaseForms forms, CancellationToken stop) =>
        [.. (await forms.RunAsync(caller.Actor, stop)).Value.Select(CaseTypeAnswer.Of)];

    /// <summary>Says which fields a type has; what is sent is all that it has then. For knowledge managers and administrators.</summary>
    /// <param name="type">The type, such as <c>fieldVisit</c>.</param>
    internal static async Task<CaseTypeAnswer> SaveTypeAsync(Caller caller, string type, Body<CaseTypeRequest> body, SaveCaseForm save, CancellationToken stop) =>
        CaseTypeAnswer.Of((await save.RunAsync(
            caller.Actor, Parameters.Required(Parameters.Named<CaseType>(type, "type"), "type"), body.Value.ToFields(), body.Value.Version, stop)).Value);

    /// <summary>The service levels and calendars. For those who see cases, sales and administrators.</summary>
    internal static async Task<ServiceLevelsAnswer> LevelsAsync(Caller caller, ServiceLevelBook book, CancellationToken stop) =>
        ServiceLevelsAnswer.Of((await book.RunAsync(caller.Actor, stop)).Value);

    /// <summary>Adds or changes a service level; what is sent is all that it says then. For knowledge managers and administrators.</summary>
    /// <param name="key">The level's key.</param>
    internal static async Task<SavedRule> SaveLevelAsync(Caller caller, string key, Body<ServiceLevelDescription> body, SaveServiceLevel save, CancellationToken stop) =>
        SavedRule.Of((await save.RunAsync(caller.Actor, key, body.Value.ToInput(), body.Value.Version, stop)).Value);

    /// <summary>Adds or changes a calendar; what is sent is all that it says then. For knowledge managers and administrators.</summary>
    /// <param name="key">The calendar's key.</param>
    internal static async Task<SavedRule> SaveCalendarAsync(Caller caller, string key, Body<CalendarDescription> body, SaveWorkCalendar save, CancellationToken stop) =>
        SavedRule.Of((await save.RunAsync(caller.Actor, key, body.Value.ToInput(), body.Value.Version, stop)).Value);

    /// <summary>The queues and all rules about them. For those who see cases, and administrators.</summary>
    internal static async Task<QueuesAnswer> QueuesAsync(Caller caller, QueueBook book, CancellationToken stop) =>
        QueuesAnswer.Of((await book.RunAsync(caller.Actor, stop)).Value);

    /// <summary>Adds or changes a queue; what is sent is all that it says then. For knowledge managers and administrators.</summary>
    /// <param name="key">The queue's key.</param>
    internal static async Task<SavedRule> SaveQueueAsync(Caller caller, string key, Body<QueueDescription> body, SaveQueue save, CancellationToken stop) =>
        SavedRule.Of((await save.RunAsync(caller.Actor, key, body.Value.ToInput(), body.Value.Version, stop)).Value);

    /// <summary>Lays down the rules that fill the queues; what is sent is all of them. For knowledge managers and administrators.</summary>
    internal static async Task<NoContent> SaveRulesAsync(Caller caller, Body<QueueRulesRequest> body, SaveQueueRules save, CancellationToken stop)
    {
        var rules = body.Value.Rules ?? throw Refused.Invalid("Text.Required", "rules");
        _ = (await save.RunAsync(caller.Actor, [.. rules.Select(rule => rule.ToRule())], stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Adds or changes a rule of escalation. For knowledge managers and administrators.</summary>
    /// <param name="key">The rule's key.</param>
    internal static async Task<SavedRule> SaveEscalationAsync(Caller caller, string key, Body<EscalationDescription> body, SaveEscalation save, CancellationToken stop) =>
        SavedRule.Of((await save.RunAsync(caller.Actor, body.Value.ToRule(key), body.Value.Version, stop)).Value);

    /// <summary>The contracts of a customer. For staff who work with customers, and the customer.</summary>
    /// <param name="number">The customer's number.</param>
    internal static async Task<IReadOnlyList<ContractAnswer>> ContractsAsync(Caller caller, string number, ContractList list, CancellationToken stop) =>
        [.. (await list.RunAsync(caller.Actor, number, stop)).Value.Select(ContractAnswer.Of)];

    /// <summary>Adds a contract; the customer's open cases are due by it at once. For staff who work with customers.</summary>
    internal static async Task<Created<SavedRule>> AddContractAsync(Caller caller, Body<ContractRequest> body, SaveContract save, CancellationToken stop)
    {
        var saved = SavedRule.Of((await save.RunAsync(caller.Actor, null, body.Value.ToInput(), null, stop)).Value);
        return TypedResults.Created($"/api/v1/customers/{body.Value.Customer}/contracts", saved);
    }

    /// <summary>Changes a contract; what is sent is all that it says then. For staff who work with customers.</summary>
    /// <param name="number">The contract's number.</param>
    internal static async Task<SavedRule> SaveContractAsync(Caller caller, string number, Body<ContractRequest> body, SaveContract save, CancellationToken stop) =>
        SavedRule.Of((await save.RunAsync(caller.Actor, number, body.Value.ToInput(), body.Value.Version, stop)).Value);
}
