using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class WrapUp
{
    private Typed typed = new();
    private CaseOutcome? chosen;
    private DraftKeeper<Typed>? keeper;

    [Parameter, EditorRequired] public CaseView View { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    [Inject] private ResolveCase Resolve { get; set; } = null!;
    [Inject] private ReopenCase Reopen { get; set; } = null!;
    [Inject] private CloseCase Close { get; set; } = null!;
    [Inject] private DraftKeepers Keepers { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        keeper = Keepers.For<Typed>($"wrap:{View.Number}");
        if (await keeper.RestoreAsync(Gone) is { } kept) (typed, chosen) = (kept, kept.Chosen);
    }

    /// <summary>The answer beside the case was the one: nothing more to ask.</summary>
    public Task ResolveWithAsync(string article) => DoneAsync(new Resolving { Outcome = CaseOutcome.Solved, Article = article });

    private void Choose(CaseOutcome way)
    {
        chosen = chosen == way ? null : way;
        Refusal = null;
        // What helped was mostly told to the customer already.
        if (way == CaseOutcome.Candidate && typed.Resolution.Length == 0)
            typed.Resolution = View.Posts.LastOrDefault(post => post.Kind == CasePostKind.Reply)?.Text ?? "";
        if (way == CaseOutcome.Solved && typed.Article.Length == 0)
            typed.Article = View.Articles.LastOrDefault(link => link.Kind != CaseArticleKind.DidNotApply)?.Number ?? "";
        Keep();
    }

    private void Keep()
    {
        typed.Chosen = chosen;
        keeper?.Changed(typed);
    }

    // A second click that was under way finds nothing chosen any more.
    private Task ResolveAsync() => chosen is not { } outcome ? Task.CompletedTask : DoneAsync(outcome == CaseOutcome.Candidate && typed.Candidate.Article is { } article ? new Resolving
    {
        Outcome = CaseOutcome.Solved, Article = article, Improvement = typed.Resolution, Keep = typed.Candidate.Keep, Mask = typed.Candidate.Mask,
    }
    : new Resolving
    {
        Candidate = typed.Candidate.Candidate, Issue = typed.Candidate.Issue.Length == 0 ? null : typed.Candidate.Issue, Keep = typed.Candidate.Keep, Mask = typed.Candidate.Mask,
        Outcome = outcome, Article = Numbered(typed.Article), Cause = typed.Cause,
        Resolution = outcome == CaseOutcome.Candidate ? typed.Resolution : null, Reason = typed.Reason,
    });

    // The number alone is enough: which kind it is, is clear here.
    private static string Numbered(string typed)
    {
        var number = typed.Trim().ToUpperInvariant();
        return number.Length > 0 && number.All(char.IsAsciiDigit) ? $"KB-{number}" : number;
    }

    private async Task DoneAsync(Resolving resolving)
    {
        var done = await DoAsync(
            (actor, stop) => Resolve.RunAsync(actor, View.Number, resolving, stop),
            chosen == resolving.Outcome ? ["article", "cause", "resolution", "reason", "issue"] : []);
        if (done is { Succeeded: true } resolved)
        {
            (typed, chosen) = (new(), null);
            if (keeper is not null) await keeper.ForgetAsync();
            Say(resolved.Value.Candidate is { } candidate ? Text["Wrap.DoneCandidate", candidate] : Text["Wrap.Done"]);
        }
        if (done is not null && Refusal?.Field is null) await Changed.InvokeAsync();
    }

    private async Task ReopenAsync()
    {
        await DoAsync((actor, stop) => Reopen.RunAsync(actor, View.Number, stop));
        await Changed.InvokeAsync();
    }

    private async Task CloseAsync()
    {
        await DoAsync((actor, stop) => Close.RunAsync(actor, View.Number, stop));
        await Changed.InvokeAsync();
    }

    private string? Invalid(string field) => Refusal?.Field == field ? "true" : null;

    public override void Dispose()
    {
        _ = keeper?.DisposeAsync().AsTask();
        base.Dispose();
    }

    private sealed class Typed
    {
        public CaseOutcome? Chosen { get; set; }
        public string Article { get; set; } = "";
        public CandidateTyped Candidate { get; set; } = new();
        public string Cause { get; set; } = "";
        public string Resolution { get; set; } = "";
        public NothingToLearn? Reason { get; set; }
    }
}
