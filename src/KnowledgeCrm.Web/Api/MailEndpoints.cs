using KnowledgeCrm.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Outgoing mail, for administrators.</summary>
internal static class MailEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var mail = keyed.MapGroup("/mail").WithTags("Mail");
        mail.MapGet("", ListAsync);
        mail.MapPost("/test", TestAsync).Refuses(409);
        mail.MapPost("/{message:guid}/retry", RetryAsync).Refuses(404);
    }

    /// <summary>How outgoing mail stands, and its messages, newest first. For administrators, who see for what a message is and not what it says.</summary>
    /// <param name="state">Which messages; those that wait when absent.</param>
    /// <param name="page">From 1; up to 50 each.</param>
    internal static async Task<MailAnswer> ListAsync(Caller caller, MailStanding standing, CancellationToken stop, string? state = null, int? page = null)
    {
        var at = Parameters.Page(page);
        return MailAnswer.Of((await standing.RunAsync(caller.Actor, Parameters.Named<MailState>(state, "state") ?? MailState.Waiting, at, stop)).Value, at);
    }

    /// <summary>Sends the caller a test message. For administrators.</summary>
    internal static async Task<MailTestAnswer> TestAsync(Caller caller, SendTestMail test, CancellationToken stop) =>
        new() { To = (await test.RunAsync(caller.Actor, stop)).Value.To };

    /// <summary>Has a message that was given up sent again. For administrators.</summary>
    /// <param name="message">The message's id.</param>
    internal static async Task<NoContent> RetryAsync(Caller caller, Guid message, RetryMail retry, CancellationToken stop)
    {
        _ = (await retry.RunAsync(caller.Actor, message, stop)).Value;
        return TypedResults.NoContent();
    }
}
