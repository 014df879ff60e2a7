using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>The templates of the kinds of articles, and articles against their checklists.</summary>
internal static class TemplateEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var templates = keyed.MapGroup("/templates").WithTags("Templates");
        templates.MapGet("", ListAsync);
        templates.MapPut("/{kind}", SaveAsync).Refuses(409);
        templates.MapDelete("/{kind}", RestoreAsync);
        keyed.MapGet("/articles/{number}/checklist", ChecklistAsync).WithTags("Templates").Refuses(404);
    }

    /// <summary>The template of every kind of article. For those who write and judge.</summary>
    internal static async Task<IReadOnlyList<TemplateAnswer>> ListAsync(Caller caller, TemplateList list, CancellationToken stop) =>
        [.. (await list.RunAsync(caller.Actor, stop)).Value.Select(TemplateAnswer.Of)];

    /// <summary>Changes the template of a kind; what is sent is all that it says then. For knowledge managers.</summary>
    /// <param name="kind">The kind, such as <c>howTo</c>.</param>
    internal static async Task<TemplateStanding> SaveAsync(
        Caller caller, string kind, Body<TemplateRequest> body, SaveTemplate save, CancellationToken stop)
    {
        var named = Parameters.Required(Parameters.Named<ArticleKind>(kind, "kind"), "kind");
        return TemplateStanding.Of((await save.RunAsync(caller.Actor, named, body.Value.ToStandard(), body.Value.Version, stop)).Value);
    }

    /// <summary>Goes back to the built-in template of a kind. For knowledge managers.</summary>
    /// <param name="kind">The kind, such as <c>howTo</c>.</param>
    internal static async Task<NoContent> RestoreAsync(Caller caller, string kind, RestoreTemplate restore, CancellationToken stop)
    {
        var named = Parameters.Required(Parameters.Named<ArticleKind>(kind, "kind"), "kind");
        _ = (await restore.RunAsync(caller.Actor, named, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>The working version of an article against the checklist of its kind. For those who write and judge.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ChecklistAnswer> ChecklistAsync(Caller caller, string number, ChecklistReading reading, CancellationToken stop) =>
        ChecklistAnswer.Of((await reading.RunAsync(caller.Actor, number, stop)).Value, caller.Actor.Language);
}
