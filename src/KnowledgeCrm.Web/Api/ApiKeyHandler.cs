using System.Security.Claims;
using System.Text.Encodings.Web;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace KnowledgeCrm.Web.Api;

/// <summary>Knows callers by <c>Authorization: Bearer KEY</c>, and by nothing else.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AuthenticateKey keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsGiven(Context)) return AuthenticateResult.NoResult();
        // Two headers join to a text with a comma, which no key has.
        var sent = Request.Headers.Authorization.ToString();
        if (!sent.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.Fail("Not a bearer key.");
        var actor = await keys.RunAsync(sent[Prefix.Length..].Trim(), Caller.AskedFor(Context), Context.RequestAborted);
        if (actor is null) return AuthenticateResult.Fail("No usable key.");
        Caller.Is(Context, actor);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.PersonId.ToString()!)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    public static bool IsGiven(HttpContext context) => context.Request.Headers.Authorization.Count > 0;

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        var key = IsGiven(Context) ? "Key.Unusable" : "Key.Missing";
        return Problem.Of(StatusCodes.Status401Unauthorized, key, ApiText.Of(key, Caller.LanguageOf(Context)), null, Caller.LanguageOf(Context))
            .ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Of(Refused.Forbidden(), Caller.LanguageOf(Context)).ExecuteAsync(Context);
}
