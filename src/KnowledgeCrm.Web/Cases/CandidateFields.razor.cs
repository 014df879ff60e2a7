using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Cases;

public sealed partial class CandidateFields
{
    private CandidateSketch? sketch;
    private IReadOnlyList<NearArticle> near = [];
    private string also = "";

    [Parameter, EditorRequired] public CaseView View { get; set; } = null!;
    [Parameter, EditorRequired] public CandidateTyped Typed { get; set; } = null!;
    [Parameter] public Action? Changed { get; set; }

    /// <summary>What the form around it was refused for.</summary>
    [Parameter] public Refused? Problem { get; set; }

    [Inject] private CandidatePreview Preview { get; set; } = null!;
    [Inject] private NearDuplicates Duplicates { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        // The words are looked for masked: who asked says nothing of what is asked.
        var typed = new TypedArticle(sketch?.Title ?? View.Subject, sketch?.Issue);
        near = (await LoadAsync((actor, stop) => Duplicates.RunAsync(actor, typed, stop))).Value ?? [];
    }

    private async Task ReadAsync()
    {
        var before = sketch?.Issue;
        sketch = (await LoadAsync((actor, stop) => Preview.RunAsync(actor, View.Number, Typed.Keep, Typed.Mask, stop))).Value ?? sketch;
        // What the rep has edited is not typed over.
        if (sketch is null || (Typed.Issue.Length > 0 && Typed.Issue != before)) return;
        Typed.Issue = sketch.Issue;
        Tell();
    }

    private void Choose(string? candidate, string? article)
    {
        (Typed.Candidate, Typed.Article) = (candidate, article);
        Tell();
    }

    private async Task ToggleAsync(MaskedValue item)
    {
        if (!Typed.Keep.Remove(item.Value)) Typed.Keep.Add(item.Value);
        Typed.Mask.Remove(item.Value);
        await ReadAsync();
        Tell();
    }

    private async Task MaskAsync()
    {
        var value = also.Trim();
        Typed.Keep.Remove(value);
        if (!Typed.Mask.Contains(value)) Typed.Mask.Add(value);
        // Also where the rep has edited the words.
        if (Typed.Issue != sketch?.Issue) Typed.Issue = Typed.Issue.Replace(value, "…", StringComparison.OrdinalIgnoreCase);
        also = "";
        await ReadAsync();
        Tell();
    }

    private void Tell() => Changed?.Invoke();
}
