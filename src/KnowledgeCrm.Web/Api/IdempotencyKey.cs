using System.Security.Cryptography;
using System.Text;
using KnowledgeCrm.Accounts;

namespace KnowledgeCrm.Web.Api;

/// <summary>Does what a caller sends twice under one <c>Idempotency-Key</c> once, and answers both alike. For POST, the one method that is not
/// idempotent by itself; the names of one person are no other's, and a visitor's name nothing.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Set on an answer that is given once more.</summary>
    public const string Replayed = "Idempotency-Replayed";

    /// <summary>Lets the body be read once more, for the filter. To be called before endpoints run.</summary>
    public static void UseIdempotencyKeys(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsNamed(context.Request)) context.Request.EnableBuffering();
        return next(context);
    });

    /// <summary>Around every endpoint, within the checks of the request.</summary>
    public static async ValueTask<object?> Around(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!IsNamed(context.Request) || Caller.Of(context).Actor.PersonId is not { } person) return await next(invocation);
        var key = context.Request.Headers[Header].ToString();
        if (context.Request.Headers[Header].Count > 1 || key.Length > SentRequest.LongestKey || !key.All(c => c is > ' ' and <= '~'))
            throw Rejected.Invalid("Idempotency.Invalid", Header, SentRequest.LongestKey);
        var requests = context.RequestServices.GetRequiredService<SentRequests>();
        var claim = await requests.ClaimAsync(person, key, await FingerprintAsync(context.Request), context.RequestAborted);
        switch (claim.Standing)
        {
            case SentStanding.Answered: return await ReplayAsync(context.Response, claim.Answer!);
            case SentStanding.OtherRequest: throw new Rejected(StatusCodes.Status422UnprocessableEntity, "Idempotency.OtherRequest", Header);
            case SentStanding.InProgress:
                context.Response.Headers.RetryAfter = "1";
                throw new Rejected(StatusCodes.Status409Conflict, "Idempotency.InProgress", Header);
        }
        var isKept = false;
        try
        {
            isKept = await AnswerAsync(context, await next(invocation), requests, claim.Id);
            return Results.Empty;
        }
        finally
        {
            // What was refused or failed has changed nothing, and may be sent again.
            if (!isKept) await requests.ReleaseAsync(claim.Id);
        }
    }

    private static bool IsNamed(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Headers.ContainsKey(Header);

    // Written to memory first: the answer is kept before the caller has it, so that nobody who has it can make a second one.
    private static async Task<bool> AnswerAsync(HttpContext context, object? result, SentRequests requests, Guid id)
    {
        var (response, wire) = (context.Response, context.Response.Body);
        using var written = new MemoryStream();
        response.Body = written;
        try
        {
            await (result as IResult ?? Results.Json(result)).ExecuteAsync(context);
            await response.BodyWriter.FlushAsync();
        }
        finally
        {
            response.Body = wire;
        }
        var isKept = response.StatusCode is >= 200 and < 300;
        if (isKept) await requests.AnsweredAsync(id, new SentAnswer(response.StatusCode, response.ContentType, response.Headers.Location, written.ToArray()));
        written.Position = 0;
        await written.CopyToAsync(wire, context.RequestAborted);
        return isKept;
    }

    private static async Task<IResult> ReplayAsync(HttpResponse response, SentAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.Headers[Replayed] = "true";
        if (answer.ContentType is not null) response.ContentType = answer.ContentType;
        if (answer.Location is not null) response.Headers.Location = answer.Location;
        if (answer.Body.Length > 0) await response.Body.WriteAsync(answer.Body);
        return Results.Empty;
    }

    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        request.Body.Position = 0;
        var block = new byte[81_920];
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(block, request.HttpContext.RequestAborted)) > 0) hash.AppendData(block, 0, read);
        }
        catch (BadHttpRequestException bad)
        {
            throw new Rejected(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "Body.TooLarge" : "Body.Unreadable");
        }
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
