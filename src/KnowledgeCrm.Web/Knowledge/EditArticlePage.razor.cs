using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge.Review;
using KnowledgeCrm.Web.Knowledge.Similar;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using Radzen;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>Writing an article. What is typed is kept as it is typed; saving goes on from the version that was opened, and a newer one is
/// shown beside what was typed here.</summary>
public partial class EditArticlePage(
    ArticleWork works, SaveDraft save, AmendArticle amend, SubmitArticle submit, DraftKeepers keepers, NavigationManager navigation, IJSRuntime scripts,
    CarryOver carryOver)
{
    private Loaded<ArticleWorkView> loaded = Loaded.Waiting<ArticleWorkView>();
    private ArticleForm form = new();
    private ArticleForm saved = new();
    private SubmitChoice choice = new();
    private DraftKeeper<ArticleForm>? keeper;
    private MarkdownEditor? editor;
    private ArticleView? theirs;
    private ArticleForm? other;
    private string theirsBy = "";
    private string shown = "";
    private bool theirsIsOwn;
    private bool mayEdit;
    private bool isTranslating;

    // What a reviewer edits in review stays in review.
    private bool isAmending;
    private bool isDirty;
    private bool isSaved;
    private bool broughtBack;

    [Parameter]
    public string Number { get; set; } = "";

    /// <summary><c>true</c> for whoever comes to translate what is new in the other language.</summary>
    [SupplyParameterFromQuery]
    public string? Translate { get; set; }

    /// <summary>The number of the article that this one is improved instead of.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    private string Key => CarryOver.KeyOf(Number);

    private string Status => T[isDirty ? "Edit.Kept" : isSaved ? "Edit.Saved" : "Edit.Unchanged"];

    // From one article to another the page stays the same.
    protected override async Task OnParametersSetAsync()
    {
        if (Number == shown) return;
        shown = Number;
        if (keeper is not null) await keeper.DisposeAsync();
        (loaded, keeper, isDirty, isSaved, broughtBack, isTranslating) = (Loaded.Waiting<ArticleWorkView>(), null, false, false, false, false);
        (choice, Refusal) = (new SubmitChoice(), null);
        CloseConflict();
        await LoadArticleAsync();
    }

    private async Task LoadArticleAsync()
    {
        var work = await LoadAsync((actor, stop) => works.RunAsync(actor, Number, stop));
        isAmending = work.Value is { } now && !now.Actions.Contains(ArticleAction.Save) && now.Actions.Contains(ArticleAction.Amend);
        mayEdit = isAmending || work.Value?.Actions.Contains(ArticleAction.Save) == true;
        if (mayEdit)
        {
            keeper = keepers.For<ArticleForm>(Key);
            (form, saved) = (ArticleForm.Of(work.Value!.Article), ArticleForm.Of(work.Value.Article));
            var kept = await keeper.RestoreAsync(Gone);
            if (kept is not null) kept.Files ??= saved.Files;
            if (kept is not null && !kept.SaysTheSameAs(saved))
            {
                (form, broughtBack, isDirty) = (kept, true, true);
                if (kept.StartedFrom != saved.StartedFrom) await ShowConflictAsync(work.Value);
            }
        }
        loaded = work;
    }

    private void TextTyped(string text)
    {
        form.Body = text;
        Touched();
    }

    private async Task AddSectionsAsync(string headings)
    {
        await editor!.FlushAsync();
        form.Body = $"{form.Body.TrimEnd()}\n\n{headings}".TrimStart();
        await editor.SetTextAsync(form.Body);
        Touched();
    }

    private void Touched()
    {
        isDirty = !form.SaysTheSameAs(saved);
        isSaved = false;
        keeper!.Changed(form);
    }

    private async Task<bool> SaveAsync()
    {
        await editor!.FlushAsync();
        if (editor.IsTooLong) return false;
        // What is typed while it is being saved is not saved yet.
        var sent = form.ToInput();
        var outcome = await DoAsync((actor, stop) => isAmending
            ? amend.RunAsync(actor, Number, sent, form.StartedFrom, stop) : save.RunAsync(actor, Number, sent, form.StartedFrom, stop));
        if (outcome is not { } done) return false;
        if (!done.Succeeded)
        {
            if (done.Refused.Kind == RefusalKind.Conflict) await MeetConflictAsync();
            return false;
        }
        await FollowAsync();
        return true;
    }

    private async Task FollowAsync()
    {
        var work = await LoadAsync((actor, stop) => works.RunAsync(actor, Number, stop));
        if (work.Value is not { } now) return;
        loaded = work;
        saved = ArticleForm.Of(now.Article);
        (form.StartedFrom, form.Note) = (saved.StartedFrom, "");
        isDirty = !form.SaysTheSameAs(saved);
        (isSaved, broughtBack) = (!isDirty, false);
        if (isDirty) keeper!.Changed(form);
        else await keeper!.ForgetAsync();
        // What was carried over from a new article is in this one now.
        if (!isDirty && From == CarriedOver.New) await keepers.For<ArticleForm>(CarryOver.KeyOf(From)).ForgetAsync();
    }

    private async Task SubmitAsync()
    {
        if (!await SaveAsync() || isDirty) return;
        var submission = new Submission { Note = choice.Note, Reviewers = [.. choice.Reviewers], Version = form.StartedFrom };
        if (await DoAsync((actor, stop) => submit.RunAsync(actor, Number, submission, stop)) is { Succeeded: true })
        {
            Say(T["Done.Submit"]);
            navigation.NavigateTo($"/console/articles/{Number}");
        }
    }

    private async Task ImproveAsync(string other)
    {
        await editor!.FlushAsync();
        if (await DoAsync((_, stop) => carryOver.RunAsync(form, other, stop)) is not { Succeeded: true }) return;
        // Kept, so that leaving loses nothing.
        isDirty = false;
        navigation.NavigateTo($"/console/articles/{other}/edit?from={Number}");
    }

    private async Task MeetConflictAsync()
    {
        var work = await LoadAsync((actor, stop) => works.RunAsync(actor, Number, stop));
        if (work.Value is not { } now) return;
        if (!now.Actions.Contains(isAmending ? ArticleAction.Amend : ArticleAction.Save)) Say(NotificationSeverity.Warning, T["Edit.CannotNowHint", Words.Of(now.Article.State)]);
        await ShowConflictAsync(now);
    }

    private async Task ShowConflictAsync(ArticleWorkView now)
    {
        (theirs, other) = (now.Article, null);
        theirsBy = now.Article.SavedBy ?? T["Conflict.Somebody"];
        theirsIsOwn = now.Article.SavedById == (await Current.GetAsync(Gone)).PersonId;
    }

    // An edit is taken into what is saved; so what is typed is saved first.
    private async Task<bool> SaveBeforeDecidingAsync()
    {
        await editor!.FlushAsync();
        var isReady = !isDirty || (await SaveAsync() && !isDirty);
        StateHasChanged();
        return isReady;
    }

    private async Task FollowDecisionAsync()
    {
        if (isDirty)
        {
            await MeetConflictAsync();
            return;
        }
        var work = await LoadAsync((actor, stop) => works.RunAsync(actor, Number, stop));
        if (work.Value is not { } now) return;
        loaded = work;
        (form, saved) = (ArticleForm.Of(now.Article), ArticleForm.Of(now.Article));
        await editor!.SetTextAsync(form.Body);
    }

    // Either way the next save goes on from what is there now, and the text not chosen stays in sight.
    private async Task ChooseAsync(bool mine)
    {
        var newer = ArticleForm.Of(theirs!);
        saved = newer;
        if (mine)
        {
            (other, form.StartedFrom) = (newer, newer.StartedFrom);
        }
        else
        {
            (other, form) = (form, ArticleForm.Of(theirs!));
            await editor!.SetTextAsync(form.Body);
        }
        Refusal = null;
        Touched();
    }

    private void CloseConflict() => (theirs, other) = (null, null);

    private async Task DiscardAsync()
    {
        form = ArticleForm.Of(loaded.Value!.Article);
        (broughtBack, isDirty, isSaved) = (false, false, false);
        CloseConflict();
        await keeper!.ForgetAsync();
        await editor!.SetTextAsync(form.Body);
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (editor is not null) await editor.FlushAsync();
        if (!isDirty) return;
        await using var module = await scripts.InvokeAsync<IJSObjectReference>("import", Gone, "./js/editor.js");
        if (!await module.InvokeAsync<bool>("ask", Gone, (string)T["Edit.LeaveQuestion"])) leaving.PreventNavigation();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (keeper is not null) await keeper.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
