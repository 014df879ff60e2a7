using System.Reflection;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Api;

/// <summary>Around every endpoint: what can't be read is refused by name, and what was refused becomes a problem document.</summary>
internal static class RequestChecks
{
    public static EndpointFilterDelegate Around(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var parameters = endpoint.MethodInfo.GetParameters();
        return async invocation =>
        {
            var context = invocation.HttpContext;
            context.Response.Headers.ContentLanguage = Caller.LanguageOf(context);
            context.Response.Headers.CacheControl = "no-store";
            try
            {
                CheckTexts(context.Request);
                // The binder leaves it at a bare status; which parameter it was, the request still shows.
                if (context.Response.StatusCode == StatusCodes.Status400BadRequest) throw Unbound(parameters, invocation);
                return await next(invocation);
            }
            catch (Refused refused)
            {
                return Problem.Of(refused, Caller.LanguageOf(context));
            }
            catch (Rejected rejected)
            {
                return Problem.Of(rejected, Caller.LanguageOf(context));
            }
        };
    }

    private static void CheckTexts(HttpRequest request)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!StorableText.Is(name)) throw Rejected.Invalid("Text.NotStorable");
            if (values.Any(value => !StorableText.Is(value ?? ""))) throw Rejected.Invalid("Text.NotStorable", name);
        }
        foreach (var (name, value) in request.RouteValues)
            if (value is string text && !StorableText.Is(text)) throw Rejected.Invalid("Text.NotStorable", name);
    }

    private static Rejected Unbound(ParameterInfo[] parameters, EndpointFilterInvocationContext invocation)
    {
        var query = invocation.HttpContext.Request.Query;
        var unread = parameters.Where((parameter, i) => invocation.Arguments[i] is null && query.ContainsKey(parameter.Name!));
        return Rejected.Invalid("Field.Invalid", unread.FirstOrDefault()?.Name);
    }
}
