using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace KnowledgeCrm.Web.Curation;

/// <summary>What the three lists of rules do alike: they are searched by their address, and one rule at a time is added, changed or removed.</summary>
/// <typeparam name="TLine">A line of the list.</typeparam>
/// <typeparam name="TForm">What is typed into its form.</typeparam>
public abstract class RulesPage<TLine, TForm> : ConsoleComponent where TLine : class where TForm : class
{
    [Inject] protected IStringLocalizer<CurationText> T { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery] public string? Q { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public string? PageText { get; set; }

    protected Loaded<Page<TLine>> Found { get; set; } = Loaded.Waiting<Page<TLine>>();
    protected bool MayWrite { get; private set; }

    /// <summary>What is being typed; null while nothing is.</summary>
    protected TForm? Form { get; set; }

    /// <summary>The rule whose form is open; null for that of a new one.</summary>
    protected TLine? Editing { get; private set; }

    /// <summary>What somebody else has made of the rule while its form was open.</summary>
    protected TLine? Newer { get; private set; }

    /// <summary>The rule that is removed when it is said once more.</summary>
    protected Guid? Removing { get; private set; }

    protected int At => Addresses.Page(PageText);

    /// <summary>True while the form of a new rule is open.</summary>
    protected bool IsAdding => Form is not null && Editing is null;

    protected abstract string Path { get; }

    protected abstract (Guid Id, int Version) NameOf(TLine line);

    protected abstract TForm Filled(TLine? line);

    protected abstract Task<Outcome<Page<TLine>>> ListAsync(Actor actor, int? page, CancellationToken stop);

    protected abstract Task<Outcome<RuleDone>> SaveAsync(Actor actor, Guid? id, TForm form, int? version, CancellationToken stop);

    protected abstract Task<Outcome<RuleDone>> RemoveAsync(Actor actor, Guid id, CancellationToken stop);

    /// <summary>The fields that say themselves what is wrong with them.</summary>
    protected abstract string[] Fields { get; }

    protected override async Task OnParametersSetAsync()
    {
        MayWrite = CurationAccess.MayWrite(await Current.GetAsync(Gone));
        await LoadListAsync();
    }

    protected async Task LoadListAsync() => Found = await LoadAsync((actor, stop) => ListAsync(actor, At, stop));

    protected virtual string AddressOf(int page) => Addresses.With(Path, ("q", Q), ("page", Addresses.Page(page)));

    protected void Show() => Navigation.NavigateTo(AddressOf(0));

    protected void Add() => (Form, Editing, Newer, Removing, Refusal) = (IsAdding ? null : Filled(null), null, null, null, null);

    protected void Edit(TLine line) => (Form, Editing, Newer, Removing, Refusal) = (Filled(line), line, null, null, null);

    protected void Close() => (Form, Editing, Newer, Refusal) = (null, null, null, null);

    protected bool IsEditing(TLine line) => Form is not null && Editing is { } edited && NameOf(edited).Id == NameOf(line).Id;

    protected async Task SaveFormAsync()
    {
        if (Form is not { } form) return;
        // What was shown beside the form has been read: saving again is meant.
        var started = Newer ?? Editing;
        (Guid Id, int Version)? name = started is null ? null : NameOf(started);
        var outcome = await DoAsync((actor, stop) => SaveAsync(actor, name?.Id, form, name?.Version, stop), Fields);
        if (outcome is not { } answer) return;
        if (answer.Succeeded)
        {
            Close();
            Say(T["Saved", answer.Value.AuditSubject]);
            await LoadListAsync();
        }
        else if (answer.Refused.Code == "Changed" && name is { } known)
        {
            Newer = (await LoadAsync((actor, stop) => ListAsync(actor, null, stop))).Value?.Items.FirstOrDefault(line => NameOf(line).Id == known.Id);
        }
    }

    // Asked by a second press of the same button.
    protected async Task RemoveLineAsync(TLine line)
    {
        var id = NameOf(line).Id;
        if (Removing != id)
        {
            Removing = id;
            return;
        }
        Removing = null;
        if (await DoAsync((actor, stop) => RemoveAsync(actor, id, stop)) is { Succeeded: true } done) Say(T["Removed", done.Value.AuditSubject]);
        await LoadListAsync();
    }
}
