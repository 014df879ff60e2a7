using KnowledgeCrm.Cases;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases.Relations;

public sealed partial class TiesCard(SetParent setParent, MergeCases merge, UndoMerge undoMerge, UndoSplit undoSplit, NavigationManager navigation)
{
    private string parentNumber = "";
    private string into = "";
    private string? shown;

    [Parameter, EditorRequired] public CaseView View { get; set; } = null!;
    [Parameter, EditorRequired] public RelationsView Ties { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    private bool MayWork => View.Actions.Count > 0;

    protected override void OnParametersSet()
    {
        if (shown == View.Number) return;
        shown = View.Number;
        (parentNumber, into) = (Ties.Parent?.Number ?? "", "");
    }

    private async Task SetParentAsync()
    {
        var done = await DoAsync((actor, stop) => setParent.RunAsync(actor, View.Number, Numbered(parentNumber), stop), "parent");
        if (done is { Succeeded: true }) Say(Text["Ties.ParentDone"]);
        await Changed.InvokeAsync();
    }

    private async Task MergeAsync()
    {
        var done = await DoAsync((actor, stop) => merge.RunAsync(actor, View.Number, Numbered(into), stop), "into");
        if (done is not { Succeeded: true } merged) return;
        Say(Text["Ties.MergeDone", View.Number, merged.Value.Number]);
        navigation.NavigateTo(CaseAddress.Of(merged.Value.Number));
    }

    private async Task UndoMergeAsync(string number)
    {
        var done = await DoAsync((actor, stop) => undoMerge.RunAsync(actor, number, stop));
        if (done is { Succeeded: true }) Say(Text["Ties.Undone", number]);
        await Changed.InvokeAsync();
    }

    private async Task UndoSplitAsync()
    {
        var done = await DoAsync((actor, stop) => undoSplit.RunAsync(actor, View.Number, stop));
        if (done is not { Succeeded: true } undone) return;
        Say(Text["Ties.SplitUndone", View.Number]);
        navigation.NavigateTo(CaseAddress.Of(undone.Value.Number));
    }

    // The digits alone are enough: which kind of number it is, is clear here.
    private static string Numbered(string typed)
    {
        var number = typed.Trim().ToUpperInvariant();
        return number.Length > 0 && number.All(char.IsAsciiDigit) ? $"CS-{number}" : number;
    }

    private string? Invalid(string field) => Refusal?.Field == field ? "true" : null;
}
