using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Cases;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace KnowledgeCrm.Web.Search;

public sealed partial class SearchBox
{
    private const int OfEachKind = 5;

    // Between two letters of a person who types on; shorter would ask for every letter.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private string text = "";
    private string? asked;
    private List<BoxEntry> found = [];
    private Dictionary<string, int> totals = [];
    private LoadPhase phase = LoadPhase.Ready;
    private int active = -1;
    private bool isSure = true;

    // An arrow that is faster than the answer chooses the first of it.
    private bool isAhead;
    private bool isWanted;
    private bool isInside;
    private CancellationTokenSource? asking;

    [Inject] private SearchEverything Search { get; set; } = null!;
    [Inject] private NumberJump Jump { get; set; } = null!;
    [Inject] private LinkArticle Link { get; set; } = null!;
    [Inject] private CaseChanges Cases { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private bool IsOpen => isWanted && text.Length > 0;

    private int Count => totals.Values.Sum() + found.Count(entry => !totals.ContainsKey(entry.Kind));

    private BoxEntry? Previewed => IsOpen && active >= 0 && active < found.Count && found[active].HasPreview ? found[active] : null;

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
        var (wanted, entries, counts, sure) = (text, new List<BoxEntry>(), new Dictionary<string, int>(), true);
        var answer = await LoadAsync<Done>(async (actor, _) =>
        {
            if (await Jump.FindAsync(actor, wanted, stop) is { } address) entries.Add(new BoxEntry(BoxEntry.Jump, wanted.Trim(), Text["Jump"], [], address));
            foreach (var kind in Kinds.All)
            {
                var ofKind = await Search.RunAsync(actor, new SearchRequest(wanted, Kinds: [kind], Limit: OfEachKind), stop);
                counts[kind] = ofKind.Total;
                entries.AddRange(ofKind.Items.Select(BoxEntry.Of));
                sure &= ofKind.Sure;
            }
            return default(Done);
        });
        if (stop.IsCancellationRequested) return;
        (asked, phase, found, totals, isSure) = (wanted, answer.Phase, entries, counts, sure);
        (isAhead, active) = (false, isAhead && entries.Count > 0 ? 0 : -1);
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
            case "ArrowDown" when found.Count > 0:
                (isWanted, active) = (true, (active + 1) % found.Count);
                break;
            case "ArrowUp" when found.Count > 0:
                (isWanted, active) = (true, (Math.Max(active, 0) + found.Count - 1) % found.Count);
                break;
            case "Escape":
                Close();
                break;
            case "Enter" when key.AltKey:
                await AttachAsync();
                break;
            case "Enter" when active >= 0 && active < found.Count:
                Choose(found[active]);
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
        if (OpenCase is not { } number || active < 0 || active >= found.Count || found[active] is not { Kind: ArticleSearchSource.KindName } article) return;
        var outcome = await DoAsync((actor, stop) => Link.RunAsync(actor, number, article.Number, CaseArticleKind.Used, stop));
        if (outcome is not { Succeeded: true }) return;
        Close();
        Say(Text["Attached", article.Number, number]);
        await Cases.TellAsync(number);
    }

    private async Task FocusedAsync()
    {
        isWanted = true;
        if (text.Length > 0 && found.Count == 0) await AskAsync(Gone);
    }

    // Focus goes out of the field and into a result in two events: what counts is whether it came back.
    private async Task LeftAsync()
    {
        isInside = false;
        await Task.Delay(Pause);
        if (!isInside) Close();
    }

    private void Choose(BoxEntry entry) => Open(entry.Address);

    private void Open(string address)
    {
        Close();
        Navigation.NavigateTo(address);
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
