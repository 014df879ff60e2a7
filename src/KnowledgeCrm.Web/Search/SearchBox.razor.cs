using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Cases;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace KnowledgeCrm.Web.Search;

public sealed partial class SearchBox
{
    // Between two letters of a person who types on; shorter would ask for every letter.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private string text = "";
    private string? asked;
    private BoxFound found = BoxFound.Nothing;
    private LoadPhase phase = LoadPhase.Ready;
    private int active = -1;
    // An arrow that is faster than the answer chooses the first of it.
    private bool isAhead;
    private bool isWanted;
    private bool isInside;
    private CancellationTokenSource? asking;

    [Inject] private BoxSearch Search { get; set; } = null!;
    [Inject] private LinkArticle Link { get; set; } = null!;
    [Inject] private CaseChanges Cases { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private bool IsOpen => isWanted && text.Length > 0;

    private BoxEntry? Active => active >= 0 && active < found.Entries.Count ? found.Entries[active] : null;

    private BoxEntry? Previewed => IsOpen && Active is { HasPreview: true } entry ? entry : null;

    /// <summary>The number of the case whose page is open, to attach articles to.</summary>
    private string? OpenCase => CaseAddress.NumberIn(Navigation.ToBaseRelativePath(Navigation.Uri));

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    private static string IdOf(int place) => $"console-found-{place}";

    private async Task TypedAsync(string? typed)
    {
        text = typed ?? "";
        (isWanted, isAhead, active) = (true, false, -1);
        asking?.Cancel();
        asking = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        try
        {
            await Task.Delay(Pause, asking.Token);
            await AskAsync(asking.Token);
        }
        catch (OperationCanceledException)
        {
            // A newer question, or the page was left.
        }
    }

    private async Task AskAsync(CancellationToken stop)
    {
        var wanted = text;
        var answer = await LoadAsync<BoxFound>(async (actor, _) => await Search.RunAsync(actor, wanted, stop));
        if (stop.IsCancellationRequested) return;
        (asked, phase, found) = (wanted, answer.Phase, answer.Value ?? BoxFound.Nothing);
        (isAhead, active) = (false, isAhead && found.Entries.Count > 0 ? 0 : -1);
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        // Enter and the arrows choose among the characters that an input method offers.
        if (key.IsComposing) return;
        switch (key.Key)
        {
            case "ArrowDown" when asked != text:
                isAhead = true;
                break;
            case "ArrowDown" when found.Entries.Count > 0:
                (isWanted, active) = (true, (active + 1) % found.Entries.Count);
                break;
            case "ArrowUp" when found.Entries.Count > 0:
                (isWanted, active) = (true, (Math.Max(active, 0) + found.Entries.Count - 1) % found.Entries.Count);
                break;
            case "Escape":
                Close();
                break;
            case "Enter" when key.AltKey:
                await AttachAsync();
                break;
            case "Enter" when Active is { } entry:
                await ChooseAsync(entry);
                break;
            case "Enter" when text.Trim().Length > 0:
                Open($"/console/go?q={Uri.EscapeDataString(text.Trim())}");
                break;
        }
    }

    // Out of a preview, too.
    private void PanelKey(KeyboardEventArgs key)
    {
        if (key.Key == "Escape") Close();
    }

    private async Task AttachAsync()
    {
        if (OpenCase is not { } number || Active is not { IsArticle: true } article) return;
        var outcome = await DoAsync((actor, stop) => Link.RunAsync(actor, number, article.Number, CaseArticleKind.Used, stop));
        if (outcome is not { Succeeded: true }) return;
        Search.Linked(found, article);
        Close();
        Say(Text["Attached", article.Number, number]);
        await Cases.TellAsync(number);
    }

    private async Task FocusedAsync()
    {
        isWanted = true;
        if (text.Length > 0 && found.Entries.Count == 0) await AskAsync(Gone);
    }

    // Focus goes out of the field and into a result in two events: what counts is whether it came back.
    private async Task LeftAsync()
    {
        isInside = false;
        await Task.Delay(Pause);
        if (!isInside) Close();
    }

    private async Task ChooseAsync(BoxEntry entry)
    {
        // The page is left alone: the results are here.
        if (entry.IsQuestion) await TypedAsync(entry.Title);
        else Open(entry.Address);
    }

    private void Open(string address)
    {
        Close();
        Navigation.GoTo(address);
    }

    private void Close()
    {
        asking?.Cancel();
        (isWanted, active) = (false, -1);
    }

    private void Moved(object? sender, LocationChangedEventArgs moved) => InvokeAsync(() =>
    {
        Close();
        StateHasChanged();
    });

    public override void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        asking?.Cancel();
        base.Dispose();
    }
}
