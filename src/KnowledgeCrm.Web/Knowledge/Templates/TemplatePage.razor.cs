using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Knowledge.Templates;

/// <summary>The template of a kind: changed by a knowledge manager, with a preview beside it. What somebody else saved meanwhile is shown,
/// and neither goes away by itself.</summary>
public partial class TemplatePage(TemplateList templates, SaveTemplate save, RestoreTemplate restore, IJSRuntime scripts)
{
    private Loaded<TemplateView> loaded = Loaded.Waiting<TemplateView>();
    private TemplateForm form = new();
    private TemplateView? newer;
    private ArticleKind? kind;
    private int version;
    private bool mayWrite;
    private bool isDirty;
    private bool isSure;

    [Parameter]
    public string Kind { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        kind = Enum.TryParse<ArticleKind>(Kind, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
        mayWrite = (await Current.GetAsync(Gone)).Is(Role.KnowledgeManager);
        await LoadTemplateAsync();
    }

    private async Task LoadTemplateAsync()
    {
        loaded = await ReadAsync();
        if (loaded.Value is { } template) Begin(template);
    }

    private Task<Loaded<TemplateView>> ReadAsync() => LoadAsync(async (actor, stop) =>
    {
        var found = await templates.RunAsync(actor, stop);
        return !found.Succeeded ? found.Refused
            : found.Value.FirstOrDefault(template => template.Kind == kind) is { } known ? known : (Outcome<TemplateView>)Refused.NotFound();
    });

    private void Begin(TemplateView template) =>
        (form, version, newer, isDirty, isSure, Refusal) = (TemplateForm.Of(template.Standard), template.Version, null, false, false, null);

    private void Touched() => (isDirty, isSure) = (true, false);

    private async Task SaveAsync()
    {
        // What was shown beside the form has been read: saving again is meant.
        var started = newer?.Version ?? version;
        var outcome = await DoAsync((actor, stop) => save.RunAsync(actor, kind!.Value, form.ToStandard(), started, stop), "fields", "checklist", "reviewDays");
        if (outcome is { Succeeded: true })
        {
            Say(T["Template.Saved"]);
            await LoadTemplateAsync();
        }
        else if (outcome?.Refused is { Code: "Changed" })
        {
            newer = (await ReadAsync()).Value;
        }
    }

    private void TakeTheirs()
    {
        loaded = new Loaded<TemplateView>(LoadPhase.Ready, newer!);
        Begin(newer!);
    }

    // Asked by a second press of the same button.
    private async Task RestoreAsync()
    {
        if (!isSure)
        {
            isSure = true;
            return;
        }
        if (await DoAsync((actor, stop) => restore.RunAsync(actor, kind!.Value, stop)) is not { Succeeded: true }) return;
        Say(T["Template.Restored"]);
        await LoadTemplateAsync();
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (!isDirty) return;
        await using var module = await scripts.InvokeAsync<IJSObjectReference>("import", Gone, "./js/editor.js");
        if (!await module.InvokeAsync<bool>("ask", Gone, (string)T["Template.LeaveQuestion"])) leaving.PreventNavigation();
    }
}
