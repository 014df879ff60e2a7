using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Curation;

/// <summary>What is pinned and banned.</summary>
public sealed partial class PinsPage(PinList list, SavePin save, RemovePin remove, ImportPins import, TimeProvider clock)
{
    internal const string Address = "/console/curation/pins";
    private int overdue;

    [SupplyParameterFromQuery] public string? Overdue { get; set; }

    protected override string Path => Address;
    protected override string[] Fields { get; } = ["query", "article", "order", "reviewBy", "note"];

    private bool OverdueOnly => Overdue == "true";

    protected override (Guid Id, int Version) NameOf(PinLine line) => (line.Id, line.Version);

    protected override PinForm Filled(PinLine? line) => line is null
        ? new PinForm { ReviewBy = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(PinnedResult.UsualReviewDays) }
        : new PinForm { Query = line.Query, Article = line.Article, Banned = line.Banned, Order = line.Order, ReviewBy = line.ReviewBy, Note = line.Note };

    protected override async Task<Outcome<Page<PinLine>>> ListAsync(Actor actor, int? page, CancellationToken stop)
    {
        var outcome = await list.RunAsync(actor, page is null ? new PinFilter() : new PinFilter(Q, OverdueOnly, page), stop);
        if (!outcome.Succeeded) return outcome.Refused;
        overdue = outcome.Value.Overdue;
        return new Page<PinLine>(outcome.Value.Total, outcome.Value.Items);
    }

    protected override Task<Outcome<RuleDone>> SaveAsync(Actor actor, Guid? id, PinForm form, int? version, CancellationToken stop) =>
        save.RunAsync(actor, id, new PinInput(form.Query, form.Article, form.Banned, form.Order, form.ReviewBy, form.Note), version, stop);

    protected override Task<Outcome<RuleDone>> RemoveAsync(Actor actor, Guid id, CancellationToken stop) => remove.RunAsync(actor, id, stop);

    protected override string AddressOf(int page) =>
        Addresses.With(Address, ("q", Q), ("overdue", OverdueOnly ? "true" : null), ("page", Addresses.Page(page)));

    private void ShowOverdue(bool only)
    {
        Overdue = only ? "true" : null;
        Show();
    }

    private string? Saying(PinLine? line) => line is null ? null
        : $"{line.Query} → {line.Article}, {(line.Banned ? T["Pins.Banned"] : T["Pins.First", line.Order])} {line.ReviewBy:d} {line.Note} ({line.ChangedBy})";

    private Task<Outcome<ImportReport>> ImportAsync(Actor actor, string text, CancellationToken stop) =>
        import.RunAsync(actor, PinTable.Read(text), stop);
}

/// <summary>What is typed into the form of a pin.</summary>
public sealed class PinForm
{
    public string? Query { get; set; }
    public string? Article { get; set; }
    public bool Banned { get; set; }
    public int? Order { get; set; }
    public DateOnly? ReviewBy { get; set; }
    public string? Note { get; set; }
}
