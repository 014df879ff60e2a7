using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Mvc;

namespace KnowledgeCrm.Web.Api;

/// <summary>Why a request was refused, as a problem document (RFC 9457, <c>application/problem+json</c>), in the language of <c>Accept-Language</c>.</summary>
public sealed record Problem
{
    /// <summary>What kind of problem it is, for a person.</summary>
    public required string Title { get; init; }

    /// <summary>The status code, repeated.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong in this case, for a person.</summary>
    public required string Detail { get; init; }

    /// <summary>What is wrong, for a program: stable, and the same in both languages. Example: <c>Article.FourEyes</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong with each field, by the field's name in camel case (<c>contacts[0].name</c> inside a list).</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The one place where what a use case refuses becomes an answer.</summary>
    internal static IResult Of(Refused refused, string language) => Of(
        refused.Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status429TooManyRequests,
        },
        refused.Code, refused.MessageIn(language), refused.Field, language);

    /// <summary>What the API itself can't take.</summary>
    internal static IResult Of(Rejected rejected, string language) =>
        Of(rejected.Status, rejected.Code, ApiText.Of(rejected.Code, language, [.. rejected.Values]), rejected.Field, language);

    /// <summary>Says in the caller's language what the server itself has refused, or that it failed.</summary>
    internal static void Complete(ProblemDetails problem, HttpContext context)
    {
        var (status, language) = (context.Response.StatusCode, Caller.LanguageOf(context));
        problem.Type = null;
        problem.Title = ApiText.Find($"Status.{status}", language) ?? problem.Title;
        problem.Extensions["code"] = $"Status.{status}";
        // A refusal stands in no log under its reference; a failure does.
        if (status < StatusCodes.Status500InternalServerError) problem.Extensions.Remove("reference");
    }

    internal static IResult Of(int status, string code, string detail, string? field, string language) => Results.Json(
        new Problem
        {
            Title = ApiText.Of($"Status.{status}", language),
            Status = status,
            Detail = detail,
            Code = code,
            Errors = field is null ? null : new Dictionary<string, string[]> { [field] = [detail] },
        },
        ApiJson.Options, "application/problem+json", status);
}

/// <summary>A request that can't be understood, before any use case has seen it.</summary>
/// <param name="status">The status code.</param>
/// <param name="code">The key of the message in <c>ApiText.resx</c>.</param>
/// <param name="field">The field at fault.</param>
/// <param name="values">What the message's places are filled with.</param>
#pragma warning disable CA1032 // always has a status and a code
internal sealed class Rejected(int status, string code, string? field = null, params object[] values) : Exception(code)
#pragma warning restore CA1032
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public string? Field { get; } = field;
    public IReadOnlyList<object> Values { get; } = values;

    public static Rejected Invalid(string code, string? field = null, params object[] values) =>
        new(StatusCodes.Status400BadRequest, code, field, values);
}
