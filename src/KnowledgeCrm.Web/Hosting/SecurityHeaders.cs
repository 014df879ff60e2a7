namespace KnowledgeCrm.Web.Hosting;

/// <summary>Headers that keep a browser from doing what no page of ours asks for.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Set as the answer begins: an error page that replaces another answer clears the headers of it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (!headers.ContainsKey("Content-Security-Policy")) headers.ContentSecurityPolicy = Policy(context);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>True for pages of the console, the only ones with a circuit and with Radzen.</summary>
    public static bool IsConsole(PathString path) => path.StartsWithSegments("/console");

    private static string Policy(HttpContext context)
    {
        // Radzen's components place themselves with style attributes.
        var styles = IsConsole(context.Request.Path) ? "style-src 'self' 'unsafe-inline'; " : "";
        // Older browsers don't count the same host's web socket to 'self'.
        var host = context.Request.Host.ToUriComponent();
        return "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'; "
            + $"{styles}img-src 'self' data:; connect-src 'self' ws://{host} wss://{host}";
    }
}
