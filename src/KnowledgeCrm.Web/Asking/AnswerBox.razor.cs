using KnowledgeCrm.Asking;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Asking;

public sealed partial class AnswerBox(AnswerQuestion answer, DraftKeepers keepers, TimeProvider clock)
{
    // Within it an empty form is the second half of a double click, not a forgotten text.
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(1);

    private AnswerDraft typed = new();
    private DraftKeeper<AnswerDraft>? keeper;
    private DateTimeOffset sentAt;
    private bool isRestored;
    private bool isPreviewed;

    [Parameter, EditorRequired] public QuestionView View { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    private bool IsAnswer => View.MayAnswer && !typed.IsTalk;

    protected override async Task OnInitializedAsync()
    {
        keeper = keepers.For<AnswerDraft>($"answer:{View.Number}");
        if (await keeper.RestoreAsync(Gone) is { } kept && (kept.Text.Length > 0 || kept.Articles.Count > 0)) (typed, isRestored) = (kept, true);
    }

    private void Change(AnswerDraft changed)
    {
        typed = changed;
        keeper?.Changed(typed);
    }

    private void Attach(ArticleName article)
    {
        if (typed.Articles.All(known => known.Number != article.Number)) Change(typed with { Articles = [.. typed.Articles, article] });
    }

    private void Leave(ArticleName article) => Change(typed with { Articles = [.. typed.Articles.Where(known => known.Number != article.Number)] });

    private async Task SendAsync()
    {
        if (typed.Text.Trim().Length == 0 && clock.GetUtcNow() - sentAt < DoubleClick) return;
        var (sending, isAnswer) = (typed, IsAnswer);
        var input = new PostInput(sending.Text, isAnswer, [.. sending.Articles.Select(article => article.Number)]);
        var done = await DoAsync((actor, stop) => answer.RunAsync(actor, View.Number, input, stop), "text", "articles");
        if (done is { Succeeded: true })
        {
            sentAt = clock.GetUtcNow();
            (typed, isRestored, isPreviewed) = (new AnswerDraft(), false, false);
            if (keeper is not null) await keeper.ForgetAsync();
            Say(T[isAnswer ? "Say.Answered" : "Say.Said"]);
        }
        // Null: another send is under way, which reads the question itself.
        if (done is not null && Refusal?.Field is null) await Changed.InvokeAsync();
    }

    public override void Dispose()
    {
        _ = keeper?.DisposeAsync().AsTask();
        base.Dispose();
    }
}

/// <summary>An answer as it is typed.</summary>
public sealed record AnswerDraft
{
    public string Text { get; init; } = "";
    public bool IsTalk { get; init; }
    public IReadOnlyList<ArticleName> Articles { get; init; } = [];
}
