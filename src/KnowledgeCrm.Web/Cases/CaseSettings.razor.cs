using KnowledgeCrm.Cases;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class CaseSettings
{
    private IReadOnlyList<Assignee> people = [];
    private IReadOnlyList<QueueView> queues = [];
    private Guid? me;

    [Parameter, EditorRequired] public CaseView View { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    protected override async Task OnInitializedAsync()
    {
        people = (await LoadAsync(Assignees.RunAsync)).Value ?? [];
        queues = (await LoadAsync(Queues.RunAsync)).Value?.List ?? [];
        me = (await Current.GetAsync(Gone)).PersonId is { } id && people.Any(person => person.Id == id) ? id : null;
    }

    private Task AssignAsync(ChangeEventArgs change) => GiveAsync(Guid.TryParse(change.Value as string, out var id) ? id : null);

    private async Task GiveAsync(Guid? person)
    {
        var done = await DoAsync((actor, stop) => Assign.RunAsync(actor, View.Number, person, stop));
        if (done is { Succeeded: true }) Say(Text["Assign.Done"]);
        await Changed.InvokeAsync();
    }

    private async Task PrioritiseAsync(ChangeEventArgs change)
    {
        if (Enum.TryParse<CasePriority>(change.Value as string, out var priority) && Enum.IsDefined(priority))
            await DoAsync((actor, stop) => Prioritise.RunAsync(actor, View.Number, priority, stop));
        await Changed.InvokeAsync();
    }

    private async Task MoveAsync(ChangeEventArgs change)
    {
        await DoAsync((actor, stop) => Move.RunAsync(actor, View.Number, change.Value as string, stop));
        await Changed.InvokeAsync();
    }

    [Inject] private CaseAssignees Assignees { get; set; } = null!;
    [Inject] private AssignCase Assign { get; set; } = null!;
    [Inject] private ChangeCasePriority Prioritise { get; set; } = null!;
    [Inject] private QueueBook Queues { get; set; } = null!;
    [Inject] private MoveCase Move { get; set; } = null!;
}
