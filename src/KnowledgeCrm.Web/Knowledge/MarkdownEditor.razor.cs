using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>The text of an article as it is written, beside how readers will see it. The browser owns the text while it is typed and sends
/// it whole after a pause, so that a long one costs no message for each key.</summary>
public partial class MarkdownEditor
{
    private static readonly (string Mark, string Sign, string Sample)[] Marks =
    [
        ("bold", "B", "Sample.text"), ("italic", "I", "Sample.text"), ("heading", "H", "Sample.heading"), ("list", "•–", "Sample.item"),
        ("steps", "1.", "Sample.item"), ("table", "▦", "Sample.column"), ("callout", "!", "Sample.callout"), ("link", "↗", "Sample.link"),
    ];

    private readonly CancellationTokenSource gone = new();
    private ElementReference area;
    private ElementReference toolbar;
    private IJSObjectReference? module;
    private IJSObjectReference? editor;
    private DotNetObjectReference<MarkdownEditor>? self;
    private string text = "";
    private string? tooLong;
    private int length;
    private string shown = "write";

    /// <summary>What is edited, for what the browser keeps while the server is away.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>What it begins with; later texts come by <see cref="SetTextAsync"/>.</summary>
    [Parameter, EditorRequired]
    public string InitialText { get; set; } = "";

    [Parameter, EditorRequired]
    public string Language { get; set; } = Languages.English;

    [Parameter]
    public Func<string, string?> ImageAddress { get; set; } = _ => null;

    /// <summary>What is wrong with the text, said by the server.</summary>
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public EventCallback<string> TextTyped { get; set; }

    [Parameter]
    public EventCallback SaveWanted { get; set; }

    /// <summary>The browser had text that the server had never got.</summary>
    [Parameter]
    public EventCallback TextBroughtBack { get; set; }

    /// <summary>True while the text in the browser is longer than can be sent or saved.</summary>
    public bool IsTooLong => tooLong is not null;

    private string? Problem => tooLong ?? Error;

    protected override void OnInitialized() => (text, length) = (InitialText, InitialText.Length);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Scripts.InvokeAsync<IJSObjectReference>("import", gone.Token, "./js/editor.js");
        editor = await module.InvokeAsync<IJSObjectReference>(
            "start", gone.Token, area, toolbar, self, new { Text = text, Limit = Limits.Body, Key });
    }

    /// <summary>Puts another text in place of what is there.</summary>
    public async Task SetTextAsync(string other)
    {
        (text, length, tooLong) = (other, other.Length, null);
        if (editor is not null) await editor.InvokeVoidAsync("setText", gone.Token, other);
        StateHasChanged();
    }

    /// <summary>Marks a passage in the text and brings it into sight.</summary>
    public async Task ShowAsync(int start, int length)
    {
        await using var passages = await Scripts.InvokeAsync<IJSObjectReference>("import", gone.Token, "./js/passages.js");
        await passages.InvokeVoidAsync("show", gone.Token, area, start, length);
    }

    /// <summary>Waits until what was typed is here.</summary>
    public async Task FlushAsync()
    {
        if (editor is not null) await editor.InvokeVoidAsync("flush", gone.Token);
    }

    [JSInvokable]
    public async Task Typed(string typed)
    {
        (text, length, tooLong) = (typed, typed.Length, null);
        await TextTyped.InvokeAsync(typed);
        StateHasChanged();
    }

    [JSInvokable]
    public void TooLong(int count)
    {
        (length, tooLong) = (count, Refused.Invalid("Text.TooLong", "body", Limits.Body, count).MessageIn(Choices.Language));
        StateHasChanged();
    }

    [JSInvokable]
    public Task SavePressed() => SaveWanted.InvokeAsync();

    [JSInvokable]
    public Task BroughtBack() => TextBroughtBack.InvokeAsync();

    private string Pressed(string pane) => pane == shown ? "true" : "false";

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        try
        {
            if (editor is not null)
            {
                await editor.InvokeVoidAsync("dispose");
                await editor.DisposeAsync();
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
