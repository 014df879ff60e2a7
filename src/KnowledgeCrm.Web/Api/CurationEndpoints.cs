using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Insight;
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
        curation.MapGet("/suggested-synonyms", SuggestedAsync);
        curation.MapGet("/dismissed-synonyms", DismissedAsync);
        curation.MapPost("/dismissed-synonyms", DismissAsync);
        curation.MapDelete("/dismissed-synonyms/{id}", RestoreAsync);
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

    /// <summary>Words that may stand for others, learnt from searches: at least two people searched with the first, opened nothing, and found it with
    /// the second. Up to 50, those shown by the most people first. For knowledge managers and administrators.</summary>
    internal static async Task<IReadOnlyList<SuggestedSynonymAnswer>> SuggestedAsync(Caller caller, SuggestedSynonyms suggested, CancellationToken stop) =>
        [.. (await suggested.RunAsync(caller.Actor, RuleList.PageSize, stop)).Value.Select(SuggestedSynonymAnswer.Of)];

    /// <summary>The words that are not suggested any more, up to 50, the latest first. For knowledge managers and administrators.</summary>
    internal static async Task<IReadOnlyList<DismissedSynonymAnswer>> DismissedAsync(Caller caller, DismissedSynonyms dismissed, CancellationToken stop) =>
        [.. (await dismissed.RunAsync(caller.Actor, RuleList.PageSize, stop)).Value.Select(DismissedSynonymAnswer.Of)];

    /// <summary>Says of suggested words that they don't mean the same: they are not suggested again. For knowledge managers and administrators.</summary>
    internal static async Task<Created<RuleStanding>> DismissAsync(
        Caller caller, Body<DismissSynonymRequest> body, DismissSynonym dismiss, CancellationToken stop) =>
        Made("dismissed-synonyms", await dismiss.RunAsync(caller.Actor, body.Value.From, body.Value.To, stop));

    /// <summary>Lets dismissed words be suggested again, if they are not already. For knowledge managers and administrators.</summary>
    /// <param name="id">The id of what was dismissed.</param>
    internal static async Task<NoContent> RestoreAsync(Caller caller, string id, RestoreSynonym restore, CancellationToken stop) =>
        Gone(await restore.RunAsync(caller.Actor, IdOf(id), stop));

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
