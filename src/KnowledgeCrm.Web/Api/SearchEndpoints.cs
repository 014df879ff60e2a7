using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KnowledgeCrm.Web.Api;

/// <summary>The one search.</summary>
internal static class SearchEndpoints
{
    private const int UsualLimit = 10;
    private const int UsualCompletions = 8;

    public static void Map(RouteGroupBuilder open, RouteGroupBuilder keyed)
    {
        keyed.MapGet("/search/index", IndexAsync).WithTags("Search");
        keyed.MapPost("/search/index/rebuild", RebuildAsync).WithTags("Search");
        open.MapGet("/search", SearchAsync).WithTags("Search").OpenToVisitors<VisitorReads>().Refuses(403);
        open.MapGet("/search/completions", CompleteAsync).WithTags("Search").OpenToVisitors<VisitorCompletions>();
    }

    /// <summary>Finds articles; for those who may see them also cases, customers and people. Needs no key.</summary>
    /// <remarks>Any text is a query. Words in quotation marks must stand so; a word after a minus sign must not occur; a facet's name with a
    /// colon narrows (<c>product:XR-200</c>). Only what the caller may see is found and counted. A facet may be given several times: within
    /// one facet any of the values, over several facets all of them.</remarks>
    /// <param name="q">What to look for. Read up to 10,000 characters; an empty one finds nothing.</param>
    /// <param name="lang">Only what is written in <c>en</c> or <c>zh</c>; absent: both.</param>
    /// <param name="limit">How many items, 1 to 100; 10 when absent.</param>
    /// <param name="offset">How many of the first to leave out, 0 to 1,000; none when absent.</param>
    /// <param name="audience">As a reader of this audience (<c>public</c>, <c>customer</c>, <c>partner</c>, <c>internal</c>) would find. Only narrows.</param>
    /// <param name="type"><c>article</c> (when absent), <c>case</c>, <c>customer</c> or <c>person</c>; may be repeated. One that is not for the caller is 403.</param>
    /// <param name="template">Only articles of this kind, such as <c>howTo</c> or <c>problem</c>. May be repeated. For staff only, else 403.</param>
    /// <param name="topic">Only of this topic or one below it: its key. May be repeated.</param>
    /// <param name="product">Only what is for this product: its model. May be repeated.</param>
    /// <param name="state">Only in this state, such as <c>published</c> or <c>open</c>. May be repeated. For staff only, else 403.</param>
    /// <param name="confidence">Only articles of this confidence: <c>validated</c>, <c>notValidated</c> or <c>workInProgress</c>. May be repeated. For staff only, else 403.</param>
    /// <param name="owner">Only what this person owns: the part of the e-mail address before the @. May be repeated. For staff only, else 403.</param>
    /// <param name="age">Only what changed in the last <c>week</c>, <c>month</c> or <c>year</c>. May be repeated; the longest counts.</param>
    /// <param name="order"><c>relevance</c> (when absent), <c>newest</c> or <c>mostSolved</c>.</param>
    /// <param name="exact"><c>true</c>: take the words as typed, also when a correction would find more.</param>
    /// <param name="facets"><c>true</c>: count the results by facet.</param>
    internal static async Task<SearchResults> SearchAsync(
        Caller caller, SearchEverything search, SearchJournal journal, IEnumerable<ISearchSource> sources, CancellationToken stop,
        string? q = null, string? lang = null, int? limit = null, int? offset = null, string? audience = null, [FromQuery] string[]? type = null,
        [FromQuery] string[]? template = null, [FromQuery] string[]? topic = null, [FromQuery] string[]? product = null, [FromQuery] string[]? state = null,
        [FromQuery] string[]? confidence = null, [FromQuery] string[]? owner = null, [FromQuery] string[]? age = null,
        string? order = null, bool? exact = null, bool? facets = null)
    {
        // How things stand in the house, and whose they are, is for the people of the house.
        if (!caller.Actor.IsStaff && (template is { Length: > 0 } || state is { Length: > 0 } || confidence is { Length: > 0 } || owner is { Length: > 0 })) throw Refused.Forbidden();
        var request = new SearchRequest(
            q ?? "", Parameters.Language(lang), Kinds(type, sources, caller.Actor),
            Parameters.Between(limit ?? UsualLimit, 1, SearchRequest.MostItems, "limit"),
            Parameters.Between(offset ?? 0, 0, SearchRequest.DeepestOffset, "offset"),
            Parameters.Named<Audience>(audience, "audience"))
        {
            Filters = FacetFilters.Of(
                (SearchFacets.Template, template), (SearchFacets.Topic, topic), (SearchFacets.Product, product), (SearchFacets.State, state), (SearchFacets.Confidence, confidence),
                (SearchFacets.Owner, owner), (SearchFacets.Age, age)),
            Order = Parameters.Named<SearchOrder>(order, "order") ?? SearchOrder.Relevance,
            Exact = exact ?? false,
            WithFacets = facets ?? false,
        };
        var answer = await search.RunAsync(caller.Actor, request, stop);
        journal.Searched(caller.Actor, request, answer, SearchPlace.Api, null);
        return SearchResults.Of(answer, request.WithFacets);
    }

    /// <summary>Completes what is being typed: queries that have led several people to an article, and titles. Needs no key.</summary>
    /// <remarks>Finds within words and within Chinese too, and Chinese typed in pinyin. Only what the caller may see is completed.</remarks>
    /// <param name="q">What was typed so far. Of more than 100 characters nothing is completed.</param>
    /// <param name="limit">How many, 1 to 20; 8 when absent.</param>
    internal static async Task<SearchCompletionList> CompleteAsync(
        Caller caller, SearchCompletions completions, CancellationToken stop, string? q = null, int? limit = null)
    {
        var most = Parameters.Between(limit ?? UsualCompletions, 1, SearchCompletions.MostCompletions, "limit");
        var found = await completions.RunAsync(caller.Actor, q ?? "", most, stop);
        return new SearchCompletionList { Items = [.. found.Select(CompletedSearch.Of)] };
    }

    /// <summary>How search stands: the index, what was learnt, and the embeddings service where one is configured. For administrators.</summary>
    internal static async Task<SearchStandingAnswer> IndexAsync(Caller caller, SearchStanding standing, CancellationToken stop) =>
        SearchStandingAnswer.Of((await standing.RunAsync(caller.Actor, stop)).Value);

    /// <summary>Has the index built anew; the old one answers meanwhile. For administrators.</summary>
    internal static async Task<NoContent> RebuildAsync(Caller caller, RebuildSearchIndex rebuild, CancellationToken stop)
    {
        _ = (await rebuild.RunAsync(caller.Actor, stop)).Value;
        return TypedResults.NoContent();
    }

    private static List<string> Kinds(string[]? asked, IEnumerable<ISearchSource> sources, Actor actor)
    {
        if (asked is null or []) return [ArticleSearchSource.KindName];
        var known = sources.ToDictionary(source => source.Kind);
        foreach (var kind in asked)
        {
            if (!known.TryGetValue(kind, out var source)) throw Rejected.Invalid("Field.OneOf", "type", string.Join(", ", known.Keys));
            if (source.ScopeFor(actor, null) is null) throw Refused.Forbidden();
        }
        return [.. asked.Distinct()];
    }
}
