using KnowledgeCrm.Notices;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>What the caller is told of, how, and what they follow.</summary>
internal static class NoticeEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var notices = keyed.MapGroup("/notices").WithTags("Notices").Refuses(404);
        notices.MapGet("", ListAsync);
        notices.MapPost("/read", ReadAllAsync);
        notices.MapPost("/{notice:long}/read", ReadAsync);
        notices.MapGet("/choices", ChoicesAsync);
        notices.MapPut("/choices", ChooseAsync);
        var follows = keyed.MapGroup("/follows").WithTags("Notices").Refuses(404);
        follows.MapGet("", FollowedAsync);
        follows.MapPut("", FollowAsync);
    }

    /// <summary>What the caller is told of, newest first. For staff.</summary>
    /// <param name="unread">True for what waits to be read.</param>
    /// <param name="page">From 1; up to 30 each.</param>
    internal static async Task<NoticesAnswer> ListAsync(Caller caller, NoticeList list, CancellationToken stop, bool? unread = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, unread == true, at, stop)).Value;
        return new NoticesAnswer
        {
            Unread = found.Unread,
            Notices = new Listing<NoticeAnswer>
            {
                Total = found.Notices.Total, Page = at + 1, PageSize = NoticeList.PageSize, Items = [.. found.Notices.Items.Select(NoticeAnswer.Of)],
            },
        };
    }

    /// <summary>Marks everything as read. For staff.</summary>
    internal static async Task<NoContent> ReadAllAsync(Caller caller, ReadNotices read, CancellationToken stop)
    {
        _ = (await read.RunAsync(caller.Actor, null, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Marks one notice as read. For whoever got it.</summary>
    /// <param name="notice">The notice's id.</param>
    internal static async Task<NoContent> ReadAsync(Caller caller, long notice, ReadNotices read, CancellationToken stop)
    {
        _ = (await read.RunAsync(caller.Actor, notice, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>How the caller is told of each kind of thing, and when the mail of the day comes. For staff.</summary>
    internal static async Task<NoticeChoicesAnswer> ChoicesAsync(Caller caller, NoticePreferences preferences, CancellationToken stop) =>
        NoticeChoicesAnswer.Of((await preferences.RunAsync(caller.Actor, stop)).Value);

    /// <summary>Changes how the caller is told of things. What is not named stays as it is. For staff.</summary>
    internal static async Task<NoContent> ChooseAsync(Caller caller, Body<NoticeChoicesRequest> body, SaveNoticePreferences save, CancellationToken stop)
    {
        var request = body.Value;
        var kinds = (request.Kinds ?? []).Select(kind => new KindChoice(
            kind.Kind ?? "", Parameters.Required(kind.InProgram, "inProgram"), Parameters.Required(kind.ByMail, "byMail")));
        _ = (await save.RunAsync(caller.Actor, [.. kinds], request.DigestMinute, request.TimeZone, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>What the caller follows. For staff.</summary>
    internal static async Task<IReadOnlyList<FollowAnswer>> FollowedAsync(Caller caller, FollowList list, CancellationToken stop) =>
        [.. (await list.RunAsync(caller.Actor, stop)).Value.Select(line => new FollowAnswer { Kind = line.Kind, Key = line.Key, Name = line.Name })];

    /// <summary>Follows an article, a topic or a product, or no longer. For staff.</summary>
    internal static async Task<NoContent> FollowAsync(Caller caller, Body<FollowRequest> body, SetFollow set, CancellationToken stop)
    {
        var request = body.Value;
        _ = (await set.RunAsync(caller.Actor, Parameters.Required(request.Kind, "kind"), request.Key ?? "", request.Follow != false, stop)).Value;
        return TypedResults.NoContent();
    }
}
