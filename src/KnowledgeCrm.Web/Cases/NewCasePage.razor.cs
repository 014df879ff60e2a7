using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class NewCasePage : IAsyncDisposable
{
    private const string Form = "new-case";

    private NewCaseDraft typed = new();
    private DraftKeeper<NewCaseDraft>? keeper;
    private IReadOnlyList<(string Model, string Name)> owned = [];
    private IReadOnlyList<CaseFormView> forms = [];
    private bool isRestored;
    private bool isSent;

    [Inject] private CaseForms Forms { get; set; } = null!;
    [Inject] private OpenCase Open { get; set; } = null!;
    [Inject] private ResolveCase Resolve { get; set; } = null!;
    [Inject] private DraftKeepers Keepers { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "customer")] private string? Customer { get; set; }

    // What was looked for in vain.
    [SupplyParameterFromQuery(Name = "words")] private string? Looked { get; set; }

    private IReadOnlyList<CaseField> Fields => forms.FirstOrDefault(form => form.Type == typed.Type)?.Fields ?? [];

    private string Language => typed.Language
        ?? (typed.Description.Length > 0 ? Languages.Of(typed.Description) : Choices.Language);

    protected override async Task OnInitializedAsync()
    {
        keeper = Keepers.For<NewCaseDraft>(Form);
        if (await keeper.RestoreAsync(Gone) is { } kept) (typed, isRestored) = (kept, true);
        // Opened from a customer's page: that customer it is.
        if (!string.IsNullOrEmpty(Customer)) typed = typed with { Customer = Customer };
        typed = typed.Saying(Looked);
        forms = (await LoadAsync(Forms.RunAsync)).Value ?? [];
    }

    private void Change(NewCaseDraft changed)
    {
        typed = changed;
        if (!isSent) keeper?.Changed(typed);
    }

    private void FillIn((string Key, string Value) filled) =>
        Change(typed with { Fields = new Dictionary<string, string>(typed.Fields) { [filled.Key] = filled.Value } });

    private void Describe(string? words) => Change(typed with { Description = words ?? "" });

    private void Entitle(string? words) => Change(typed with { Subject = words ?? "" });

    private void Picked(CustomerLine customer) => Change(typed with { Customer = customer.Number });

    private void Unpick()
    {
        owned = [];
        Change(typed with { Customer = null });
    }

    private void Known(CustomerView customer) => owned = [.. customer.Assets.Select(asset => (asset.Model, asset.ProductName))];

    private async Task DiscardAsync()
    {
        (typed, isRestored, owned) = (new(), false, []);
        if (keeper is not null) await keeper.ForgetAsync();
    }

    /// <summary>Opens the case; with an article that solved it already, resolves it too.</summary>
    private async Task OpenAsync(string? article)
    {
        // Once sent it stays sent: a second click that was under way is not a second case.
        if (isSent) return;
        isSent = true;
        var made = await DoAsync((actor, stop) => Open.RunAsync(actor, new CaseInput
        {
            Customer = typed.Customer, Product = typed.Product, Subject = SubjectOr(article), Description = typed.Description,
            Language = Language, Channel = typed.Channel, Priority = typed.Priority,
            Type = typed.Type, Fields = FilledIn,
        }, stop), ["subject", "description", "customer", .. Fields.Select(field => CaseForm.FieldName(field.Key))]);
        if (made is not { Succeeded: true } opened)
        {
            isSent = false;
            return;
        }
        if (keeper is not null) await keeper.ForgetAsync();
        if (article is not null)
        {
            await DoAsync((actor, stop) => Resolve.RunAsync(
                actor, opened.Value.Number, new Resolving { Outcome = CaseOutcome.Solved, Article = article }, stop));
        }
        Navigation.NavigateTo(CaseAddress.Of(opened.Value.Number));
    }

    // Solved on the spot: the first line of what the customer said is subject enough.
    private string SubjectOr(string? article)
    {
        if (article is null || typed.Subject.Trim().Length > 0) return typed.Subject;
        var line = typed.Description.Trim().Split('\n')[0].Trim();
        if (line.Length <= Limits.Title) return line;
        var end = char.IsHighSurrogate(line[Limits.Title - 1]) ? Limits.Title - 1 : Limits.Title;
        return line[..end];
    }

    // What was filled in for another type, before that was chosen, is left out.
    private Dictionary<string, string> FilledIn => typed.Fields.Where(filled => Fields.Any(known => known.Key == filled.Key)).ToDictionary();

    private string? Invalid(string field) => Refusal?.Field == field ? "true" : null;

    private static T Parsed<T>(ChangeEventArgs change, T otherwise) where T : struct, Enum =>
        Enum.TryParse<T>(change.Value as string, out var value) && Enum.IsDefined(value) ? value : otherwise;

    public async ValueTask DisposeAsync()
    {
        if (keeper is not null) await keeper.DisposeAsync();
        Dispose();
    }
}
