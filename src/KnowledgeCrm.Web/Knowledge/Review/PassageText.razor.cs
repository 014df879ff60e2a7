using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Knowledge.Review;

public partial class PassageText
{
    private readonly CancellationTokenSource gone = new();
    private ElementReference area;
    private List<(string Text, Guid? Comment)> parts = [];
    private DotNetObjectReference<PassageText>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? marking;

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<CommentView> Comments { get; set; } = [];

    [Parameter]
    public string Language { get; set; } = Languages.English;

    /// <summary>The comment that is looked at.</summary>
    [Parameter]
    public Guid? Shown { get; set; }

    [Parameter]
    public EventCallback<(int Start, string Quote)> Marked { get; set; }

    protected override void OnParametersSet()
    {
        parts = [];
        var at = 0;
        // Of passages that overlap, the first is marked whole and the next from where that one ends.
        foreach (var comment in Comments.Where(c => c.FoundAt is not null).OrderBy(c => c.FoundAt))
        {
            var (start, end) = (Math.Max(at, comment.FoundAt!.Value), Math.Min(Text.Length, comment.FoundAt.Value + comment.Quote.Length));
            if (end <= start) continue;
            if (start > at) parts.Add((Text[at..start], null));
            parts.Add((Text[start..end], comment.Id));
            at = end;
        }
        if (at < Text.Length) parts.Add((Text[at..], null));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Scripts.InvokeAsync<IJSObjectReference>("import", gone.Token, "./js/passages.js");
        marking = await module.InvokeAsync<IJSObjectReference>("start", gone.Token, area, self);
    }

    [JSInvokable]
    public Task PassageMarked(int start, string quote) => Marked.InvokeAsync((start, quote));

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        try
        {
            if (marking is not null)
            {
                await marking.InvokeVoidAsync("dispose");
                await marking.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listeners with it.
        }
        self?.Dispose();
        gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
