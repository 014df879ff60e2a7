using KnowledgeCrm.Experts;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>The yellow pages: who knows what, for the people of the house. To others there are none.</summary>
internal static class ExpertEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var people = keyed.MapGroup("/people").WithTags("People").Refuses(404);
        people.MapGet("", ListAsync);
        people.MapGet("/find", FindAsync);
        people.MapPost("/wanted", WantedAsync);
        people.MapGet("/{id:guid}", ReadAsync);
        people.MapGet("/{id:guid}/photo", PhotoAsync).Produces(200, contentType: "application/octet-stream");
        people.MapPut("/{id:guid}/endorsements/{topic}", EndorseAsync).Refuses(409);
        people.MapDelete("/{id:guid}/endorsements/{topic}", WithdrawAsync).Refuses(409);
        OwnPageEndpoints.Map(people);
    }

    /// <summary>Who works here, by name; or who knows a topic, what is best shown first. For the people of the house.</summary>
    /// <param name="topic">A topic's key: only who knows it, with what shows it.</param>
    /// <param name="team">Only of this team.</param>
    /// <param name="language">Only who speaks it: two letters (ISO 639-1).</param>
    /// <param name="available"><c>true</c>: only who can be asked at this moment.</param>
    /// <param name="page">From 1; up to 50 people each.</param>
    internal static async Task<Listing<PersonLine>> ListAsync(
        Caller caller, ExpertList list, CancellationToken stop, string? topic = null, string? team = null, string? language = null, bool? available = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, new ExpertFilter(topic, team, language, available ?? false, at), stop)).Value.People;
        return new Listing<PersonLine>
        {
            Total = found.Total, Page = at + 1, PageSize = ExpertList.PageSize, Items = [.. found.Items.Select(PersonLine.Of)],
        };
    }

    /// <summary>Finds who knows: by the documents that answer a question and who had a part in them, or who has to do with a customer, or both.
    /// Only what the caller may see counts and is named. For the people of the house.</summary>
    /// <param name="q">The question in one's own words; up to 2,000 characters. Required unless a customer is named.</param>
    /// <param name="product">Only what is about this product: its model.</param>
    /// <param name="segment">Only cases of such customers: <c>person</c>, <c>organisation</c>, <c>dealer</c>, <c>repairPartner</c> or <c>branch</c>.</param>
    /// <param name="language">Only who speaks it: two letters.</param>
    /// <param name="team">Only of this team.</param>
    /// <param name="available"><c>true</c>: only who can be asked at this moment.</param>
    /// <param name="customer">A customer's number: who fits them. For staff who may see customers.</param>
    internal static async Task<FoundPeople> FindAsync(
        Caller caller, FindExperts find, CancellationToken stop, string? q = null, string? product = null, string? segment = null, string? language = null,
        string? team = null, bool? available = null, string? customer = null) =>
        FoundPeople.Of((await find.RunAsync(caller.Actor, new ExpertQuestion(q ?? "")
        {
            Product = product, Segment = Parameters.Named<CustomerSegment>(segment, "segment"), Language = language, Team = team,
            AvailableOnly = available ?? false, Customer = customer,
        }, stop)).Value);

    /// <summary>Makes a candidate of a question that nobody knows the answer to; asked twice it is the same one. For the people of the house.</summary>
    internal static async Task<Created<WantedAnswer>> WantedAsync(Caller caller, Body<WantedRequest> body, AskForKnowledge ask, CancellationToken stop)
    {
        var number = (await ask.RunAsync(caller.Actor, body.Value.Question, stop)).Value.Number;
        return TypedResults.Created($"/api/v1/articles/{number}", new WantedAnswer { Candidate = number });
    }

    /// <summary>Somebody's page: what they say of themself, what colleagues say, and what they did, as far as the caller may see it. Who is not
    /// listed is not found. For the people of the house.</summary>
    /// <param name="id">The person's id.</param>
    internal static async Task<PersonAnswer> ReadAsync(Caller caller, Guid id, ExpertReading reading, CancellationToken stop) =>
        PersonAnswer.Of((await reading.RunAsync(caller.Actor, id, stop)).Value);

    /// <summary>Somebody's photo. For the people of the house.</summary>
    /// <param name="id">The person's id.</param>
    internal static async Task<IResult> PhotoAsync(Caller caller, Guid id, HttpContext context, PhotoReading photos, CancellationToken stop) =>
        ServedFile.Of(context, (await photos.RunAsync(caller.Actor, id, stop)).Value);

    /// <summary>Says that a colleague knows a topic; said twice it counts once. Never of oneself (403).</summary>
    /// <param name="id">The colleague's id.</param>
    /// <param name="topic">The topic's key.</param>
    internal static async Task<NoContent> EndorseAsync(Caller caller, Guid id, string topic, EndorseSkill endorse, CancellationToken stop)
    {
        _ = (await endorse.RunAsync(caller.Actor, id, topic, true, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Withdraws what the caller said of a colleague.</summary>
    /// <param name="id">The colleague's id.</param>
    /// <param name="topic">The topic's key.</param>
    internal static async Task<NoContent> WithdrawAsync(Caller caller, Guid id, string topic, EndorseSkill endorse, CancellationToken stop)
    {
        _ = (await endorse.RunAsync(caller.Actor, id, topic, false, stop)).Value;
        return TypedResults.NoContent();
    }
}
