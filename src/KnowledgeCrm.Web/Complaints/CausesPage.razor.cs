using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Complaints;

/// <summary>The tree of causes, and below it how much each role may grant.</summary>
public sealed partial class CausesPage
{
    private Loaded<IReadOnlyList<CauseLine>> causes = Loaded.Waiting<IReadOnlyList<CauseLine>>();
    private CauseLine? editing;
    private string? nameEn;
    private string? nameZh;
    private string? parent;
    private bool isRetired;
    private bool isOpen;
    private bool mayWrite;
    private bool seesComplaints;

    [Inject] private CauseList Causes { get; set; } = null!;
    [Inject] private SaveCause Save { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var actor = await Current.GetAsync(Gone);
        (mayWrite, seesComplaints) = (actor.Is(Role.KnowledgeManager, Role.Administrator), ComplaintAccess.Sees(actor));
        await ReadAsync();
    }

    private async Task ReadAsync() => causes = await LoadAsync(Causes.RunAsync);

    private void Edit(CauseLine? line)
    {
        (editing, nameEn, nameZh, parent, isRetired) = (line, line?.NameEn, line?.NameZh, line?.ParentId?.ToString(), line?.IsRetired == true);
        (isOpen, Refusal) = (true, null);
    }

    private async Task SaveAsync()
    {
        var input = new CauseInput
        {
            NameEn = nameEn, NameZh = nameZh, Parent = Guid.TryParse(parent, out var above) ? above : null, IsRetired = isRetired, Version = editing?.Version,
        };
        var done = await DoAsync((actor, stop) => Save.RunAsync(actor, editing?.Id, input, stop), "nameEn", "nameZh", "parent");
        if (done is { Succeeded: true }) isOpen = false;
        if (done is not null && Refusal?.Field is null) await ReadAsync();
    }

    private string? Invalid(string field) => Refusal?.Field == field ? "true" : null;
}
