using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Knowledge.Import;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Curation;

/// <summary>The synonyms. An address with <c>from</c> and <c>to</c> opens the form of a new rule with these words, for whoever suggests one.</summary>
public sealed partial class SynonymsPage(SynonymList list, SaveSynonymRule save, RemoveSynonymRule remove, ImportSynonyms import)
{
    internal const string Address = "/console/curation";
    private (string?, string?) suggested;

    [SupplyParameterFromQuery] public string? From { get; set; }
    [SupplyParameterFromQuery] public string? To { get; set; }

    protected override string Path => Address;
    protected override string[] Fields { get; } = ["from", "to"];

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (!MayWrite || (From, To) == suggested || (string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To))) return;
        // Once: whoever closes the form has decided.
        suggested = (From, To);
        if (!IsAdding) Add();
        (Form!.From, Form.To) = (From, To);
    }

    protected override (Guid Id, int Version) NameOf(SynonymLine line) => (line.Id, line.Version);

    protected override SynonymForm Filled(SynonymLine? line) => line is null ? new SynonymForm() : new SynonymForm
    {
        From = TermList.Join(line.From), To = TermList.Join(line.To), BothWays = line.BothWays,
    };

    protected override Task<Outcome<Page<SynonymLine>>> ListAsync(Actor actor, int? page, CancellationToken stop) =>
        list.RunAsync(actor, page is null ? null : Q, page, stop);

    protected override Task<Outcome<RuleDone>> SaveAsync(Actor actor, Guid? id, SynonymForm form, int? version, CancellationToken stop) =>
        save.RunAsync(actor, id, new SynonymInput(TermList.Split(form.From), TermList.Split(form.To), form.BothWays), version, stop);

    protected override Task<Outcome<RuleDone>> RemoveAsync(Actor actor, Guid id, CancellationToken stop) => remove.RunAsync(actor, id, stop);

    private static string? Saying(SynonymLine? line) =>
        line is null ? null : $"{TermList.Join(line.From)} {(line.BothWays ? "⇄" : "→")} {TermList.Join(line.To)} ({line.ChangedBy})";

    private Task<Outcome<ImportReport>> ImportAsync(Actor actor, string text, CancellationToken stop) =>
        import.RunAsync(actor, SynonymTable.Read(text), stop);
}

/// <summary>What is typed into the form of a rule of synonyms.</summary>
public sealed class SynonymForm
{
    public string? From { get; set; }
    public string? To { get; set; }
    public bool BothWays { get; set; } = true;
}
