using System.Globalization;
using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Knowledge.Templates;

/// <summary>The checklist beside the editor. The text is read again only when it has changed.</summary>
public partial class ChecklistPanel(TemplateList templates)
{
    private IReadOnlyList<TemplateView> known = [];
    private IReadOnlyList<ChecklistLine> lines = [];
    private IReadOnlyList<TemplateField> missing = [];
    private (string, string, string, string, bool) read;
    private TextFacts? facts;

    /// <summary>What is being written; its ticks are set here.</summary>
    [Parameter, EditorRequired]
    public ArticleForm Form { get; set; } = new();

    /// <summary>Something was ticked.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>The headings of the missing sections are to be put into the text.</summary>
    [Parameter]
    public EventCallback<string> SectionsWanted { get; set; }

    private double Completeness => ArticleCompleteness.Of(lines);

    private bool IsWhole => lines.All(line => line.IsMet);

    protected override async Task OnInitializedAsync()
    {
        known = (await LoadAsync(templates.RunAsync)).Value ?? [];
        Check();
    }

    protected override void OnParametersSet() => Check();

    private void Check()
    {
        if (known.FirstOrDefault(template => template.Kind == Form.Kind)?.Standard is not { } standard) return;
        var text = (Form.Language, Form.Title, Form.Summary, Form.Body, Form.Products.Count > 0);
        if (facts is null || read != text) facts = TextFacts.Of(text.Language, text.Title, text.Summary, text.Body, text.Item5);
        read = text;
        lines = ArticleChecklist.Of(standard, facts, Form.Ticked);
        missing = [.. standard.Fields.Where(field => !ArticleChecklist.IsThere(field, facts))];
    }

    // What the program finds met needs nobody's word.
    private static bool MayTick(ChecklistLine line) => line.Item.IsForTheWriter && (!line.IsMet || line.IsTicked);

    private bool IsTicked(ChecklistLine line) => Form.Ticked.Contains(line.Item.Key);

    private async Task TickAsync(string key, bool ticked)
    {
        Form.Ticked.Remove(key);
        if (ticked) Form.Ticked.Add(key);
        Check();
        await Changed.InvokeAsync();
    }

    private static string Invariant(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
