using KnowledgeCrm.Cases;
using KnowledgeCrm.Web.Cases.Relations;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class ReplyBox(CircuitPresence presence)
{
    // Seen is the last post that was there when the writer began; all zeros: there was none.
    private sealed record Typed(string Text = "", bool IsNote = false, bool Waits = false, Guid? Seen = null);

    // Within it an empty form is the second half of a double click, not a forgotten text.
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(1);

    private Typed typed = new();
    private DraftKeeper<Typed>? keeper;
    private DateTimeOffset sentAt;
    private bool isRestored;
    private bool isAsking;

    [Parameter, EditorRequired] public CaseView View { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }
    [Inject] private PostToCase Post { get; set; } = null!;
    [Inject] private DraftKeepers Keepers { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    // What others have written since the writer began.
    private IReadOnlyList<CasePostView> Unseen => typed is not { Text.Length: > 0, Seen: { } seen } || IsNote ? []
        : [.. View.Posts.Skip(1 + View.Posts.Select(post => post.Id).ToList().IndexOf(seen)).Where(post => !post.IsOwn)];

    private bool MayAnswer => View.Actions.Contains(CaseAction.Answer);
    private bool IsNote => typed.IsNote || !MayAnswer;

    protected override async Task OnInitializedAsync()
    {
        keeper = Keepers.For<Typed>($"reply:{View.Number}");
        if (await keeper.RestoreAsync(Gone) is { Text.Length: > 0 } kept) (typed, isRestored) = (kept, true);
    }

    /// <summary>Writes more into the reply, below what is typed.</summary>
    public void Insert(string text)
    {
        Change(typed with { IsNote = false, Text = typed.Text.Trim().Length == 0 ? text : $"{typed.Text.TrimEnd()}\n\n{text}" });
        StateHasChanged();
    }

    private Guid LastPost => View.Posts.Count > 0 ? View.Posts[^1].Id : Guid.Empty;

    private void ReadMeanwhile() => Change(typed with { Seen = LastPost });

    private void Write(string? text) => Change(typed with { Text = text ?? "" });

    private void Change(Typed changed)
    {
        if (changed.Text.Length == 0) changed = changed with { Seen = null };
        else if (changed.Seen is null) changed = changed with { Seen = LastPost };
        (typed, isAsking) = (changed, false);
        presence.Write(View.Number, typed.Text.Trim().Length > 0 && !IsNote);
        keeper?.Changed(typed);
    }

    private async Task SendAsync()
    {
        if (typed.Text.Trim().Length == 0 && Clock.GetUtcNow() - sentAt < DoubleClick) return;
        if (!IsNote && !isAsking && BlockPlaceholders.OpenIn(typed.Text).Count > 0)
        {
            // What a text block has left open is seen before it goes out; sent again it goes as it is.
            isAsking = true;
            return;
        }
        var (sending, isNote) = (typed, IsNote);
        isAsking = false;
        var done = await DoAsync((actor, stop) => Post.RunAsync(actor, View.Number, sending.Text, isNote, sending.Waits && !isNote, isNote ? null : sending.Seen, stop), "text");
        if (done is { Succeeded: true })
        {
            sentAt = Clock.GetUtcNow();
            presence.Write(View.Number, false);
            (typed, isRestored) = (new Typed(IsNote: typed.IsNote), false);
            if (keeper is not null) await keeper.ForgetAsync();
            Say(Text[isNote ? "Reply.NoteDone" : "Reply.Done"]);
        }
        // Null: another send is under way, which reads the case itself.
        if (done is not null && Refusal?.Field is null) await Changed.InvokeAsync();
    }

    public override void Dispose()
    {
        presence.Write(View.Number, false);
        _ = keeper?.DisposeAsync().AsTask();
        base.Dispose();
    }
}
