using System.Globalization;
using KnowledgeCrm.Satisfaction;

namespace KnowledgeCrm.Web.Api;

/// <summary>What customers think after their case was closed.</summary>
internal static class SatisfactionEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        keyed.MapPost("/cases/{number}/satisfaction/link", LinkAsync).WithTags("Satisfaction").Refuses(404, 409);
        var all = keyed.MapGroup("/satisfaction").WithTags("Satisfaction").Refuses(404);
        all.MapGet("", FiguresAsync);
        all.MapGet("/answers", ListAsync);
        all.MapPost("/answers/{answer:guid}/follow-up", FollowUpAsync).Refuses(409);
    }

    /// <summary>A link to the two questions, for a closed case that was not answered yet. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<SurveyLink> LinkAsync(Caller caller, string number, InviteToSurvey invite, CancellationToken stop)
    {
        var made = (await invite.RunAsync(caller.Actor, number, stop)).Value;
        return new SurveyLink { Path = made.Path, ExpiresAt = made.ExpiresAt, Language = made.Language, Subject = made.Subject, Text = made.Text };
    }

    /// <summary>How content customers are, over the last twelve months. For those who see cases.</summary>
    internal static async Task<SatisfactionFiguresAnswer> FiguresAsync(Caller caller, SatisfactionReport report, CancellationToken stop)
    {
        var figures = (await report.RunAsync(caller.Actor, stop)).Value;
        return new SatisfactionFiguresAnswer
        {
            Asked = figures.Asked, Answers = figures.Answers, Average = figures.Average, Solved = figures.Solved, ToFollowUp = figures.ToFollowUp,
            Months = [.. figures.Months.Select(month => new SatisfactionMonthAnswer
            {
                Month = month.Month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Answers = month.Answers, Average = month.Average,
            })],
        };
    }

    /// <summary>The answers, newest first. For those who see cases.</summary>
    /// <param name="followUp">Only <c>open</c>, <c>closed</c> or <c>none</c>.</param>
    /// <param name="case">Only those of this case.</param>
    /// <param name="page">From 1; up to 50 each.</param>
    internal static async Task<Listing<SatisfactionAnswer>> ListAsync(
        Caller caller, SatisfactionList list, CancellationToken stop, string? followUp = null, string? @case = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var filter = new SatisfactionFilter(Parameters.Named<FollowUpState>(followUp, "followUp"), Case: string.IsNullOrEmpty(@case) ? null : @case, Page: at);
        var found = (await list.RunAsync(caller.Actor, filter, stop)).Value;
        return new Listing<SatisfactionAnswer> { Total = found.Total, Page = at + 1, PageSize = SatisfactionList.PageSize, Items = [.. found.Items.Select(SatisfactionAnswer.Of)] };
    }

    /// <summary>Closes the follow-up of a low score, with what came of it. For representatives and knowledge managers.</summary>
    /// <param name="answer">The answer's id.</param>
    internal static async Task<FollowUpClosed> FollowUpAsync(Caller caller, Guid answer, Body<ReasonRequest> body, CloseFollowUp close, CancellationToken stop) =>
        new() { Case = (await close.RunAsync(caller.Actor, answer, body.Value.Reason, stop)).Value.Case };
}

/// <summary>A follow-up that was closed.</summary>
public sealed record FollowUpClosed
{
    /// <summary>The case's number.</summary>
    public required string Case { get; init; }
}
