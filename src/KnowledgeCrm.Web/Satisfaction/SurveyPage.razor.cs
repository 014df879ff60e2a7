using KnowledgeCrm.Common;
using KnowledgeCrm.Satisfaction;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;
using KnowledgeCrm.Web.Portal;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Satisfaction;

/// <summary>Two questions by a link that works once: no account, no script.</summary>
public sealed partial class SurveyPage(CurrentActor current, SurveyReading surveys, AnswerSurvey answers, RefuseSurveys refusing, PortalPace pace, NavigationManager navigation)
{
    private SurveyView? view;
    private string? refusal;
    private string? field;
    private bool tooMany;

    [Parameter] public string Token { get; set; } = "";

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "survey")] private Entry? Form { get; set; }

    [SupplyParameterFromQuery] private string? Thanks { get; set; }

    [SupplyParameterFromQuery] private string? No { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Context.Response.Headers.CacheControl = "no-store";
        var actor = await current.GetAsync(Context.RequestAborted);
        // 128 bits are not guessed; whoever tries is slowed down all the same.
        if (!pace.MayOpenSurvey(Context, actor))
        {
            tooMany = true;
            Context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }
        var read = await surveys.RunAsync(Token, Context.RequestAborted);
        if (read.Succeeded) view = read.Value;
        else navigation.NotFound();
    }

    private async Task SendAsync()
    {
        if (view is not { Standing: SurveyStanding.Open }) return;
        var outcome = await answers.RunAsync(await current.GetAsync(CancellationToken.None), Token, new SurveyAnswer
        {
            Solved = Form?.Solved switch { "yes" => true, "no" => false, _ => null },
            Score = int.TryParse(Form?.Score, out var score) ? score : null,
            Comment = Form?.Comment,
        }, CancellationToken.None);
        if (outcome.Succeeded)
        {
            navigation.NavigateTo($"/survey/{Token}?thanks=1");
            return;
        }
        (refusal, field) = (outcome.Refused.MessageIn(Choices.Language), outcome.Refused.Field);
        var isLate = outcome.Refused.Kind == RefusalKind.Conflict;
        Context.Response.StatusCode = isLate ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        // Somebody else was first with the same link.
        if (isLate) view = (await surveys.RunAsync(Token, CancellationToken.None)).Value;
    }

    private async Task RefuseAsync()
    {
        if (view is null) return;
        var outcome = await refusing.RunAsync(await current.GetAsync(CancellationToken.None), Token, CancellationToken.None);
        if (outcome.Succeeded) navigation.NavigateTo($"/survey/{Token}?no=1");
        else navigation.NotFound();
    }

    private sealed class Entry
    {
        public string? Solved { get; set; }
        public string? Score { get; set; }
        public string? Comment { get; set; }
    }
}
