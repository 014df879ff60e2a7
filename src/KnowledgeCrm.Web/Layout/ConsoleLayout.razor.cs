using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Layout;

/// <summary>What surrounds every page of the console: search, navigation, who one is, and what is shown when the connection is lost.</summary>
public sealed partial class ConsoleLayout : IAsyncDisposable
{
    private ErrorBoundary? boundary;
    private IJSObjectReference? script;
    private bool isOpen;

    // The circuit and the script are both there: from now on keys and clicks do what they say.
    private bool isLive;

    [Inject] private IJSRuntime Browser { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        script = await Browser.InvokeAsync<IJSObjectReference>("import", "./js/console.js");
        await Browser.InvokeVoidAsync("import", "./js/answers.js");
        isLive = true;
        StateHasChanged();
    }

    // The folded navigation closes behind the person, and a page that failed does not stand in the way of the next.
    private void Moved(object? sender, LocationChangedEventArgs moved) => InvokeAsync(() =>
    {
        isOpen = false;
        boundary?.Recover();
        StateHasChanged();
    });

    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= Moved;
        try
        {
            if (script is not null) await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the script with it.
        }
    }
}
