using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Api;

/// <summary>Who calls: the owner of the key, or a visitor when none was sent. A session's cookie makes nobody a caller.</summary>
internal sealed record Caller(Actor Actor)
{
    /// <summary>Sets who was found behind the key.</summary>
    public static void Is(HttpContext context, Actor actor) => context.Features.Set(new Caller(actor));

    /// <summary>The caller of a request, known once its key was checked.</summary>
    public static Caller Of(HttpContext context) => context.Features.Get<Caller>() ?? new Caller(Actor.Visitor(LanguageOf(context)));

    /// <summary>How a handler receives it.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>The language to answer in: what the request asks for, else that of the key's owner, else English.</summary>
    public static string LanguageOf(HttpContext context) =>
        AskedFor(context) ?? context.Features.Get<Caller>()?.Actor.Language ?? Languages.English;

    /// <summary>The language of <c>Accept-Language</c>; null when it names neither of ours.</summary>
    public static string? AskedFor(HttpContext context) =>
        context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(wanted => wanted.Quality ?? 1)
            .Select(wanted => wanted.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Languages.IsKnown);
}
