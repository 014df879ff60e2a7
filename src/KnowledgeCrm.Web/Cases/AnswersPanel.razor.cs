using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Portal;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class AnswersPanel
{
    private const int Shown = 5;
    private const int FewWords = 6;

    // As long as a person pauses between two words.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private (string Asked, string? Product)? asked;
    private string? opened;
    private string? readAloud;
    private bool mends;
    private Loaded<SearchAnswer> answer = Loaded.Waiting<SearchAnswer>();

    /// <summary>The customer's words and what else tells what is meant; no sign in it is an operator.</summary>
    [Parameter, EditorRequired] public string Asked { get; set; } = "";

    /// <summary>The model of the product that the case is about; what is for it comes first where it answers as well.</summary>
    [Parameter] public string? ForProduct { get; set; }
    [Parameter] public IReadOnlyList<CaseArticleView> Links { get; set; } = [];
    [Parameter] public bool IsBlocked { get; set; }
    [Parameter] public EventCallback<string> Solved { get; set; }
    [Parameter] public EventCallback<(string Article, CaseArticleKind Kind)> Linked { get; set; }

    /// <summary>Takes an article's text, to be written into a reply.</summary>
    [Parameter] public EventCallback<string> Inserted { get; set; }

    /// <summary>Takes a word that the customer was asked after and said; null where nothing more can be said.</summary>
    [Parameter] public EventCallback<string> Said { get; set; }

    /// <summary>The case that the answers are for, once there is one.</summary>
    [Parameter] public string? CaseNumber { get; set; }

    [Inject] private ArticleReading Articles { get; set; } = null!;
    [Inject] private FilledTextBlock Blocks { get; set; } = null!;
    [Inject] private FlagArticle Flag { get; set; } = null!;
    [Inject] private PortalSite Site { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    // Few words have been said, or nothing surely answers them.
    private bool IsVague => answer.Value is { Items.Count: > 2 } found && (!found.Sure || QueryWords.Of(Asked).Terms.Count <= FewWords);

    protected override async Task OnInitializedAsync() => mends = (await Current.GetAsync(Gone)).Is(Role.Author, Role.KnowledgeManager);

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

    private string LinkOf(FoundItem item) => Site.AddressOf(Navigation.BaseUri, item.Address);

    private async Task InsertAsync(FoundItem item)
    {
        var article = await LoadAsync((actor, stop) => Articles.RunAsync(actor, item.Number, stop));
        if (article.Value is not { } read) return;
        if (read.Kind == ArticleKind.TextBlock && CaseNumber is { } number)
        {
            // What is written to be sent is sent as it is, with its places filled in.
            if ((await LoadAsync((actor, stop) => Blocks.RunAsync(actor, number, item.Number, stop))).Value is { } block) await Inserted.InvokeAsync(block.Text);
            return;
        }
        if (AnswerText.Of(read, path => Site.AddressOf(Navigation.BaseUri, path)) is not { } text)
        {
            Say(NotificationSeverity.Warning, Text["Answers.Internal", item.Number]);
            return;
        }
        if (answer.Value is { } found) Journal.Linked(found.Id, item.Key, RankOf(item));
        await Inserted.InvokeAsync(text);
    }

    // A flag goes with it, so that it is seen what the new version mends and for which case; it closes by itself with that version.
    private async Task FixAsync(FoundItem item)
    {
        var input = new FlagInput { Reason = FlagReason.MissingStep, Case = CaseNumber, TakeUp = true };
        if (await DoAsync((actor, stop) => Flag.RunAsync(actor, item.Number, input, stop)) is { Succeeded: true }) Navigation.NavigateTo($"/console/articles/{item.Number}/edit");
    }

    private int RankOf(FoundItem item) => answer.Value is { } found ? 1 + found.Items.TakeWhile(other => other.Key != item.Key).Count() : 0;
}
