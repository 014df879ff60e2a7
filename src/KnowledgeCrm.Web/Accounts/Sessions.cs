using KnowledgeCrm.Accounts;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeCrm.Web.Accounts;

/// <summary>Wires up sessions: one cookie, checked against the database at each request.</summary>
internal static class Sessions
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    public static void AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = Idle;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnValidatePrincipal = RefreshAsync;
            // The sign-in page itself decides where it leads, by one rule for local addresses.
            cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context.HttpContext, StatusCodes.Status403Forbidden);
            var toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context => ErrorHandling.IsApi(context.Request.Path)
                ? Answer(context.HttpContext, StatusCodes.Status401Unauthorized) : toSignIn(context);
        });
        Policies.AddTo(services.AddAuthorizationBuilder());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CurrentActor>();
    }

    public static void MapSessions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.LocalRedirect("/");
        }).WithMetadata(new RequireAntiforgeryTokenAttribute());

    /// <summary>Begins a session, in place of the one there may be.</summary>
    public static Task BeginAsync(HttpContext context, Person person) =>
        context.SignInAsync(IdentityConstants.ApplicationScheme, Session.Of(person));

    // A session whose stamp is not the person's any more has ended; roles are those of now.
    private static async Task RefreshAsync(CookieValidatePrincipalContext context)
    {
        var people = context.HttpContext.RequestServices.GetRequiredService<ActorOf>();
        if (await Session.PersonAsync(context.Principal, people, context.HttpContext.RequestAborted) is { } person)
        {
            context.ReplacePrincipal(Session.Of(person));
            context.HttpContext.Features.Set(person);
        }
        else
        {
            context.RejectPrincipal();
        }
    }

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
