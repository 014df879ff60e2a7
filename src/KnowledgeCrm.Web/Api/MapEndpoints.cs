using KnowledgeCrm.Experts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>The map of what is known and by whom, for the people of the house.</summary>
internal static class MapEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var map = keyed.MapGroup("/knowledge-map").WithTags("People").Refuses(404);
        map.MapGet("", ReadAsync);
        map.MapGet("/{topic}", TopicAsync);
        keyed.MapPut("/people/{id:guid}/leaving", LeavingAsync).WithTags("People").Refuses(404);
    }

    /// <summary>For each topic who is shown to know it, how much hangs on one person, and what is asked about it. Figures are made of what the caller may see.
    /// For the people of the house.</summary>
    /// <param name="days">How far back what was asked counts: 90, 180 or 365; absent: 180.</param>
    /// <param name="sort">By what it is ordered: <c>risk</c>, <c>topic</c>, <c>demand</c>, <c>unanswered</c>, <c>people</c>, <c>share</c>, <c>leaving</c> or <c>articles</c>; absent: by risk.</param>
    /// <param name="reversed"><c>true</c>: the other way round.</param>
    /// <param name="risk">Only topics at this risk: <c>covered</c>, <c>onePerson</c>, <c>leaving</c> or <c>nobody</c>.</param>
    /// <param name="q">Only topics whose name has this in it.</param>
    internal static async Task<MapAnswer> ReadAsync(
        Caller caller, KnowledgeMap map, CancellationToken stop, int? days = null, string? sort = null, bool? reversed = null, string? risk = null, string? q = null) =>
        MapAnswer.Of((await map.RunAsync(caller.Actor, new MapFilter(
            days ?? KnowledgeMap.UsualDays, Parameters.Named<MapSort>(sort, "sort") ?? MapSort.Risk, reversed ?? false, Parameters.Named<MapRisk>(risk, "risk"), q), stop)).Value);

    /// <summary>A topic of the map with the people, articles and questions that its figures are made of. For the people of the house.</summary>
    /// <param name="topic">The topic's key.</param>
    /// <param name="days">How far back what was asked counts: 90, 180 or 365; absent: 180.</param>
    internal static async Task<MapTopicAnswer> TopicAsync(Caller caller, string topic, MapTopicReading reading, CancellationToken stop, int? days = null) =>
        MapTopicAnswer.Of((await reading.RunAsync(caller.Actor, topic, days ?? KnowledgeMap.UsualDays, stop)).Value);

    /// <summary>Says when somebody leaves the house, or that they stay. For the person, knowledge managers and administrators.</summary>
    /// <param name="id">The person's id.</param>
    internal static async Task<NoContent> LeavingAsync(Caller caller, Guid id, Body<LeavingRequest> body, SetLeaving set, CancellationToken stop)
    {
        _ = (await set.RunAsync(caller.Actor, id, body.Value.On, stop)).Value;
        return TypedResults.NoContent();
    }
}
