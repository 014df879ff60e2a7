using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>The rules of search: synonyms, the glossary, pinned and banned results.</summary>
internal static class CurationEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var curation = keyed.MapGroup("/curation").WithTags("Curation");
        curation.MapGet("/synonyms", SynonymsAsync);
        curation.MapPost("/synonyms", AddSynonymsAsync).Refuses(409);
        curation.MapPut("/synonyms/{id}", ChangeSynonymsAsync).Refuses(404, 409);
        curation.MapDelete("/synonyms/{id}", RemoveSynonymsAsync);
        curation.MapGet("/glossary", GlossaryAsync);
        curation.MapPost("/glossary", AddEntryAsync).Refuses(409);
        curation.MapPut("/glossary/{id}", ChangeEntryAsync).Refuses(404, 409);
        curation.MapDelete("/glossary/{id}", RemoveEntryAsync);
        curation.MapGet("/pins", PinsAsync);
        curation.MapPost("/pins", AddPinAsync).Refuses(409);
        curation.MapPut("/pins/{id}", ChangePinAsync).Refuses(404, 409);
        curation.MapDelete("/pins/{id}", RemovePinAsync);
    }

    /// <summary>The rules of synonyms, by their first word. For those who answer and write.</summary>
    /// <param name="q">A part of a word; absent: all.</param>
    /// <param name="page">From 1; up to 50 rules each.</param>
    internal static async Task<Listing<SynonymAnswer>> SynonymsAsync(
        Caller caller, SynonymList list, CancellationToken stop, string? q = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, q, at, stop)).Value;
        return Listed(found.Total, at, found.Items.Select(SynonymAnswer.Of));
    }

    /// <summary>Adds a rule of synonyms. For knowledge managers and administrators.</summary>
    internal static async Task<Created<RuleStanding>> AddSynonymsAsync(
        Caller caller, Body<SynonymRequest> body, SaveSynonymRule save, CancellationToken stop) =>
        Made("synonyms", await save.RunAsync(caller.Actor, null, body.Value.ToInput(), null, stop));

    /// <summary>Changes a rule of synonyms; what is sent is all that it says then. For knowledge managers and administrators.</summary>
    /// <param name="id">The id of the rule.</param>
    internal static async Task<RuleStanding> ChangeSynonymsAsync(
        Caller caller, string id, Body<SynonymRequest> body, SaveSynonymRule save, CancellationToken stop) =>
        RuleStanding.Of((await save.RunAsync(caller.Actor, IdOf(id), body.Value.ToInput(), body.Value.Version, stop)).Value);

    /// <summary>Removes a rule of synonyms, if it is still there. For knowledge managers and administrators.</summary>
    /// <param name="id">The id of the rule.</param>
    internal static async Task<NoContent> RemoveSynonymsAsync(Caller caller, string id, RemoveSynonymRule remove, CancellationToken stop) =>
        Gone(await remove.RunAsync(caller.Actor, IdOf(id), stop));

    /// <summary>The glossary, by the English word. For those who answer and write.</summary>
    /// <param name="q">A part of a word; absent: all.</param>
    /// <param name="page">From 1; up to 50 entries each.</param>
    internal static async Task<Listing<GlossaryAnswer>> GlossaryAsync(
        Caller caller, GlossaryList list, CancellationToken stop, string? q = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, q, at, stop)).Value;
        return Listed(found.Total, at, found.Items.Select(GlossaryAnswer.Of));
    }

    /// <summary>Adds an entry to the glossary. For knowledge managers and administrators.</summary>
    internal static async Task<Created<RuleStanding>> AddEntryAsync(
        Caller caller, Body<GlossaryRequest> body, SaveGlossaryEntry save, CancellationToken stop) =>
        Made("glossary", await save.RunAsync(caller.Actor, null, body.Value.ToInput(), null, stop));

    /// <summary>Changes an entry of the glossary. For knowledge managers and administrators.</summary>
    /// <param name="id">The id of the entry.</param>
    internal static async Task<RuleStanding> ChangeEntryAsync(
        Caller caller, string id, Body<GlossaryRequest> body, SaveGlossaryEntry save, CancellationToken stop) =>
        RuleStanding.Of((await save.RunAsync(caller.Actor, IdOf(id), body.Value.ToInput(), body.Value.Version, stop)).Value);

    /// <summary>Removes an entry of the glossary, if it is still there. For knowledge managers and administrators.</summary>
    /// <param name="id">The id of the entry.</param>
    internal static async Task<NoContent> RemoveEntryAsync(Caller caller, string id, RemoveGlossaryEntry remove, CancellationToken stop) =>
        Gone(await remove.RunAsync(caller.Actor, IdOf(id), stop));

    /// <summary>What is pinned and banned, by the query. For those who answer and write.</summary>
    /// <param name="q">A part of the query, of the article's number or title, or of the note; absent: all.</param>
    /// <param name="overdue">True for those alone that somebody should have looked at again by now.</param>
    /// <param name="page">From 1; up to 50 pins each.</param>
    internal static async Task<Listing<PinAnswer>> PinsAsync(
        Caller caller, PinList list, CancellationToken stop, string? q = null, bool? overdue = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, new PinFilter(q, overdue ?? false, at), stop)).Value;
        return Listed(found.Total, at, found.Items.Select(PinAnswer.Of));
    }

    /// <summary>Pins an article for a query, or bans it. For knowledge managers and administrators.</summary>
    internal static async Task<Created<RuleStanding>> AddPinAsync(Caller caller, Body<PinRequest> body, SavePin save, CancellationToken stop) =>
        Made("pins", await save.RunAsync(caller.Actor, null, body.Value.ToInput(), null, stop));

    /// <summary>Changes a pin; what is sent is all that it says then. For knowledge managers and administrators.</summary>
    /// <param name="id">The id of the pin.</param>
    internal static async Task<RuleStanding> ChangePinAsync(
        Caller caller, string id, Body<PinRequest> body, SavePin save, CancellationToken stop) =>
        RuleStanding.Of((await save.RunAsync(caller.Actor, IdOf(id), body.Value.ToInput(), body.Value.Version, stop)).Value);

    /// <summary>Removes a pin, if it is still there. For knowledge managers and administrators.</summary>
    /// <param name="id">The id of the pin.</param>
    internal static async Task<NoContent> RemovePinAsync(Caller caller, string id, RemovePin remove, CancellationToken stop) =>
        Gone(await remove.RunAsync(caller.Actor, IdOf(id), stop));

    // What is no id names nothing, as an id does that nobody has given.
    private static Guid IdOf(string id) => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty;

    private static Listing<T> Listed<T>(int total, int at, IEnumerable<T> items) =>
        new() { Total = total, Page = at + 1, PageSize = RuleList.PageSize, Items = [.. items] };

    private static Created<RuleStanding> Made(string list, Outcome<RuleDone> outcome) =>
        TypedResults.Created($"/api/v1/curation/{list}/{outcome.Value.Id}", RuleStanding.Of(outcome.Value));

    private static NoContent Gone(Outcome<RuleDone> outcome)
    {
        _ = outcome.Value;
        return TypedResults.NoContent();
    }
}
