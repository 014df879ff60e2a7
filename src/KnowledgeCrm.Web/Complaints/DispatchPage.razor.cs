using KnowledgeCrm.Complaints;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Complaints;

/// <summary>One dispatch, as the side sees it that looks: the centre, or the partner whose it is.</summary>
public sealed partial class DispatchPage
{
    private Loaded<DispatchView> view = Loaded.Waiting<DispatchView>();
    private bool inside;

    [Inject] private DispatchReading Reading { get; set; } = null!;
    [Inject] private DispatchNews News { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Parameter] public string Number { get; set; } = "";

    protected override void OnInitialized() => News.Changed += ChangedElsewhereAsync;

    protected override async Task OnParametersSetAsync()
    {
        inside = ComplaintAccess.Sees(await Current.GetAsync(Gone));
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var asked = Number;
        var read = await LoadAsync((actor, stop) => Reading.RunAsync(actor, asked, stop));
        if (asked == Number) view = read;
    }

    // What the centre takes back is gone from the partner's screen at once.
    private Task ChangedElsewhereAsync(string number) => number != Number ? Task.CompletedTask : InvokeAsync(async () =>
    {
        if (Gone.IsCancellationRequested) return;
        await ReadAsync();
        StateHasChanged();
    });

    private bool IsOverdue(DispatchView found) =>
        found.State is DispatchState.Sent or DispatchState.Accepted or DispatchState.Working && found.DueAt < Clock.GetUtcNow().UtcDateTime;

    public override void Dispose()
    {
        News.Changed -= ChangedElsewhereAsync;
        base.Dispose();
    }
}
