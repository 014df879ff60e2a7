using KnowledgeCrm.Cases;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class AnswersPanel
{
    private const int Shown = 5;

    // As long as a person pauses between two words.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private (string Asked, string? Product)? asked;
    private string? opened;
    private Loaded<SearchAnswer> answer = Loaded.Waiting<SearchAnswer>();

    /// <summary>The customer's words and what else tells what is meant; no sign in it is an operator.</summary>
    [Parameter, EditorRequired] public string Asked { get; set; } = "";

    /// <summary>The model of the product that the case is about; what is for it comes first where it answers as well.</summary>
    [Parameter] public string? ForProduct { get; set; }
    [Parameter] public IReadOnlyList<CaseArticleView> Links { get; set; } = [];
    [Parameter] public bool IsBlocked { get; set; }
    [Parameter] public EventCallback<string> Solved { get; set; }
    [Parameter] public EventCallback<(string Article, CaseArticleKind Kind)> Linked { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (asked == (Asked, ForProduct)) return;
        var first = asked is null;
        var wanted = asked = (Asked, ForProduct);
        if (!first) await Task.Delay(Pause);
        if (wanted == asked && !Gone.IsCancellationRequested) await AskAsync();
    }

    private async Task AskAsync()
    {
        var wanted = asked;
        var request = new SearchRequest("", Kinds: [ArticleSearchSource.KindName], Limit: Shown, Context: Asked)
        {
            ForProduct = string.IsNullOrEmpty(ForProduct) ? null : ForProduct,
        };
        var found = await LoadAsync<SearchAnswer>(async (actor, stop) =>
        {
            var answered = await Search.RunAsync(actor, request, stop);
            // Before the circuit is there the page is only drawn: it asks once more.
            if (RendererInfo.IsInteractive) Journal.Searched(actor, request, answered, SearchPlace.CaseAnswers, null);
            return answered;
        });
        if (wanted == asked) answer = found;
    }

    private void Toggle(FoundItem item)
    {
        opened = opened == item.Number ? null : item.Number;
        if (opened is not null && answer.Value is { } found) Journal.Opened(found.Id, item.Key, RankOf(item));
    }

    private Task SolveAsync(FoundItem item)
    {
        if (answer.Value is { } found) Journal.Solved(found.Id, item.Key, RankOf(item));
        return Solved.InvokeAsync(item.Number);
    }

    private Task LinkAsync(FoundItem item, CaseArticleKind kind)
    {
        if (answer.Value is { } found)
        {
            if (kind == CaseArticleKind.DidNotApply) Journal.Judged(found.Id, item.Key, RankOf(item), helpful: false);
            else Journal.Linked(found.Id, item.Key, RankOf(item));
        }
        return Linked.InvokeAsync((item.Number, kind));
    }

    private int RankOf(FoundItem item) => answer.Value is { } found ? 1 + found.Items.TakeWhile(other => other.Key != item.Key).Count() : 0;
}
