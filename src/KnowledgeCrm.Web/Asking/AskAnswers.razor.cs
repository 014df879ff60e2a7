using KnowledgeCrm.Asking;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Asking;

public sealed partial class AskAnswers
{
    private const int MostArticles = 4;
    private const int MostQuestions = 3;

    // As long as a person pauses between two words.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private (string Asked, string? Product)? asked;
    private string? opened;
    private Loaded<SearchAnswer> answer = Loaded.Waiting<SearchAnswer>();

    [Parameter, EditorRequired] public string Title { get; set; } = "";
    [Parameter, EditorRequired] public string Text { get; set; } = "";
    [Parameter] public string? Product { get; set; }

    /// <summary>An article was the answer.</summary>
    [Parameter] public EventCallback<string> Answered { get; set; }

    private string Asked => $"{Title}\n{Text}";

    protected override async Task OnParametersSetAsync()
    {
        if (asked == (Asked, Product)) return;
        var first = asked is null;
        var wanted = asked = (Asked, Product);
        if (!first) await Task.Delay(Pause);
        if (wanted == asked && !Gone.IsCancellationRequested) await SearchAsync();
    }

    private async Task SearchAsync()
    {
        var wanted = asked;
        if (Asked.Trim().Length == 0) return;
        var found = await LoadAsync<SearchAnswer>(async (actor, stop) =>
        {
            var request = new SearchRequest(Title, Kinds: [ArticleSearchSource.KindName], Limit: MostArticles, Context: Text) { ForProduct = Product };
            var articles = await Search.RunAsync(actor, request, stop);
            // Before the circuit is there the page is only drawn: it asks once more.
            if (RendererInfo.IsInteractive) Journal.Searched(actor, request, articles, SearchPlace.CaseAnswers, null);
            var questions = await Search.RunAsync(actor, request with { Kinds = [QuestionSearchSource.KindName], Limit = MostQuestions }, stop);
            return articles with { Items = [.. articles.Items, .. questions.Items] };
        });
        if (wanted == asked) answer = found;
    }

    private void Toggle(FoundItem item)
    {
        opened = opened == item.Number ? null : item.Number;
        if (opened is not null && answer.Value is { } found) Journal.Opened(found.Id, item.Key, RankOf(item));
    }

    private async Task TakeAsync(FoundItem item)
    {
        if (await DoAsync((actor, stop) => Before.RunAsync(actor, item.Number, Title, Text, stop)) is not { Succeeded: true }) return;
        if (answer.Value is { } found) Journal.Solved(found.Id, item.Key, RankOf(item));
        await Answered.InvokeAsync(item.Number);
    }

    private int RankOf(FoundItem item) => answer.Value is { } found ? 1 + found.Items.TakeWhile(other => other.Key != item.Key).Count() : 0;
}
