using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Knowledge;

public partial class ArticleActions(
    SubmitArticle submit, WithdrawArticle withdraw, SendBackArticle sendBack, ApproveArticle approve, PublishArticle publish, DiscardDraft discard,
    RestrictArticle restrict, ArchiveArticle archive, SaveDraft save, NavigationManager navigation, IJSRuntime scripts, TimeProvider clock)
{
    // The way forward first, the way out last.
    private static readonly List<ArticleAction> Order =
    [
        ArticleAction.Approve, ArticleAction.Publish, ArticleAction.Submit, ArticleAction.Save, ArticleAction.SendBack, ArticleAction.Withdraw,
        ArticleAction.Restrict, ArticleAction.Discard, ArticleAction.Archive,
    ];

    private ArticleAction? asked;
    private bool fourEyes;
    private bool later;
    private bool badTime;
    private string? publishAt;
    private string reason = "";
    private Audience audience;

    [Parameter, EditorRequired]
    public ArticleWorkView Work { get; set; } = null!;

    [Parameter]
    public EventCallback Changed { get; set; }

    [Parameter]
    public bool ReadsOnly { get; set; }

    // There are no fewer readers than the staff.
    private IEnumerable<ArticleAction> Shown => Work.Actions
        .Where(action => action != ArticleAction.Restrict || Work.Article.Audience < Audience.Internal)
        .OrderBy(action => Order.IndexOf(action));

    protected override async Task OnParametersSetAsync()
    {
        // Done elsewhere meanwhile: the question has no answer any more.
        if (asked is { } question && !Work.Actions.Contains(question)) asked = null;
        var actor = await Current.GetAsync(Gone);
        // Who may judge but not this version is told why before trying.
        fourEyes = !Work.Actions.Contains(ArticleAction.Approve)
            && ArticleLifecycle.Find(Work.Article.State, ArticleAction.Approve) is { } line && actor.Is([.. line.Roles]);
    }

    private async Task PressAsync(ArticleAction action)
    {
        Refusal = null;
        switch (action)
        {
            case ArticleAction.Save when Work.Article.State == ArticleState.Candidate: await TakeUpAsync(); break;
            case ArticleAction.Save: navigation.NavigateTo($"/console/articles/{Work.Article.Number}/edit"); break;
            case ArticleAction.Submit or ArticleAction.Withdraw or ArticleAction.Publish: await DoItAsync(action); break;
            default:
                asked = asked == action ? null : action;
                audience = Enum.GetValues<Audience>().Where(a => a > Work.Article.Audience).DefaultIfEmpty(Audience.Internal).First();
                break;
        }
    }

    private async Task TakeUpAsync()
    {
        var number = Work.Article.Number;
        if (await DoAsync((actor, stop) => save.RunAsync(actor, number, new ArticleInput(), Work.Article.Version, stop)) is not { } outcome) return;
        if (outcome.Succeeded) navigation.NavigateTo($"/console/articles/{number}/edit");
        else await Changed.InvokeAsync();
    }

    private async Task DoItAsync(ArticleAction action)
    {
        var number = Work.Article.Number;
        DateTime? at = null;
        if (action == ArticleAction.Approve && later)
        {
            at = await UtcAsync(publishAt);
            badTime = at is null || at <= clock.GetUtcNow().UtcDateTime;
            if (badTime) return;
        }
        var done = await DoAsync<ArticleDone>((actor, stop) => action switch
        {
            ArticleAction.Submit => submit.RunAsync(actor, number, stop),
            ArticleAction.Withdraw => withdraw.RunAsync(actor, number, stop),
            ArticleAction.SendBack => sendBack.RunAsync(actor, number, reason, stop),
            ArticleAction.Approve => approve.RunAsync(actor, number, at, stop),
            ArticleAction.Publish => publish.RunAsync(actor, number, stop),
            ArticleAction.Discard => discard.RunAsync(actor, number, stop),
            ArticleAction.Restrict => restrict.RunAsync(actor, number, audience, stop),
            ArticleAction.Archive => archive.RunAsync(actor, number, stop),
            _ => throw new InvalidOperationException($"No button does {action}."),
        });
        // What names a field is shown there, and what was typed stays.
        if (done is not { } outcome || outcome.Refused is { Field: not null }) return;
        if (outcome.Succeeded)
        {
            (asked, reason, later) = (null, "", false);
            Say(T[at is null ? $"Done.{action}" : "Done.ApproveLater"]);
        }
        await Changed.InvokeAsync();
    }

    // Only the browser knows which hour its person means.
    private async Task<DateTime?> UtcAsync(string? local)
    {
        await using var module = await scripts.InvokeAsync<IJSObjectReference>("import", Gone, "./js/editor.js");
        return await module.InvokeAsync<DateTime?>("toUtc", Gone, local);
    }

    private string Label(ArticleAction action) => action != ArticleAction.Save ? $"Action.{action}" : Work.Article.State switch
    {
        ArticleState.Candidate => "Action.TakeUp",
        ArticleState.Published => "Action.BeginDraft",
        ArticleState.Archived => "Action.Revive",
        _ => "Action.Save",
    };

    private static string Look(ArticleAction action) => action switch
    {
        ArticleAction.Approve or ArticleAction.Submit or ArticleAction.Publish => "button-main",
        ArticleAction.Archive or ArticleAction.Discard => "button-bad",
        _ => "",
    };

    private static bool IsHard(ArticleAction action) => action is ArticleAction.Archive or ArticleAction.Discard or ArticleAction.Restrict;

    // Only what opens a question below has something to expand.
    private string? Expanded(ArticleAction action) =>
        action is ArticleAction.Approve or ArticleAction.SendBack or ArticleAction.Restrict or ArticleAction.Discard or ArticleAction.Archive
            ? asked == action ? "true" : "false" : null;
}
