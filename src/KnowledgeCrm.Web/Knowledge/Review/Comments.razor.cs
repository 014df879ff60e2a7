using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Knowledge.Review;

public partial class Comments(
    PassageComments comments, CommentOnPassage say, AnswerComment answers, ResolveComment resolve, DecideSuggestion decide,
    DraftKeepers keepers)
{
    private NewComment input = new();
    private DraftKeeper<NewComment>? keeper;
    private List<CommentView> open = [];
    private List<CommentView> closed = [];
    private (string Number, int Version) read;
    private Guid? shown;
    private Guid? me;
    private bool mayWrite;
    private bool writing;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    /// <summary>The <see cref="ArticleView.Version"/> that is looked at.</summary>
    [Parameter, EditorRequired]
    public int Version { get; set; }

    [Parameter]
    public string Language { get; set; } = Languages.English;

    /// <summary>The working text, to mark passages in; null where it is shown elsewhere on the page.</summary>
    [Parameter]
    public string? Text { get; set; }

    /// <summary>Called before an edit is taken in, to save what is typed; false stops it.</summary>
    [Parameter]
    public Func<Task<bool>>? BeforeDeciding { get; set; }

    /// <summary>The article has changed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>A passage is to be shown where the text is.</summary>
    [Parameter]
    public EventCallback<CommentView> ShowPassage { get; set; }

    protected override async Task OnInitializedAsync()
    {
        keeper = keepers.For<NewComment>($"comment:{Number}");
        if (await keeper.RestoreAsync(Gone) is { } kept && !kept.IsEmpty) (input, writing) = (kept, true);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (read == (Number, Version)) return;
        read = (Number, Version);
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        var actor = await Current.GetAsync(Gone);
        (me, mayWrite) = (actor.PersonId, actor.Is(Role.Author, Role.KnowledgeManager));
        if ((await LoadAsync((asking, stop) => comments.RunAsync(asking, Number, stop))).Value is not { } all) return;
        open = [.. all.Where(comment => comment.State == CommentState.Open)];
        closed = [.. all.Where(comment => comment.State != CommentState.Open)];
    }

    private void Mark((int Start, string Quote) marked)
    {
        (input.Start, input.Quote, writing) = (marked.Start, marked.Quote, true);
        if (input.Suggests) input.Replacement = marked.Quote;
        Typed();
    }

    private void Typed() => keeper!.Changed(input);

    private void Suggest()
    {
        if (input.Suggests && input.Replacement.Length == 0) input.Replacement = input.Quote;
        Typed();
    }

    private async Task SayAsync()
    {
        var outcome = await DoAsync((actor, stop) => say.RunAsync(actor, Number, input.ToInput(), stop), "quote", "text", "replacement");
        if (outcome is not { Succeeded: true }) return;
        (input, writing) = (new NewComment(), false);
        await keeper!.ForgetAsync();
        await ReloadAsync();
    }

    private async Task<bool> AnswerAsync(CommentView comment, string text)
    {
        var said = await DoAsync((actor, stop) => answers.RunAsync(actor, Number, comment.Id, text, stop)) is { Succeeded: true };
        await ReloadAsync();
        StateHasChanged();
        return said;
    }

    private async Task ResolveAsync(CommentView comment, bool isResolved)
    {
        await DoAsync((actor, stop) => resolve.RunAsync(actor, Number, comment.Id, isResolved, stop));
        await ReloadAsync();
    }

    private async Task DecideAsync(CommentView comment, bool accept)
    {
        if (accept && BeforeDeciding is not null && !await BeforeDeciding()) return;
        if (await DoAsync((actor, stop) => decide.RunAsync(actor, Number, comment.Id, accept, Version, stop)) is { Succeeded: true })
            Say(T[accept ? "Comments.Accepted" : "Comments.Declined"]);
        // The article's version tells the comments to look again; what was refused may have been closed by somebody else.
        await Changed.InvokeAsync();
        await ReloadAsync();
    }

    private async Task ShowAsync(CommentView comment)
    {
        shown = comment.Id;
        await ShowPassage.InvokeAsync(comment);
    }

    private string? Bad(string field) => Refusal?.Field == field ? "true" : null;

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (keeper is not null) await keeper.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
