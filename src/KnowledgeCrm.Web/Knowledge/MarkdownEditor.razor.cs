using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Hosting;
using KnowledgeCrm.Web.Knowledge.Editor;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>The text of an article as it is written, beside how readers will see it. The browser owns the text while it is typed and sends
/// it whole after a pause, so that a long one costs no message for each key.</summary>
public partial class MarkdownEditor
{
    private readonly CancellationTokenSource gone = new();
    private ElementReference area;
    private readonly List<AttachedFile> asked = [];
    private EditorToolbar toolbar = null!;
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
            "start", gone.Token, area, toolbar.Element, self, new { Text = text, Limit = Limits.Body, Key });
    }

    /// <summary>Puts another text in place of what is there.</summary>
    public async Task SetTextAsync(string other)
    {
        asked.Clear();
        (text, length, tooLong) = (other, other.Length, null);
        if (editor is not null) await editor.InvokeVoidAsync("setText", gone.Token, other);
        StateHasChanged();
    }

    /// <summary>Brings a file into the text: a picture once it is said what it shows, any other as a link.</summary>
    public async Task TakeInAsync(AttachedFile file)
    {
        if (file.IsPicture) asked.Add(file);
        else await InsertAsync(MarkdownParts.Link(file.FileName, file.FileName));
        StateHasChanged();
    }

    private async Task PictureAnsweredAsync(string? shows)
    {
        var file = asked[0];
        asked.RemoveAt(0);
        if (shows is not null) await InsertAsync(MarkdownParts.Picture(shows, file.FileName));
    }

    private async Task InsertAsync(string markdown)
    {
        if (editor is not null) await editor.InvokeVoidAsync("insert", gone.Token, markdown);
    }

    /// <summary>The articles to link to, for what stands behind two brackets.</summary>
    [JSInvokable]
    public Task<IReadOnlyList<ArticleLink>> FindArticles(string typed) => Links.FindAsync(typed, gone.Token);

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
