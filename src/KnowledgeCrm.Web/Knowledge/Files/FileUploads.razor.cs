using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Knowledge.Files;

/// <summary>The files of an article that is being written: chosen, dropped, or pasted into its text. They come in at once and belong to the
/// article with the next save.</summary>
public partial class FileUploads
{
    private static readonly string Accepted = string.Join(',', FileContent.Endings.Select(ending => $".{ending}"));
    private readonly List<Coming> coming = [];
    private ElementReference zone;
    private ElementReference input;
    private IJSObjectReference? module;
    private IJSObjectReference? uploads;
    private DotNetObjectReference<FileUploads>? self;
    private string said = "";

    /// <summary>The article's number.</summary>
    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    /// <summary>The files as they will be saved; changed here.</summary>
    [Parameter, EditorRequired]
    public IList<AttachedFile> Files { get; set; } = [];

    /// <summary>Told after each change.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Asks that a file be shown or linked in the text.</summary>
    [Parameter]
    public EventCallback<AttachedFile> IntoText { get; set; }

    /// <summary>What a save was refused for.</summary>
    [Parameter]
    public Refused? SaveRefusal { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Scripts.InvokeAsync<IJSObjectReference>("import", Gone, "./js/uploads.js");
        uploads = await module.InvokeAsync<IJSObjectReference>("start", Gone, zone, input, self, new { Largest = FileIntake.Largest });
    }

    /// <summary>Takes one file from the browser; the next one waits for it.</summary>
    /// <param name="name">What it is called there.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="intoText">True when it was pasted or dropped on the text.</param>
    /// <param name="content">Its bytes.</param>
    [JSInvokable]
    public async Task Take(string name, long size, bool intoText, IJSStreamReference content)
    {
        var one = new Coming(intoText ? FreeName(name) : name);
        coming.Add(one);
        StateHasChanged();
        try
        {
            var outcome = await DoAsync(async (actor, stop) =>
            {
                await using var bytes = new CountedStream(await content.OpenReadStreamAsync(FileIntake.Largest, stop), size, percent =>
                {
                    one.Percent = percent;
                    StateHasChanged();
                });
                return await Upload.RunAsync(actor, Number, one.Name, bytes, stop);
            }, "file");
            if (outcome is { Succeeded: true } came)
            {
                coming.Remove(one);
                await AddAsync(came.Value.File, intoText);
            }
            else
            {
                one.Refused = outcome?.Refused?.MessageIn(Choices.Language) ?? T["NotCome"];
            }
        }
        finally
        {
            await content.DisposeAsync();
        }
        StateHasChanged();
    }

    /// <summary>The browser did not send it: it is too large.</summary>
    [JSInvokable]
    public void TooLarge(string name)
    {
        coming.Add(new Coming(name) { Refused = Refused.Invalid("File.TooLarge", "file", FileIntake.Largest >> 20).MessageIn(Choices.Language) });
        StateHasChanged();
    }

    private async Task AddAsync(AttachedFile file, bool intoText)
    {
        var before = Files.FirstOrDefault(f => f.FileName.Equals(file.FileName, StringComparison.OrdinalIgnoreCase));
        if (before is not null) Files.Remove(before);
        Files.Add(file);
        said = T[before is null || before.Key == file.Key ? "Came" : "Replaced", file.FileName];
        await Changed.InvokeAsync();
        if (intoText) await IntoText.InvokeAsync(file);
    }

    private async Task RemoveAsync(AttachedFile file)
    {
        Files.Remove(file);
        said = T["Removed", file.FileName];
        await Changed.InvokeAsync();
    }

    // What is pasted is always called "image.png": the next one must not take the place of the one before.
    private string FreeName(string name)
    {
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var free = name;
        for (var i = 2; Files.Any(f => f.FileName.Equals(free, StringComparison.OrdinalIgnoreCase)); i++) free = $"{stem}-{i}{ending}";
        return free;
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (uploads is not null)
            {
                await uploads.InvokeVoidAsync("dispose");
                await uploads.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listeners with it.
        }
        self?.Dispose();
        GC.SuppressFinalize(this);
    }

    private sealed class Coming(string name)
    {
        public string Name { get; } = name;
        public int Percent { get; set; }
        public string? Refused { get; set; }
    }
}
