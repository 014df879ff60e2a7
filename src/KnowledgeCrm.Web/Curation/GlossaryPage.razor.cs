using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Knowledge.Import;

namespace KnowledgeCrm.Web.Curation;

/// <summary>The glossary.</summary>
public sealed partial class GlossaryPage(GlossaryList list, SaveGlossaryEntry save, RemoveGlossaryEntry remove, ImportGlossary import)
{
    internal const string Address = "/console/curation/glossary";

    protected override string Path => Address;
    protected override string[] Fields { get; } = ["english", "chinese"];

    protected override (Guid Id, int Version) NameOf(GlossaryLine line) => (line.Id, line.Version);

    protected override GlossaryForm Filled(GlossaryLine? line) => new() { English = line?.English, Chinese = line?.Chinese };

    protected override Task<Outcome<Page<GlossaryLine>>> ListAsync(Actor actor, int? page, CancellationToken stop) =>
        list.RunAsync(actor, page is null ? null : Q, page, stop);

    protected override Task<Outcome<RuleDone>> SaveAsync(Actor actor, Guid? id, GlossaryForm form, int? version, CancellationToken stop) =>
        save.RunAsync(actor, id, new GlossaryInput(form.English, form.Chinese), version, stop);

    protected override Task<Outcome<RuleDone>> RemoveAsync(Actor actor, Guid id, CancellationToken stop) => remove.RunAsync(actor, id, stop);

    private Task<Outcome<ImportReport>> ImportAsync(Actor actor, string text, CancellationToken stop) =>
        import.RunAsync(actor, GlossaryTable.Read(text), stop);
}

/// <summary>What is typed into the form of an entry.</summary>
public sealed class GlossaryForm
{
    public string? English { get; set; }
    public string? Chinese { get; set; }
}
