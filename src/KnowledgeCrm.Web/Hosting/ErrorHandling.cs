using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
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
        // A page about what went wrong is only read: of the form that led here nothing is looked at again.
        app.Use((context, next) =>
        {
            if (FailedAddress.Of(context) is { } failed)
            {
                context.Features.Set(failed);
                context.Request.Method = HttpMethods.Get;
                context.Features.Set<IAntiforgeryValidationFeature>(null);
            }
            return next(context);
        });
    }

    // Here, so that the sender gets a page: the endpoints themselves would answer a bare 400.
    public static void UseRefusalOfForeignForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    public static bool IsApi(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi");

    /// <summary>What a person can quote, and the log has too.</summary>
    public static string Reference(HttpContext context) =>
        (Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier) is { Length: > 12 } trace ? trace[..12] : context.TraceIdentifier;

    /// <summary>The address that an error page stands in for, to come back to it; the start page where it can't be read again.</summary>
    internal sealed record FailedAddress(string Path)
    {
        public static FailedAddress? Of(HttpContext context)
        {
            var path = context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused
                ? refused.OriginalPathBase + refused.OriginalPath + refused.OriginalQueryString
                : context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
            return path is null ? null : new FailedAddress(HttpMethods.IsGet(context.Request.Method) ? path : "/");
        }
    }

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
