using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class CasePage
{
    private Loaded<CaseView> view = Loaded.Waiting<CaseView>();
    private Loaded<RelationsView> ties = Loaded.Waiting<RelationsView>();
    private WrapUp? wrapUp;
    private ReplyBox? reply;
    private string? shown;

    [Inject] private CaseReading Cases { get; set; } = null!;
    [Inject] private CaseRelations Relations { get; set; } = null!;
    [Inject] private LinkArticle Link { get; set; } = null!;
    [Inject] private CaseChanges Changes { get; set; } = null!;
    [Inject] private CaseNews News { get; set; } = null!;

    [Parameter] public string Number { get; set; } = "";

    protected override void OnInitialized()
    {
        Changes.Changed += ChangedElsewhereAsync;
        News.Changed += ChangedByOthers;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Number) return;
        shown = Number;
        view = Loaded.Waiting<CaseView>();
        await ReadAsync();
    }

    // What is shown stays until the new is here: the forms beside it keep what is typed.
    private async Task ReadAsync()
    {
        var asked = Number;
        var read = await LoadAsync((actor, stop) => Cases.RunAsync(actor, asked, stop));
        var tied = await LoadAsync((actor, stop) => Relations.RunAsync(actor, asked, stop));
        if (asked == Number) (view, ties) = (read, tied);
    }

    private Task ChangedElsewhereAsync(string number) => number != Number ? Task.CompletedTask : InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    });

    private void ChangedByOthers(IReadOnlyList<string> numbers)
    {
        if (numbers.Contains(Number) && !Gone.IsCancellationRequested) _ = ChangedElsewhereAsync(Number);
    }

    private static bool May(CaseView found, CaseAction action) => found.Actions.Contains(action);

    private Task SolvedAsync(string article) => wrapUp?.ResolveWithAsync(article) ?? Task.CompletedTask;

    private async Task LinkAsync((string Article, CaseArticleKind Kind) link)
    {
        await DoAsync((actor, stop) => Link.RunAsync(actor, Number, link.Article, link.Kind, stop));
        await ReadAsync();
    }

    public override void Dispose()
    {
        Changes.Changed -= ChangedElsewhereAsync;
        News.Changed -= ChangedByOthers;
        base.Dispose();
    }
}
