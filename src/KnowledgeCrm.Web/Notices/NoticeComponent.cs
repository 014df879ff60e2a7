using KnowledgeCrm.Notices;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Notices;

/// <summary>A component that hears when something changes in the notices of whoever looks at it.</summary>
public abstract class NoticeComponent : ConsoleComponent
{
    private IDisposable? listening;

    [Inject] private NoticeBell Bell { get; set; } = null!;

    /// <summary>There is something new, or the page has just come to life.</summary>
    protected abstract Task ChangedAsync();

    // Not while the page is rendered ahead: nobody listens yet.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        if ((await Current.GetAsync(Gone)).PersonId is not { } me || Gone.IsCancellationRequested) return;
        listening = Bell.Listen(me, () => InvokeAsync(ChangedAsync));
        await ChangedAsync();
    }

    public override void Dispose()
    {
        listening?.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}
