using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using Microsoft.AspNetCore.Mvc;

namespace KnowledgeCrm.Web.Api;

/// <summary>The one search.</summary>
internal static class SearchEndpoints
{
    private const int UsualLimit = 10;
    private const int UsualCompletions = 8;

    public static void Map(RouteGroupBuilder open)
    {
        open.MapGet("/search", SearchAsync).WithTags("Search").OpenToVisitors<VisitorReads>().Refuses(403);
        open.MapGet("/search/completions", CompleteAsync).WithTags("Search").OpenToVisitors<VisitorCompletions>();
    }

    /// <summary>Finds articles; for those who may see them also cases and customers. Needs no key.</summary>
    /// <remarks>Any text is a query. Words in quotation marks must stand so; a word after a minus sign must not occur.
    /// Only what the caller may see is found and counted.</remarks>
    /// <param name="q">What to look for. Read up to 10,000 characters; an empty one finds nothing.</param>
    /// <param name="lang">Only what is written in <c>en</c> or <c>zh</c>; absent: both.</param>
    /// <param name="limit">How many items, 1 to 100; 10 when absent.</param>
    /// <param name="audience">As a reader of this audience (<c>public</c>, <c>customer</c>, <c>partner</c>, <c>internal</c>) would find. Only narrows.</param>
    /// <param name="type"><c>article</c> (when absent), <c>case</c> or <c>customer</c>; may be repeated. One that is not for the caller is 403.</param>
    internal static async Task<SearchResults> SearchAsync(
        Caller caller, SearchEverything search, SearchJournal journal, IEnumerable<ISearchSource> sources, CancellationToken stop,
        string? q = null, string? lang = null, int? limit = null, string? audience = null, [FromQuery] string[]? type = null)
    {
        var request = new SearchRequest(
            q ?? "", Parameters.Language(lang), Kinds(type, sources, caller.Actor),
            Parameters.Between(limit ?? UsualLimit, 1, SearchRequest.MostItems, "limit"),
            NarrowedTo: Parameters.Named<Audience>(audience, "audience"));
        var answer = await search.RunAsync(caller.Actor, request, stop);
        journal.Searched(caller.Actor, request, answer, SearchPlace.Api, null);
        return new SearchResults { Id = answer.Id.ToString("N"), Total = answer.Total, Incomplete = answer.Incomplete, Items = [.. answer.Items.Select(SearchResult.Of)] };
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
