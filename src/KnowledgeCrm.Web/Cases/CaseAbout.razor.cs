using KnowledgeCrm.Cases;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class CaseAbout
{
    private Typed typed = new();
    private bool isOpen;
    private int startedFrom;
    private IReadOnlyList<CaseFormView> forms = [];
    private IReadOnlyList<TopicLine> topics = [];
    private IReadOnlyList<AssetView> assets = [];

    [Parameter, EditorRequired] public CaseView View { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    [Inject] private ChangeCase Change { get; set; } = null!;
    [Inject] private CaseForms Forms { get; set; } = null!;
    [Inject] private TopicList Topics { get; set; } = null!;
    [Inject] private CustomerReading Customers { get; set; } = null!;

    private bool MayChange => View.Actions.Contains(CaseAction.Note);

    private IReadOnlyList<CaseField> Shown => forms.FirstOrDefault(form => form.Type == typed.Type)?.Fields ?? [];

    private async Task ToggleAsync()
    {
        isOpen = !isOpen;
        if (!isOpen) return;
        Refusal = null;
        (startedFrom, typed) = (View.Version, new Typed
        {
            Type = View.Type, Customer = View.Customer ?? "", Product = View.Product ?? "", Asset = View.Asset ?? "", Topic = View.Topic ?? "",
            Fields = View.Fields.Where(field => field.Value.Length > 0).ToDictionary(field => field.Field.Key, field => field.Value),
        });
        forms = (await LoadAsync(Forms.RunAsync)).Value ?? [];
        topics = (await LoadAsync(Topics.RunAsync)).Value ?? [];
        assets = View.Customer is { } customer ? (await LoadAsync((actor, stop) => Customers.RunAsync(actor, customer, stop))).Value?.Assets ?? [] : [];
    }

    private void Become(string? name)
    {
        if (Enum.TryParse<CaseType>(name, out var type) && Enum.IsDefined(type)) typed = typed with { Type = type };
    }

    private void FillIn((string Key, string Value) filled) =>
        typed = typed with { Fields = new Dictionary<string, string>(typed.Fields) { [filled.Key] = filled.Value } };

    private async Task SaveAsync()
    {
        var known = Shown.Select(shown => shown.Key).ToHashSet();
        var change = new CaseChange
        {
            Type = typed.Type, Customer = typed.Customer, Product = typed.Asset.Length > 0 ? null : typed.Product, Asset = typed.Asset, Topic = typed.Topic,
            Fields = typed.Fields.Where(field => known.Contains(field.Key)).ToDictionary(field => field.Key, field => field.Value),
        };
        var done = await DoAsync(
            (actor, stop) => Change.RunAsync(actor, View.Number, change, startedFrom, stop), ["customer", "asset", .. known.Select(CaseForm.FieldName)]);
        if (done is not { Succeeded: true }) return;
        isOpen = false;
        Say(Text["About.Done"]);
        await Changed.InvokeAsync();
    }

    private sealed record Typed
    {
        public CaseType Type { get; init; }
        public string Customer { get; init; } = "";
        public string Product { get; init; } = "";
        public string Asset { get; init; } = "";
        public string Topic { get; init; } = "";
        public Dictionary<string, string> Fields { get; init; } = [];
    }
}
