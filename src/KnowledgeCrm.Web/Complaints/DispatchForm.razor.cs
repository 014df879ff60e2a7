using KnowledgeCrm.Cases;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Complaints;

public sealed partial class DispatchForm
{
    private static readonly char[] Between = [' ', ',', ';', '，', '；', '、'];
    private Typed typed = new();
    private DraftKeeper<Typed>? keeper;
    private IReadOnlyList<PartnerLine> partners = [];
    private IReadOnlyList<AssetView> assets = [];

    [Parameter, EditorRequired] public CaseView View { get; set; } = null!;
    [Parameter] public EventCallback Done { get; set; }
    [Parameter] public EventCallback Cancel { get; set; }

    [Inject] private PartnerList Partners { get; set; } = null!;
    [Inject] private CustomerReading Customers { get; set; } = null!;
    [Inject] private SendDispatch Dispatch { get; set; } = null!;
    [Inject] private DraftKeepers Keepers { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        partners = (await LoadAsync(Partners.RunAsync)).Value ?? [];
        if (View.Customer is { } customer)
            assets = [.. ((await LoadAsync((actor, stop) => Customers.RunAsync(actor, customer, stop))).Value?.Assets ?? []).Where(asset => asset.Serial.Length > 0)];
        keeper = Keepers.For<Typed>($"dispatch:{View.Number}");
        typed = await keeper.RestoreAsync(Gone) ?? new Typed
        {
            // Of the product that the case is about there is mostly one.
            Serial = assets.Where(asset => asset.Model == View.Product).ToList() is [var only] ? only.Serial : "",
            Articles = string.Join(", ", View.Articles.Where(link => link.Kind != CaseArticleKind.DidNotApply).Select(link => link.Number)),
        };
    }

    private void Keep() => keeper?.Changed(typed);

    private async Task SendAsync()
    {
        var made = new NewDispatch
        {
            Partner = typed.Partner, Task = typed.Task, Serial = typed.Serial, ShowsCustomer = typed.ShowsCustomer,
            // A day ends with its last minute.
            DueAt = typed.Due is { } day ? day.ToDateTime(new TimeOnly(23, 59), DateTimeKind.Utc) : null,
            Articles = typed.Articles.ToUpperInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        var done = await DoAsync((actor, stop) => Dispatch.RunAsync(actor, View.Number, made, stop), "partner", "task", "dueAt", "serial", "articles");
        if (done is not { Succeeded: true } sent) return;
        typed = new();
        if (keeper is not null) await keeper.ForgetAsync();
        Say(T["Dispatch.Sent", sent.Value.Number]);
        await Done.InvokeAsync();
    }

    private string? Invalid(string field) => Refusal?.Field == field ? "true" : null;

    public override void Dispose()
    {
        _ = keeper?.DisposeAsync().AsTask();
        base.Dispose();
    }

    private sealed class Typed
    {
        public string Partner { get; set; } = "";
        public string Task { get; set; } = "";
        public DateOnly? Due { get; set; }
        public string Serial { get; set; } = "";
        public string Articles { get; set; } = "";
        public bool ShowsCustomer { get; set; }
    }
}
