using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Complaints: what went wrong, and what the customer gets.</summary>
internal static class ComplaintEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var one = keyed.MapGroup("/cases/{number}/complaint").WithTags("Complaints").Refuses(404);
        one.MapGet("", ReadAsync);
        one.MapPut("", RegisterAsync).Refuses(409);
        one.MapPost("/compensation", ProposeAsync).Refuses(409);
        one.MapPost("/compensation/approve", ApproveAsync).Refuses(409);
        one.MapPost("/compensation/decline", DeclineAsync).Refuses(409);
        one.MapPost("/compensation/given", GivenAsync).Refuses(409);
        keyed.MapPost("/cases/{number}/training-story", StoryAsync).WithTags("Complaints").Refuses(404);
        var all = keyed.MapGroup("/complaints").WithTags("Complaints");
        all.MapGet("", ListAsync).Refuses(404);
        all.MapGet("/figures", FiguresAsync).Refuses(404);
        all.MapGet("/limits", LimitsAsync).Refuses(404);
        all.MapPut("/limits", SetLimitAsync);
        all.MapGet("/causes", CausesAsync).Refuses(404);
        all.MapPost("/causes", AddCauseAsync);
        all.MapPut("/causes/{cause:guid}", ChangeCauseAsync).Refuses(404, 409);
    }

    /// <summary>What makes a complaint of a case, and what was decided about it. For those who see cases.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<ComplaintAnswer> ReadAsync(Caller caller, string number, ComplaintReading reading, CancellationToken stop) =>
        ComplaintAnswer.Of((await reading.RunAsync(caller.Actor, number, stop)).Value ?? throw Refused.NotFound());

    /// <summary>Makes a complaint of a case, or says anew what went wrong. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<ComplaintStanding> RegisterAsync(
        Caller caller, string number, Body<ComplaintRequest> body, RegisterComplaint register, CancellationToken stop)
    {
        var request = body.Value;
        var input = new ComplaintInput { Severity = request.Severity, Cause = request.Cause, Wanted = request.Wanted };
        return ComplaintStanding.Of((await register.RunAsync(caller.Actor, number, input, stop)).Value);
    }

    /// <summary>Says what the customer is to get. Above the caller's limit it waits for somebody else. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<ComplaintStanding> ProposeAsync(
        Caller caller, string number, Body<CompensationRequest> body, ProposeCompensation propose, CancellationToken stop)
    {
        var request = body.Value;
        var offer = new CompensationOffer { None = request.None == true, Kind = request.Kind, Amount = request.Amount, Currency = request.Currency, Reason = request.Reason };
        return ComplaintStanding.Of((await propose.RunAsync(caller.Actor, number, offer, stop)).Value);
    }

    /// <summary>Approves what waits; never one's own proposal.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<ComplaintStanding> ApproveAsync(
        Caller caller, string number, Body<ReasonRequest> body, JudgeCompensation judge, CancellationToken stop) =>
        ComplaintStanding.Of((await judge.RunAsync(caller.Actor, number, true, body.Value.Reason, stop)).Value);

    /// <summary>Declines what waits, with a reason; never one's own proposal.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<ComplaintStanding> DeclineAsync(
        Caller caller, string number, Body<ReasonRequest> body, JudgeCompensation judge, CancellationToken stop) =>
        ComplaintStanding.Of((await judge.RunAsync(caller.Actor, number, false, body.Value.Reason, stop)).Value);

    /// <summary>The customer has got it. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<ComplaintStanding> GivenAsync(
        Caller caller, string number, Body<ReasonRequest> body, GiveCompensation give, CancellationToken stop) =>
        ComplaintStanding.Of((await give.RunAsync(caller.Actor, number, body.Value.Reason, stop)).Value);

    /// <summary>Begins a training story of a case, with roles in the place of names: a draft of an author or knowledge manager, a candidate of
    /// a representative.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<Created<StoryMade>> StoryAsync(Caller caller, string number, MakeTrainingStory story, CancellationToken stop)
    {
        var made = (await story.RunAsync(caller.Actor, number, stop)).Value;
        return TypedResults.Created($"/api/v1/articles/{made.Article}", new StoryMade { Number = made.Article });
    }

    /// <summary>Complaints: those with an overdue dispatch first, then by severity and age. For those who see cases.</summary>
    /// <param name="show"><c>open</c> (when absent), <c>waiting</c>, <c>toGive</c> or <c>all</c>.</param>
    /// <param name="severity">Only these.</param>
    /// <param name="cause">The id of a cause: that and all below it.</param>
    /// <param name="page">From 1; up to 50 each.</param>
    internal static async Task<Listing<ComplaintListed>> ListAsync(
        Caller caller, ComplaintList list, CancellationToken stop, string? show = null, string? severity = null, Guid? cause = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var filter = new ComplaintFilter(
            Parameters.Named<ComplaintShow>(show, "show") ?? ComplaintShow.Open, Parameters.Named<ComplaintSeverity>(severity, "severity"), cause, Page: at);
        var found = (await list.RunAsync(caller.Actor, filter, stop)).Value;
        return new Listing<ComplaintListed> { Total = found.Total, Page = at + 1, PageSize = ComplaintList.PageSize, Items = [.. found.Items.Select(ComplaintListed.Of)] };
    }

    /// <summary>Results and costs by partner and by cause. For those who see cases.</summary>
    internal static async Task<ComplaintFiguresAnswer> FiguresAsync(Caller caller, ComplaintFigures figures, CancellationToken stop) =>
        ComplaintFiguresAnswer.Of((await figures.RunAsync(caller.Actor, stop)).Value);

    /// <summary>How much compensation each role grants by itself. For those who see cases, and administrators.</summary>
    internal static async Task<IReadOnlyList<LimitAnswer>> LimitsAsync(Caller caller, CompensationLimits limits, CancellationToken stop) =>
        [.. (await limits.RunAsync(caller.Actor, stop)).Value.Select(line => new LimitAnswer { Role = line.Role, Currency = line.Currency, Amount = line.Amount })];

    /// <summary>Sets how much a role grants by itself in one currency. For administrators.</summary>
    internal static async Task<LimitAnswer> SetLimitAsync(Caller caller, Body<LimitRequest> body, SetCompensationLimit set, CancellationToken stop)
    {
        var request = body.Value;
        var done = (await set.RunAsync(caller.Actor, Parameters.Required(request.Role, "role"), request.Currency, request.Amount, stop)).Value;
        return new LimitAnswer { Role = done.Role, Currency = done.Currency, Amount = done.Amount };
    }

    /// <summary>The tree of causes, each after the one that it belongs to.</summary>
    internal static async Task<IReadOnlyList<CauseAnswer>> CausesAsync(Caller caller, CauseList list, CancellationToken stop) =>
        [.. (await list.RunAsync(caller.Actor, stop)).Value.Select(line => new CauseAnswer
        {
            Id = line.Id, Parent = line.ParentId, NameEn = line.NameEn, NameZh = line.NameZh, Retired = line.IsRetired, Used = line.Used, Version = line.Version,
        })];

    /// <summary>Adds a cause. For knowledge managers and administrators.</summary>
    internal static async Task<Created<CauseMade>> AddCauseAsync(Caller caller, Body<CauseRequest> body, SaveCause save, CancellationToken stop)
    {
        var saved = (await save.RunAsync(caller.Actor, null, body.Value.ToInput(), stop)).Value;
        return TypedResults.Created("/api/v1/complaints/causes", new CauseMade { Id = saved.Id });
    }

    /// <summary>Changes a cause. For knowledge managers and administrators.</summary>
    /// <param name="cause">The cause's id.</param>
    internal static async Task<CauseMade> ChangeCauseAsync(Caller caller, Guid cause, Body<CauseRequest> body, SaveCause save, CancellationToken stop) =>
        new() { Id = (await save.RunAsync(caller.Actor, cause, body.Value.ToInput(), stop)).Value.Id };
}

/// <summary>The article that was begun.</summary>
public sealed record StoryMade
{
    /// <summary>The article's number.</summary>
    public required string Number { get; init; }
}
