using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge.Review;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Knowledge;

public partial class ArticleActions(
    SubmitArticle submit, WithdrawArticle withdraw, SendBackArticle sendBack, ApproveArticle approve, PublishArticle publish, DiscardDraft discard,
    RestrictArticle restrict, ArchiveArticle archive, SaveDraft save, ConfirmAmendment confirm, PublishEmergency publishEmergency,
    ReviewAfterwards afterwards, SetExpiry setExpiry, NavigationManager navigation, IJSRuntime scripts, TimeProvider clock)
{
    // The way forward first, the way out last. What is done at a comment, or by the program, has no button here.
    private static readonly List<ArticleAction> Order =
    [
        ArticleAction.Approve, ArticleAction.PassAfterwards, ArticleAction.TakeBack, ArticleAction.Confirm, ArticleAction.Publish, ArticleAction.Submit,
        ArticleAction.Save, ArticleAction.SendBack, ArticleAction.Amend, ArticleAction.Withdraw, ArticleAction.SetExpiry, ArticleAction.Restrict,
        ArticleAction.PublishEmergency, ArticleAction.Discard, ArticleAction.Archive,
    ];

    // These ask nothing first.
    private static readonly ArticleAction[] AtOnce =
        [ArticleAction.Withdraw, ArticleAction.Publish, ArticleAction.Confirm, ArticleAction.Save, ArticleAction.Amend];

    private ArticleAction? asked;
    private ActionAnswer answer = new();

    [Parameter, EditorRequired]
    public ArticleWorkView Work { get; set; } = null!;

    [Parameter]
    public EventCallback Changed { get; set; }

    [Parameter]
    public bool ReadsOnly { get; set; }

    // There are no fewer readers than the staff.
    private IEnumerable<ArticleAction> Shown => Order
        .Where(action => Work.Actions.Contains(action) && (action != ArticleAction.Restrict || Work.Article.Audience < Audience.Internal));

    // Who may judge but not this version is told why before trying; who never may, or not in this state, has no button at all.
    private Refused? WhyNotApprove =>
        Work.Review?.ApproveRefusal is { Code: "Article.FourEyes" or "Article.AwaitsAuthor" or "Article.ApprovedAlready" } why ? why : null;

    protected override void OnParametersSet()
    {
        // Done elsewhere meanwhile: the question has no answer any more.
        if (asked is { } question && !Work.Actions.Contains(question)) asked = null;
    }

    private async Task PressAsync(ArticleAction action)
    {
        Refusal = null;
        switch (action)
        {
            case ArticleAction.Save when Work.Article.State == ArticleState.Candidate: await TakeUpAsync(); break;
            case ArticleAction.Save or ArticleAction.Amend: navigation.NavigateTo($"/console/articles/{Work.Article.Number}/edit"); break;
            case var atOnce when AtOnce.Contains(atOnce): await DoItAsync(action); break;
            default:
                asked = asked == action ? null : action;
                answer = new ActionAnswer
                {
                    Audience = Enum.GetValues<Audience>().Where(a => a > Work.Article.Audience).DefaultIfEmpty(Audience.Internal).First(),
                };
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
        var (number, version) = (Work.Article.Number, Work.Article.Version);
        answer.BadTimes.Clear();
        var publishAt = action == ArticleAction.Approve && answer.IsLater ? await TimeAsync(answer.PublishAt, "publishAt") : null;
        var expiresAt = string.IsNullOrEmpty(answer.ExpiresAt) ? null : await TimeAsync(answer.ExpiresAt, "expiresAt");
        if (answer.BadTimes.Count > 0) return;
        var done = await DoAsync<ArticleDone>((actor, stop) => action switch
        {
            ArticleAction.Submit => submit.RunAsync(
                actor, number, new Submission { Note = answer.Submit.Note, Reviewers = [.. answer.Submit.Reviewers], Version = version }, stop),
            ArticleAction.Withdraw => withdraw.RunAsync(actor, number, stop),
            ArticleAction.SendBack => sendBack.RunAsync(actor, number, answer.Reason, stop),
            ArticleAction.Approve => approve.RunAsync(actor, number, new Approval(publishAt, expiresAt), version, stop),
            ArticleAction.Confirm => confirm.RunAsync(actor, number, version, stop),
            ArticleAction.PublishEmergency => publishEmergency.RunAsync(actor, number, answer.Reason, version, stop),
            ArticleAction.PassAfterwards => afterwards.RunAsync(actor, number, true, null, stop),
            ArticleAction.TakeBack => afterwards.RunAsync(actor, number, false, answer.Reason, stop),
            ArticleAction.SetExpiry => setExpiry.RunAsync(actor, number, expiresAt, stop),
            ArticleAction.Publish => publish.RunAsync(actor, number, stop),
            ArticleAction.Discard => discard.RunAsync(actor, number, stop),
            ArticleAction.Restrict => restrict.RunAsync(actor, number, answer.Audience, stop),
            ArticleAction.Archive => archive.RunAsync(actor, number, stop),
            _ => throw new InvalidOperationException($"No button does {action}."),
        }, "reason");
        // What names a field is shown there, and what was typed stays.
        if (done is not { } outcome || outcome.Refused is { Field: not null }) return;
        if (outcome.Succeeded)
        {
            (asked, answer) = (null, new ActionAnswer());
            Say(T[Said(action, outcome.Value)]);
        }
        await Changed.InvokeAsync();
    }

    private static string Said(ArticleAction action, ArticleDone done) => action != ArticleAction.Approve ? $"Done.{action}" : done.State switch
    {
        ArticleState.InReview => "Done.ApproveFirst",
        ArticleState.Approved => "Done.ApproveLater",
        _ => "Done.Approve",
    };

    // Only the browser knows which hour its person means.
    private async Task<DateTime?> TimeAsync(string? local, string field)
    {
        await using var module = await scripts.InvokeAsync<IJSObjectReference>("import", Gone, "./js/editor.js");
        var time = await module.InvokeAsync<DateTime?>("toUtc", Gone, local);
        if (time is null || time <= clock.GetUtcNow().UtcDateTime) answer.BadTimes.Add(field);
        return time;
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
        ArticleAction.Approve or ArticleAction.Submit or ArticleAction.Publish or ArticleAction.Confirm or ArticleAction.PassAfterwards => "button-main",
        ArticleAction.Archive or ArticleAction.Discard or ArticleAction.PublishEmergency or ArticleAction.TakeBack => "button-bad",
        _ => "",
    };

    private static bool IsHard(ArticleAction action) =>
        action is ArticleAction.Archive or ArticleAction.Discard or ArticleAction.Restrict or ArticleAction.PublishEmergency or ArticleAction.TakeBack;

    // Only what opens a question below has something to expand.
    private string? Expanded(ArticleAction action) => AtOnce.Contains(action) ? null : asked == action ? "true" : "false";
}
