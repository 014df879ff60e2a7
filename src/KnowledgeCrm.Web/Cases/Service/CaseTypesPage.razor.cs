using KnowledgeCrm.Cases;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases.Service;

public sealed partial class CaseTypesPage(CaseForms forms, SaveCaseForm save)
{
    private Loaded<IReadOnlyList<CaseFormView>> loaded = Loaded.Waiting<IReadOnlyList<CaseFormView>>();
    private List<FieldForm> fields = [];
    private CaseType shown;
    private int version;
    private bool mayWrite;

    [SupplyParameterFromQuery(Name = "type")] private string? Type { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        shown = Enum.TryParse<CaseType>(Type, ignoreCase: true, out var type) && Enum.IsDefined(type) ? type : CaseType.Question;
        mayWrite = DeskRules.MayWrite(await Current.GetAsync(Gone));
        Refusal = null;
        await LoadFormsAsync();
    }

    private async Task LoadFormsAsync()
    {
        loaded = await LoadAsync(forms.RunAsync);
        if (loaded.Value?.FirstOrDefault(form => form.Type == shown) is { } form)
            (fields, version) = ([.. form.Fields.Select(FieldForm.Of)], form.Version);
    }

    private void Move(FieldForm field, int by)
    {
        var at = fields.IndexOf(field);
        fields.RemoveAt(at);
        fields.Insert(at + by, field);
    }

    private async Task SaveAsync()
    {
        var outcome = await DoAsync((actor, stop) => save.RunAsync(actor, shown, [.. fields.Select(field => field.ToField())], version, stop));
        if (outcome is not { Succeeded: true }) return;
        Say(T["Saved"]);
        await LoadFormsAsync();
    }
}

/// <summary>A field as it is typed.</summary>
internal sealed class FieldForm
{
    public string Key { get; set; } = "";
    public CaseFieldKind Kind { get; set; }
    public string En { get; set; } = "";
    public string Zh { get; set; } = "";
    public CaseFieldRequired Required { get; set; }
    public bool AsksCustomer { get; set; }

    /// <summary>The answers, one a line: key, English and Chinese with bars between.</summary>
    public string ChoiceLines { get; set; } = "";

    public static FieldForm Of(CaseField field) => new()
    {
        Key = field.Key, Kind = field.Kind, En = field.Label.En, Zh = field.Label.Zh, Required = field.Required, AsksCustomer = field.AsksCustomer,
        ChoiceLines = string.Join('\n', field.Choices.Select(choice => $"{choice.Key} | {choice.Label.En} | {choice.Label.Zh}")),
    };

    public CaseField ToField() => new(
        Key, Kind, new BothLanguages(En, Zh), Required, AsksCustomer,
        Kind != CaseFieldKind.Choice ? [] : [.. ChoiceLines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            return new CaseFieldChoice(parts[0], new BothLanguages(parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? ""));
        })]);
}
