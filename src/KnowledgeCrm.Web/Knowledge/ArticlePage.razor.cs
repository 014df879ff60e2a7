using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>An article for those who write and judge: the working version, what changed, what may be done. Others of the staff see what
/// readers see.</summary>
public partial class ArticlePage(ArticleWork works, ArticleReading reading, ReadCounter reads, IJSRuntime scripts)
{
    private Loaded<ArticleWorkView> loaded = Loaded.Waiting<ArticleWorkView>();
    private ArticleView? live;
    private Actor? reader;
    private string? counted;
    private bool readsOnly;
    private bool mayWrite;
    private bool mayComment;

    [Parameter]
    public string Number { get; set; } = "";

    protected override Task OnParametersSetAsync() => ReloadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        // Not while it is rendered ahead: that would count each reading twice.
        if (live is null || counted == live.Number || reader is null) return;
        counted = live.Number;
        reads.Read(reader, live.Id);
    }

    private async Task ReloadAsync()
    {
        var actor = reader = await Current.GetAsync(Gone);
        mayWrite = actor.Is(Role.Author, Role.KnowledgeManager);
        live = (await LoadAsync((actor, stop) => reading.RunAsync(actor, Number, stop))).Value;
        var work = await LoadAsync((actor, stop) => works.RunAsync(actor, Number, stop));
        // Who has no part in the work still may read what is published.
        readsOnly = work.Phase == LoadPhase.Missing && live is not null;
        mayComment = !readsOnly && ArticleVisibility.MaySeeWork(actor);
        loaded = readsOnly ? new Loaded<ArticleWorkView>(LoadPhase.Ready, new ArticleWorkView(live!, [], [], [])) : work;
    }

    private async Task ShowPassageAsync(CommentView comment)
    {
        await using var module = await scripts.InvokeAsync<IJSObjectReference>("import", Gone, "./js/passages.js");
        await module.InvokeVoidAsync("reveal", Gone, $"passage-{comment.Id}");
    }
}
