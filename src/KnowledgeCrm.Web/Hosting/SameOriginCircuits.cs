namespace KnowledgeCrm.Web.Hosting;

/// <summary>Browsers let any site open a web socket to any other, cookies and all; a circuit is opened by our own pages only.</summary>
internal static class SameOriginCircuits
{
    public static void UseSameOriginCircuits(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/_blazor")
            && request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !origin.Equals($"{request.Scheme}://{request.Host.ToUriComponent()}", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return next(context);
    });
}
