using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Portal;
using KnowledgeCrm.Satisfaction;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Portal;

public partial class MyCasePage(
    CurrentActor current, CaseReading cases, PostToCase post, ConfirmSolved confirm, SayNotSolved notSolved, SentForms sent, OwnSurvey survey,
    NavigationManager navigation)
{
    private Actor actor = Actor.Visitor(Languages.English);
    private bool isStaff;
    private bool asksSurvey;
    private CaseView? view;
    private string? refusal;
    private string? field;
    private string token = "";

    [Parameter]
    public string Number { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "reply")]
    private Entry? Form { get; set; }

    [SupplyParameterFromQuery(Name = "sent")]
    private string? SentKind { get; set; }

    private bool IsOver => view?.Status is CaseStatus.Resolved or CaseStatus.Closed;

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync(Context.RequestAborted);
        isStaff = actor.IsStaff;
        if (isStaff) return;
        token = Form?.Token ?? SentForms.NewToken();
        var outcome = await cases.RunAsync(actor, Number, Context.RequestAborted);
        // What was merged leads on; what is being sent to it arrives there, so that nothing typed is lost.
        if (outcome is { Succeeded: true, Value.MergedInto: { } into })
        {
            if (HttpMethods.IsGet(Context.Request.Method))
            {
                navigation.NavigateTo(PortalAddress.OfCase(into));
                return;
            }
            outcome = await cases.RunAsync(actor, into, Context.RequestAborted);
        }
        if (outcome.Succeeded) view = outcome.Value;
        else navigation.NotFound();
        if (view is { Status: CaseStatus.Closed }) asksSurvey = await survey.IsWaitingAsync(actor, Number, Context.RequestAborted) is { Succeeded: true, Value: true };
    }

    private async Task ConfirmAsync()
    {
        if (view is null) return;
        // Confirmed twice is confirmed.
        if (view.Status == CaseStatus.Closed) Go("solved");
        else Show(await confirm.RunAsync(actor, view.Number, CancellationToken.None), "solved");
    }

    private async Task SurveyAsync()
    {
        if (view is null) return;
        var outcome = await survey.StartAsync(actor, view.Number, CancellationToken.None);
        if (outcome.Succeeded) navigation.NavigateTo(outcome.Value.Path);
        else (refusal, asksSurvey) = (outcome.Refused.MessageIn(Choices.Language), false);
    }

    private async Task SendAsync()
    {
        if (view is null) return;
        var number = view.Number;
        // What the page showed as over is opened again; a second sending must not be taken for another kind.
        if (IsOver) Show(await sent.OnceAsync(actor, Form?.Token, () => notSolved.RunAsync(actor, number, Form?.Text, CancellationToken.None)), "again");
        else Show(await sent.OnceAsync(actor, Form?.Token, () => post.RunAsync(actor, number, Form?.Text, false, false, CancellationToken.None)), "reply");
    }

    private void Show(Outcome<CaseDone> outcome, string kind)
    {
        if (outcome.Succeeded)
        {
            Go(kind);
            return;
        }
        (refusal, field) = (outcome.Refused.MessageIn(Choices.Language), outcome.Refused.Field);
        Context.Response.StatusCode = outcome.Refused.Kind == RefusalKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
    }

    private void Go(string kind) => navigation.NavigateTo($"{PortalAddress.OfCase(view!.Number)}?sent={kind}");

    private sealed class Entry
    {
        public string? Token { get; set; }
        public string? Text { get; set; }
    }
}
