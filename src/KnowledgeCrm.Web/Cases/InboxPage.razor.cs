using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Cases;

/// <summary>The cases, by lists that everybody has and views that somebody keeps; it follows what others do.</summary>
public sealed partial class InboxPage(CaseInbox inbox, CaseCounts caseCounts, InboxViews inboxViews, TakeNextCase takeNext, CaseNews news, NavigationManager navigation, IJSRuntime scripts)
{
    private readonly HashSet<string> chosen = [];
    private InboxWanted wanted = InboxWanted.Of(null, null, null);
    private Loaded<Page<CaseLine>> lines = Loaded.Waiting<Page<CaseLine>>();
    private IReadOnlyList<InboxViewLine> views = [];
    private IReadOnlyList<(string Name, string Address)> tabs = [];
    private IReadOnlyList<int> counts = [];
    private bool mayWork;

    protected override async Task OnInitializedAsync()
    {
        mayWork = CaseVisibility.MayWork(await Current.GetAsync(Gone));
        await ReadViewsAsync();
        news.Changed += Follow;
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = InboxWanted.OfQuery(new Uri(navigation.Uri).Query);
        if (asked != wanted) chosen.Clear();
        wanted = asked;
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await using (await scripts.InvokeAsync<IJSObjectReference>("import", Gone, "./js/inbox.js")) { }
    }

    private async Task ReadAsync()
    {
        var asked = wanted;
        var read = await LoadAsync((actor, stop) => inbox.RunAsync(actor, asked.ToFilter(actor), stop));
        if (asked != wanted) return;
        lines = read;
        if (lines.Value is { } page) chosen.IntersectWith(page.Items.Select(line => line.Number));
        var of = tabs;
        var counted = (await LoadAsync((actor, stop) => caseCounts.RunAsync(
            actor, [.. of.Select(tab => InboxWanted.OfQuery(tab.Address[InboxWanted.Address.Length..]).ToFilter(actor))], stop))).Value ?? [];
        if (of == tabs) counts = counted;
    }

    private async Task ReadViewsAsync()
    {
        views = (await LoadAsync(inboxViews.RunAsync)).Value ?? [];
        tabs = [.. InboxWanted.Shows.Where(show => mayWork || show is InboxWanted.Open or InboxWanted.All).Select(show => (Text[$"Inbox.{show}"].Value, new InboxWanted(show, null, 0).ToString())),
            .. views.Select(view => (view.Name, InboxWanted.OfQuery($"?{view.Query}").ToString()))];
    }

    private void Go(InboxWanted to) => navigation.NavigateTo(to.ToString());

    private async Task ChangedAsync()
    {
        chosen.Clear();
        await ReadAsync();
    }

    private async Task TakeNextAsync()
    {
        var taken = await DoAsync((actor, stop) => takeNext.RunAsync(actor, wanted.Queue, stop));
        if (taken is { Succeeded: true }) navigation.NavigateTo(CaseAddress.Of(taken.Value.Value.Number));
    }

    // What is chosen stays chosen: only what is shown is read anew.
    private void Follow(IReadOnlyList<string> numbers) => _ = InvokeAsync(async () =>
    {
        if (Gone.IsCancellationRequested) return;
        await ReadAsync();
        StateHasChanged();
    });

    public override void Dispose()
    {
        news.Changed -= Follow;
        base.Dispose();
    }
}
