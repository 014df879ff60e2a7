using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>What went wrong becomes a page for a person, and a problem document for a program.</summary>
internal static class ErrorHandling
{
    public static void AddErrorHandling(this IServiceCollection services)
    {
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = problem =>
        {
            problem.ProblemDetails.Extensions["reference"] = Reference(problem.HttpContext);
            problem.ProblemDetails.Extensions.Remove("traceId");
        });
        services.AddExceptionHandler<Logged>();
        // In every environment alike: a form that can't be read is the sender's fault, not a bug.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
    }

    public static void UseErrorHandling(this WebApplication app)
    {
        app.UseWhen(context => IsApi(context.Request.Path), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseWhen(context => !IsApi(context.Request.Path), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true });
            pages.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        });
    }

    public static bool IsApi(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi");

    /// <summary>What a person can quote, and the log has too.</summary>
    public static string Reference(HttpContext context) =>
        (Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier) is { Length: > 12 } trace ? trace[..12] : context.TraceIdentifier;

    private sealed class Logged(ILogger<Logged> log) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            log.LogError(exception, "Reference {Reference}: {Method} {Path} failed",
                Reference(httpContext), httpContext.Request.Method, httpContext.Request.Path);
            return ValueTask.FromResult(false);
        }
    }
}
