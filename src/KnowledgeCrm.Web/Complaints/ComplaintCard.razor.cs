using KnowledgeCrm.Cases;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Complaints;

public sealed partial class ComplaintCard
{
    private Loaded<ComplaintView?> loaded = Loaded.Waiting<ComplaintView?>();
    private IReadOnlyList<CauseLine> causes = [];
    private string? shown;
    private string? cause;
    private ComplaintSeverity severity;
    private string? wanted;
    private bool isOpen;
    private bool mayMake;

    [Parameter, EditorRequired] public CaseView View { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    [Inject] private ComplaintReading Reading { get; set; } = null!;
    [Inject] private RegisterComplaint Register { get; set; } = null!;
    [Inject] private CauseList Causes { get; set; } = null!;

    private ComplaintView? Made => loaded.Value;

    protected override async Task OnParametersSetAsync()
    {
        mayMake = View.Status is not (CaseStatus.Resolved or CaseStatus.Closed) && ComplaintAccess.MayWork(await Current.GetAsync(Gone));
        // Read anew when the case has changed: whether it is resolved decides what may be done.
        var key = $"{View.Number}:{View.Version}:{View.Status}";
        if (shown == key) return;
        shown = key;
        await ReadAsync();
    }

    private async Task ReadAsync() => loaded = await LoadAsync((actor, stop) => Reading.RunAsync(actor, View.Number, stop));

    private async Task Open()
    {
        causes = (await LoadAsync(Causes.RunAsync)).Value ?? [];
        (cause, severity, wanted) = (Made?.Cause?.ToString(), Made?.Severity ?? ComplaintSeverity.Serious, Made?.Wanted);
        isOpen = true;
    }

    private async Task SaveAsync()
    {
        var input = new ComplaintInput { Cause = Guid.TryParse(cause, out var id) ? id : null, Severity = severity, Wanted = wanted };
        var done = await DoAsync((actor, stop) => Register.RunAsync(actor, View.Number, input, stop), "cause", "wanted");
        if (done is not { Succeeded: true }) return;
        isOpen = false;
        await ReadAsync();
        await Changed.InvokeAsync();
    }

    private async Task DecidedAsync()
    {
        await ReadAsync();
        await Changed.InvokeAsync();
    }
}
