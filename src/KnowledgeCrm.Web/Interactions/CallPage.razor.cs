using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Interactions;
using KnowledgeCrm.Web.Cases;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Interactions;

/// <summary>A call, all of it on one screen: who it is, what it is about, what answers it. Its address says whom and what it is about.</summary>
public sealed partial class CallPage : IAsyncDisposable
{
    private CallDraft typed = new();
    private DraftKeeper<CallDraft>? keeper;
    private string? keptAs;
    private string? shown;
    private string? shownCase;
    private int logged;
    private IReadOnlyList<(string Model, string Name)> owned = [];
    private Loaded<CaseView> view = Loaded.Waiting<CaseView>();
    private Loaded<TakenCall> taken = Loaded.Waiting<TakenCall>();
    private ReplyBox? reply;
    private WrapUp? wrapUp;

    [Inject] private CallWork Work { get; set; } = null!;
    [Inject] private CaseReading Cases { get; set; } = null!;
    [Inject] private TakenCallReading Taken { get; set; } = null!;
    [Inject] private DraftKeepers Keepers { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "number")] private string? Number { get; set; }
    [SupplyParameterFromQuery(Name = "customer")] private string? Customer { get; set; }
    [SupplyParameterFromQuery(Name = "case")] private string? Case { get; set; }
    [SupplyParameterFromQuery(Name = "entry")] private string? Entry { get; set; }
    [SupplyParameterFromQuery(Name = "agreed")] private string? Agreed { get; set; }

    private Guid? EntryId => Guid.TryParse(Entry, out var id) ? id : null;
    private Guid? AgreedId => Guid.TryParse(Agreed, out var id) ? id : null;
    private string Asked => view.Value is { } open ? $"{open.Subject}\n{open.Description}\n{open.Product}" : typed.Asked;

    protected override async Task OnParametersSetAsync()
    {
        // One call is one number, one entry of a list, or one customer; choosing the customer or a case within it starts nothing anew.
        var call = Entry ?? Agreed ?? Number ?? Customer ?? "";
        if (shown != call)
        {
            shown = call;
            await BeginAsync(call);
        }
        if (shownCase == Case) return;
        shownCase = Case;
        view = Loaded.Waiting<CaseView>();
        if (Case is not null) await ReadCaseAsync();
    }

    private async Task BeginAsync(string call)
    {
        if (keeper is not null) await keeper.DisposeAsync();
        (typed, owned, keptAs) = (new CallDraft(), [], $"call:{(call.Length > 60 ? call[..60] : call)}");
        keeper = Keepers.For<CallDraft>(keptAs);
        if (await keeper.RestoreAsync(Gone) is { } kept) typed = kept;
        if (typed.StartedAt is null) typed = typed with { StartedAt = Clock.GetUtcNow().UtcDateTime };
        taken = Loaded.Waiting<TakenCall>();
        if (EntryId is { } entry) taken = await LoadAsync((actor, stop) => Taken.RunAsync(actor, entry, stop));
    }

    private void Change(CallDraft changed)
    {
        typed = changed;
        keeper?.Changed(typed);
    }

    private Task SayAsync(string word)
    {
        Change(typed with { Description = $"{typed.Description.TrimEnd()} {word}" });
        return Task.CompletedTask;
    }

    private void Known(CustomerView customer) => owned = [.. customer.Assets.Select(asset => (asset.Model, asset.ProductName)).Distinct()];

    // What others changed meanwhile is read with it; the forms keep what is typed.
    private async Task ReadCaseAsync()
    {
        var asked = Case;
        if (asked is null) return;
        var read = await LoadAsync((actor, stop) => Cases.RunAsync(actor, asked, stop));
        if (asked == Case) view = read;
    }

    private void AskNumber(string number) => Go(number, null, null);

    private Task PickAsync(string customer)
    {
        Go(Number, customer, Case);
        return Task.CompletedTask;
    }

    private void Go(string? number, string? customer, string? @case) =>
        Navigation.NavigateTo(CallAddress.Of(number, customer, @case, EntryId, AgreedId), replace: true);

    private async Task OpenAsync() => await EnsureCaseAsync();

    /// <summary>The case that the call is about: the one on the screen, or a new one of what was typed.</summary>
    private async Task<string?> EnsureCaseAsync()
    {
        if (Case is not null) return Case;
        var opened = await DoAsync((actor, stop) => Work.OpenAsync(actor, Caller, typed, stop), "description", "name");
        if (opened is not { Succeeded: true } done) return null;
        Go(Number, done.Value.Customer, done.Value.Case);
        (Customer, Case, shownCase) = (done.Value.Customer, done.Value.Case, done.Value.Case);
        await ReadCaseAsync();
        return Case;
    }

    private async Task SolvedAsync(string article)
    {
        if (await EnsureCaseAsync() is not { } number) return;
        var solved = await DoAsync((actor, stop) => Work.SolveAsync(actor, number, article, stop));
        if (solved is { Succeeded: true }) Change(typed with { Disposition = Disposition.Answered });
        await ReadCaseAsync();
    }

    private async Task LinkedAsync((string Article, CaseArticleKind Kind) link)
    {
        if (await EnsureCaseAsync() is not { } number) return;
        await DoAsync((actor, stop) => Work.LinkAsync(actor, number, link.Article, link.Kind, stop));
        await ReadCaseAsync();
    }

    private async Task InsertAsync(string text)
    {
        if (await EnsureCaseAsync() is null) return;
        // The box is there once the case is on the screen.
        StateHasChanged();
        await Task.Yield();
        reply?.Insert(text);
    }

    private CallerKnown Caller => new(Customer, Number, typed.Name);

    private async Task FinishAsync(bool andNext)
    {
        var list = taken.Value?.ListId;
        var made = typed.ToInput(Clock) with { Case = Case, EntryId = EntryId, Fulfils = AgreedId };
        var done = await DoAsync((actor, stop) => Work.FinishAsync(actor, Caller, made, stop), "disposition", "note", "nextAt", "name");
        if (done is not { Succeeded: true }) return;
        if (keeper is not null) await keeper.ForgetAsync();
        logged++;
        Say(Text["Call.Logged"]);
        (typed, shown) = (new CallDraft(), null);
        if (andNext && list is { } id && await DoAsync((actor, stop) => Work.NextAsync(actor, id, stop)) is { Succeeded: true, Value: { } next })
            Navigation.NavigateTo(CallAddress.Of(next));
        else Navigation.NavigateTo(list is { } back ? $"/console/call-lists/{back}" : AgreedId is not null ? "/console/call-backs" : CallAddress.Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (keeper is not null) await keeper.DisposeAsync();
        Dispose();
    }
}
