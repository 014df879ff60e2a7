using KnowledgeCrm.Cases;
using KnowledgeCrm.Products;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class InboxFilters(SaveInboxView save, RemoveInboxView remove, QueueBook queueBook, CaseAssignees assignees, ProductList productList)
{
    private IReadOnlyList<QueueView> queues = [];
    private IReadOnlyList<Assignee> people = [];
    private IReadOnlyList<ProductLine> products = [];
    private string name = "";
    private bool isShared;

    [Parameter, EditorRequired] public InboxWanted Wanted { get; set; } = null!;
    [Parameter] public EventCallback<InboxWanted> Changed { get; set; }
    [Parameter] public IReadOnlyList<InboxViewLine> Views { get; set; } = [];
    [Parameter] public EventCallback ViewsChanged { get; set; }

    // Another question begins on the first page.
    private InboxWanted First => Wanted with { Page = 0 };

    protected override async Task OnInitializedAsync()
    {
        queues = (await LoadAsync(queueBook.RunAsync)).Value?.List ?? [];
        people = (await LoadAsync(assignees.RunAsync)).Value ?? [];
        products = (await LoadAsync(productList.RunAsync)).Value ?? [];
    }

    private IEnumerable<(string, string)> Options<T>() where T : struct, Enum => Enum.GetValues<T>().Select(value => (value.ToString(), (string)Words.Of(value)));

    private static T? Named<T>(string? value) where T : struct, Enum => Enum.TryParse<T>(value, out var named) && Enum.IsDefined(named) ? named : null;

    private async Task KeepAsync()
    {
        if (await DoAsync((actor, stop) => save.RunAsync(actor, name, First.Query, isShared, stop), "name") is not { Succeeded: true }) return;
        (name, isShared) = ("", false);
        Say(Text["View.Kept"]);
        await ViewsChanged.InvokeAsync();
    }

    private async Task RemoveAsync(InboxViewLine view)
    {
        if (await DoAsync((actor, stop) => remove.RunAsync(actor, view.Id, stop)) is { Succeeded: true }) await ViewsChanged.InvokeAsync();
    }
}
