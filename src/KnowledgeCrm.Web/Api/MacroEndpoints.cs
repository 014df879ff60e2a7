using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Text blocks and macros: what is done again and again.</summary>
internal static class MacroEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var desk = keyed.MapGroup("").WithTags("Service desk");
        desk.MapGet("/text-blocks", BlocksAsync).Refuses(404);
        desk.MapGet("/macros", ListAsync);
        desk.MapPut("/macros/{key}", SaveAsync).Refuses(409);
        desk.MapDelete("/macros/{key}", RemoveAsync);
        desk.MapPost("/macros/{key}/apply", ApplyAsync).Refuses(404, 409);
        keyed.MapGroup("/cases").WithTags("Cases").MapGet("/{number}/text-blocks/{article}", FilledAsync).Refuses(404);
    }

    /// <summary>Text blocks for a reply: articles of the kind <c>textBlock</c>. For those who see cases, and administrators.</summary>
    /// <param name="q">What is looked for; absent: the first by title.</param>
    /// <param name="case">The number of the case that the reply is for; blocks in its language come first.</param>
    internal static async Task<IReadOnlyList<TextBlockAnswer>> BlocksAsync(Caller caller, TextBlocks blocks, CancellationToken stop, string? q = null, string? @case = null) =>
        [.. (await blocks.RunAsync(caller.Actor, string.IsNullOrEmpty(@case) ? null : @case, q, stop)).Value.Select(TextBlockAnswer.Of)];

    /// <summary>A text block with its places filled in for a case, in the case's language where there is one. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    /// <param name="article">The text block's number.</param>
    internal static async Task<FilledBlockAnswer> FilledAsync(Caller caller, string number, string article, FilledTextBlock filled, CancellationToken stop) =>
        FilledBlockAnswer.Of((await filled.RunAsync(caller.Actor, number, article, stop)).Value);

    /// <summary>The macros. For those who see cases, and administrators.</summary>
    internal static async Task<IReadOnlyList<MacroDescription>> ListAsync(Caller caller, MacroBook book, CancellationToken stop) =>
        [.. (await book.RunAsync(caller.Actor, stop)).Value.Select(MacroDescription.Of)];

    /// <summary>Adds or changes a macro; what is sent is all that it does then. For knowledge managers and administrators.</summary>
    /// <param name="key">The macro's key.</param>
    internal static async Task<SavedRule> SaveAsync(Caller caller, string key, Body<MacroDescription> body, SaveMacro save, CancellationToken stop) =>
        SavedRule.Of((await save.RunAsync(caller.Actor, body.Value.ToMacro(key), body.Value.Version, stop)).Value);

    /// <summary>Takes a macro away, if it is still there. For knowledge managers and administrators.</summary>
    /// <param name="key">The macro's key.</param>
    internal static async Task<NoContent> RemoveAsync(Caller caller, string key, RemoveMacro remove, CancellationToken stop)
    {
        _ = (await remove.RunAsync(caller.Actor, key, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Applies a macro to up to 200 cases, each as if all of it were done by hand; a case takes all or nothing. For representatives.</summary>
    /// <param name="key">The macro's key.</param>
    internal static async Task<ManyChanged> ApplyAsync(Caller caller, string key, Body<MacroCasesRequest> body, ApplyMacro apply, CancellationToken stop) =>
        ManyChanged.Of((await apply.RunAsync(caller.Actor, key, body.Value.Cases ?? [], stop)).Value, caller.Actor.Language);
}
