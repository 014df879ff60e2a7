using KnowledgeCrm.Insight;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>What is to be done, what articles are worth, and their end.</summary>
internal static class DeskEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        keyed.MapGet("/desk", DeskAsync).WithTags("Desk");
        keyed.MapGet("/values", ValuesAsync).WithTags("Values");
        var verbs = keyed.MapGroup("/articles/{number}").Refuses(404, 409);
        verbs.MapGet("/value", ValueAsync).WithTags("Values");
        verbs.MapPost("/merge", MergeAsync).WithTags("Articles");
        verbs.MapPost("/delete", DeleteAsync).WithTags("Articles");
    }

    /// <summary>All that the caller has to see to, what helps the most readers first. For those who write and judge.</summary>
    /// <param name="kind">Only this kind of work.</param>
    /// <param name="all">True for everybody's desk; for knowledge managers.</param>
    /// <param name="page">From 1; up to 50 each.</param>
    internal static async Task<DeskAnswer> DeskAsync(
        Caller caller, MyDesk desk, CancellationToken stop, string? kind = null, bool? all = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await desk.RunAsync(caller.Actor, Parameters.Named<DeskKind>(kind, "kind"), all == true, at, stop)).Value;
        return new DeskAnswer
        {
            Counts = [.. found.Counts.Select(count => new DeskCountAnswer { Kind = count.Kind, Count = count.Count })],
            Work = new Listing<DeskLineAnswer>
            {
                Total = found.Lines.Total,
                Page = at + 1,
                PageSize = MyDesk.PageSize,
                Items = [.. found.Lines.Items.Select(line => new DeskLineAnswer
                {
                    Kind = line.Item.Kind,
                    Number = line.Item.Number,
                    Title = line.Item.Title,
                    Since = line.Item.Since,
                    Count = line.Item.Count,
                    Words = ArticleAnswer.OrAbsent(line.Item.Words),
                    Reads = line.Reads,
                    Links = line.Links,
                })],
            },
        };
    }

    /// <summary>What an article is worth, with every part. For those who write and judge.</summary>
    /// <param name="number">The number of a published article.</param>
    internal static async Task<ValueAnswer> ValueAsync(Caller caller, string number, ArticleValueReading reading, CancellationToken stop) =>
        ValueAnswer.Of((await reading.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>What all published articles are worth. For knowledge managers and administrators.</summary>
    /// <param name="highest">True for the highest first; else the lowest.</param>
    /// <param name="page">From 1; up to 50 each.</param>
    internal static async Task<Listing<ValueAnswer>> ValuesAsync(
        Caller caller, ArticleValueList list, CancellationToken stop, bool? highest = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, highest == true, at, stop)).Value;
        return new Listing<ValueAnswer> { Total = found.Total, Page = at + 1, PageSize = ArticleValueList.PageSize, Items = [.. found.Items.Select(ValueAnswer.Of)] };
    }

    /// <summary>Makes an article a part of another, which takes over what it has learnt and its addresses. For knowledge managers. It can't be
    /// undone; the text stays in the history.</summary>
    /// <param name="number">The number of the article that becomes a part.</param>
    internal static async Task<ArticleStanding> MergeAsync(
        Caller caller, string number, Body<MergeRequest> body, MergeArticles merge, CancellationToken stop) =>
        ArticleEndpoints.Standing(await merge.RunAsync(caller.Actor, number, body.Value.Into, body.Value.Version, stop));

    /// <summary>Removes an archived article with all its versions. For administrators.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<NoContent> DeleteAsync(
        Caller caller, string number, Body<DeleteRequest> body, DeleteArticle delete, CancellationToken stop)
    {
        _ = (await delete.RunAsync(caller.Actor, number, body.Value.Reason, stop)).Value;
        return TypedResults.NoContent();
    }
}
