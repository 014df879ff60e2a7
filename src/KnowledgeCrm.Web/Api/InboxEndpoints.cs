using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>The inbox: views that are kept, and changes of many cases with the way back.</summary>
internal static class InboxEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var cases = keyed.MapGroup("/cases").WithTags("Cases");
        cases.MapPost("/changes", ChangeAsync);
        cases.MapPost("/changes/{id}/undo", UndoAsync).Refuses(404, 409);
        cases.MapGet("/views", ViewsAsync);
        cases.MapPut("/views/{name}", SaveViewAsync).Refuses(409);
        cases.MapDelete("/views/{name}", RemoveViewAsync);
    }

    /// <summary>Changes many cases alike; what a case does not allow is said of that case, and the others are changed. For representatives.</summary>
    internal static async Task<ManyChanged> ChangeAsync(Caller caller, Body<ManyChangesRequest> body, ChangeCases change, CancellationToken stop) =>
        ManyChanged.Of((await change.RunAsync(caller.Actor, body.Value.Cases ?? [], body.Value.ToWanted(), stop)).Value, caller.Actor.Language);

    /// <summary>Undoes a change of many cases, or a macro: each is what it was, unless somebody has changed it since. For whoever made the change.</summary>
    /// <param name="id">The change's id.</param>
    internal static async Task<ManyChanged> UndoAsync(Caller caller, string id, UndoChange undo, CancellationToken stop) =>
        ManyChanged.Of((await undo.RunAsync(caller.Actor, Guid.TryParse(id, out var change) ? change : Guid.Empty, stop)).Value, caller.Actor.Language);

    /// <summary>The views that the caller keeps, and those that others share. For those who see cases.</summary>
    internal static async Task<IReadOnlyList<ViewAnswer>> ViewsAsync(Caller caller, InboxViews views, CancellationToken stop) =>
        [.. (await views.RunAsync(caller.Actor, stop)).Value.Select(ViewAnswer.Of)];

    /// <summary>Keeps a view under a name; the caller's own of this name is changed. For those who see cases.</summary>
    /// <param name="name">The view's name, up to 60 characters.</param>
    internal static async Task<NoContent> SaveViewAsync(Caller caller, string name, Body<ViewRequest> body, SaveInboxView save, CancellationToken stop)
    {
        _ = (await save.RunAsync(caller.Actor, name, body.Value.Query, body.Value.Shared ?? false, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Takes the caller's own view of this name away, if it is still there. For those who see cases.</summary>
    /// <param name="name">The view's name.</param>
    internal static async Task<NoContent> RemoveViewAsync(Caller caller, string name, InboxViews views, RemoveInboxView remove, CancellationToken stop)
    {
        if ((await views.RunAsync(caller.Actor, stop)).Value.FirstOrDefault(view => view.IsOwn && view.Name == name) is { } own)
            _ = (await remove.RunAsync(caller.Actor, own.Id, stop)).Value;
        return TypedResults.NoContent();
    }
}

/// <summary>What to change in many cases.</summary>
public sealed record ManyChangesRequest
{
    /// <summary>The numbers of up to 200 cases. Required.</summary>
    public IReadOnlyList<string>? Cases { get; init; }

    /// <summary>What to change: <c>assign</c>, <c>priority</c>, <c>queue</c> or <c>close</c>. Required.</summary>
    public BulkKind? Change { get; init; }

    /// <summary>For <c>assign</c>: the id of a representative; absent: to nobody.</summary>
    public Guid? Assignee { get; init; }

    /// <summary>For <c>priority</c>: which. Required there.</summary>
    public CasePriority? Priority { get; init; }

    /// <summary>For <c>queue</c>: its key; absent: none.</summary>
    public string? Queue { get; init; }

    internal BulkWanted ToWanted() => Parameters.Required(Change, "change") is var kind && kind != BulkKind.Macro ? new BulkWanted(kind, Assignee, Priority, Queue)
        : throw Rejected.Invalid("Field.OneOf", "change", "assign, priority, queue, close");
}

/// <summary>What became of the cases.</summary>
public sealed record ManyChanged
{
    /// <summary>Names the change, to undo it; absent when no case was changed.</summary>
    public Guid? Id { get; init; }

    /// <summary>The numbers of those that were changed.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>Those that were left as they are, and why.</summary>
    public required IReadOnlyList<LeftCase> Left { get; init; }

    internal static ManyChanged Of(BulkDone done, string language) => new()
    {
        Id = done.Id, Changed = done.Changed, Left = [.. done.Left.Select(left => new LeftCase { Number = left.Number, Code = left.Why.Code, Detail = left.Why.MessageIn(language) })],
    };
}

/// <summary>A case that was left as it is.</summary>
public sealed record LeftCase
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Why, for a program.</summary>
    public required string Code { get; init; }

    /// <summary>Why, for a person.</summary>
    public required string Detail { get; init; }
}

/// <summary>A list of cases that is kept.</summary>
public sealed record ViewAnswer
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What stands behind the question mark of the inbox's address, such as <c>show=open&amp;priority=Urgent</c>.</summary>
    public required string Query { get; init; }

    /// <summary>True when everybody who sees cases has it.</summary>
    public required bool Shared { get; init; }

    /// <summary>True when it is the caller's.</summary>
    public required bool Own { get; init; }

    internal static ViewAnswer Of(InboxViewLine view) => new() { Name = view.Name, Query = view.Query, Shared = view.IsShared, Own = view.IsOwn };
}

/// <summary>A view to keep.</summary>
public sealed record ViewRequest
{
    /// <summary>What stands behind the question mark of the inbox's address; empty or absent: all that is open.</summary>
    public string? Query { get; init; }

    /// <summary>Whether everybody who sees cases has it; <c>false</c> when absent.</summary>
    public bool? Shared { get; init; }
}
