using KnowledgeCrm.Cases;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class ReplyBlocks
{
    private ElementReference list;
    private ElementReference said;
    private IReadOnlyList<string> open = [];
    private DotNetObjectReference<ReplyBlocks>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? started;

    /// <summary>The case that the reply is for.</summary>
    [Parameter, EditorRequired] public string Number { get; set; } = "";

    /// <summary>The id of the text area that the reply is typed in; a reference to it is not there yet when this is first drawn.</summary>
    [Parameter, EditorRequired] public string Area { get; set; } = "";

    /// <summary>What is typed so far.</summary>
    [Parameter, EditorRequired] public string Typed { get; set; } = "";

    /// <summary>True once it was to be sent with places open: then whoever sends it decides.</summary>
    [Parameter] public bool IsAsking { get; set; }

    [Inject] private TextBlocks Blocks { get; set; } = null!;
    [Inject] private FilledTextBlock Filled { get; set; } = null!;
    [Inject] private IJSRuntime Scripts { get; set; } = null!;

    protected override void OnParametersSet() => open = BlockPlaceholders.OpenIn(Typed);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Scripts.InvokeAsync<IJSObjectReference>("import", Gone, "./js/reply-blocks.js");
        started = await module.InvokeAsync<IJSObjectReference>("start", Gone, Area, list, said, self);
    }

    /// <summary>The text blocks for what is typed behind the sign.</summary>
    [JSInvokable]
    public async Task<IReadOnlyList<TextBlockLine>> FindBlocks(string typed) =>
        (await LoadAsync((actor, stop) => Blocks.RunAsync(actor, Number, typed, stop))).Value ?? [];

    /// <summary>The text of one, filled in for this case; null where it can't be had any more.</summary>
    [JSInvokable]
    public async Task<string?> FillBlock(string article) =>
        (await LoadAsync((actor, stop) => Filled.RunAsync(actor, Number, article, stop))).Value?.Text;

    public async ValueTask DisposeAsync()
    {
        Dispose();
        self?.Dispose();
        try
        {
            if (started is not null)
            {
                await started.InvokeVoidAsync("stop");
                await started.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page went with the connection, and the script with the page.
        }
    }
}
