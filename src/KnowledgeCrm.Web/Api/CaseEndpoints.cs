using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Cases, from the first question to what solved them.</summary>
internal static class CaseEndpoints
{
    private const int Suggestions = 5;

    public static void Map(RouteGroupBuilder keyed)
    {
        var cases = keyed.MapGroup("/cases").WithTags("Cases");
        cases.MapPost("", OpenAsync);
        cases.MapGet("/{number}", ReadAsync).Refuses(404);
        cases.MapPost("/{number}/replies", ReplyAsync).Refuses(404, 409);
        cases.MapPost("/{number}/links", LinkAsync).Refuses(404, 409);
        cases.MapPost("/{number}/resolve", ResolveAsync).Refuses(404, 409);
        cases.MapPost("/{number}/candidate-preview", PreviewAsync).Refuses(404);
    }

    /// <summary>Opens a case: a representative for any customer, a customer or partner for itself.</summary>
    internal static async Task<Created<CaseOpening>> OpenAsync(
        Caller caller, Body<CaseRequest> body, OpenCase open, SearchEverything search, CancellationToken stop)
    {
        var request = body.Value;
        var opened = (await open.RunAsync(caller.Actor, new CaseInput
        {
            Subject = request.Subject,
            Description = request.Description,
            Language = request.Language,
            Customer = request.Customer,
            Product = request.Product,
            Priority = request.Priority ?? CasePriority.Normal,
            Type = request.Type ?? CaseType.Question,
            Asset = request.Asset,
            Topic = request.Topic,
            Fields = request.Fields,
            Channel = CaseChannel.Api,
        }, stop)).Value;
        // All of it is context: a customer's quotation marks and minus signs are no operators.
        var about = string.Join('\n', request.Subject, request.Description, request.Product);
        var found = await search.RunAsync(
            caller.Actor, new SearchRequest("", Kinds: [ArticleSearchSource.KindName], Limit: Suggestions, Context: about), stop);
        return TypedResults.Created(
            $"/api/v1/cases/{opened.Number}",
            new CaseOpening { Number = opened.Number, Suggestions = [.. found.Items.Select(SearchResult.Of)] });
    }

    /// <summary>A case with its thread and its articles.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseAnswer> ReadAsync(Caller caller, string number, CaseReading reading, CancellationToken stop) =>
        CaseAnswer.Of((await reading.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Adds to the thread: a representative's reply or note, or what the customer writes.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> ReplyAsync(
        Caller caller, string number, Body<ReplyRequest> body, PostToCase post, CancellationToken stop)
    {
        var request = body.Value;
        return CaseStanding.Of((await post.RunAsync(
            caller.Actor, number, request.Text, request.Note ?? false, request.WaitForCustomer ?? false, request.Seen, stop)).Value);
    }

    /// <summary>Says what an article did for a case. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> LinkAsync(
        Caller caller, string number, Body<LinkRequest> body, LinkArticle link, CancellationToken stop)
    {
        var request = body.Value;
        var article = Limits.Checked(request.Article, "article", Limits.Name);
        return CaseStanding.Of((await link.RunAsync(
            caller.Actor, number, article, Parameters.Required(request.Kind, "kind"), stop)).Value);
    }

    /// <summary>What a candidate made of the case would say, and what of the case is masked in it. Changes nothing. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CandidateSketchAnswer> PreviewAsync(
        Caller caller, string number, Body<CandidatePreviewRequest> body, CandidatePreview preview, CancellationToken stop) =>
        CandidateSketchAnswer.Of((await preview.RunAsync(caller.Actor, number, body.Value.Keep, body.Value.Mask, stop)).Value);

    /// <summary>Resolves a case by saying what solved it. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> ResolveAsync(
        Caller caller, string number, Body<ResolveRequest> body, ResolveCase resolve, CancellationToken stop)
    {
        var request = body.Value;
        return CaseStanding.Of((await resolve.RunAsync(caller.Actor, number, new Resolving
        {
            Outcome = Parameters.Required(request.Outcome, "outcome"),
            Article = request.Article,
            Improvement = request.Improvement,
            Candidate = request.Candidate,
            Issue = request.Issue,
            Keep = request.Keep,
            Mask = request.Mask,
            Cause = request.Cause,
            Resolution = request.Resolution,
            Reason = request.Reason,
        }, stop)).Value);
    }
}
