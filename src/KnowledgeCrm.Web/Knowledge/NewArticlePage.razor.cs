using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Hosting;
using KnowledgeCrm.Web.Knowledge.Similar;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>Begins an article: with the sections of its kind, or as the translation of another. What is typed is kept.</summary>
public partial class NewArticlePage(
    StartArticle start, ArticleReading reading, TemplateList templates, DraftKeepers keepers, CarryOver carryOver, NavigationManager navigation)
{
    private ArticleForm form = Empty();
    private ArticleView? original;
    private DraftKeeper<ArticleForm>? keeper;
    private bool broughtBack;

    [SupplyParameterFromQuery]
    public string? TranslationOf { get; set; }

    /// <summary>What was looked for in vain.</summary>
    [SupplyParameterFromQuery]
    public string? Title { get; set; }

    private static ArticleForm Empty() => new() { Language = Choices.Language, Kind = ArticleKind.Problem };

    protected override async Task OnInitializedAsync()
    {
        keeper = keepers.For<ArticleForm>(CarryOver.KeyOf(CarriedOver.New));
        if (!string.IsNullOrEmpty(TranslationOf)) await BeginTranslationAsync(TranslationOf);
        else if (!string.IsNullOrWhiteSpace(Title)) (form.Title, form.Language) = (Title.Trim(), Languages.Of(Title));
        else if (await keeper.RestoreAsync(Gone) is { } kept && !kept.SaysTheSameAs(Empty())) (form, broughtBack) = (kept, true);
    }

    // Begins as the original in everything but its language.
    private async Task BeginTranslationAsync(string number)
    {
        original = (await LoadAsync((actor, stop) => reading.RunAsync(actor, number, stop))).Value;
        if (original is null) return;
        form.Language = Languages.All.First(language => language != original.Language);
        (form.Audience, form.Topic, form.Tags, form.Kind) = (original.Audience, original.Topic?.Key ?? "", original.Tags, original.Kind);
        form.Products.AddRange(original.Products.Select(product => product.Model));
    }

    private async Task StartAsync()
    {
        form.Body = original?.Body ?? await OutlineAsync();
        if (await DoAsync((actor, stop) => start.RunAsync(actor, form.ToInput(), original?.Number, null, stop)) is not { Succeeded: true } made) return;
        if (original is null) await keeper!.ForgetAsync();
        navigation.NavigateTo($"/console/articles/{made.Value.Number}/edit");
    }

    // An article of a kind without sections begins with its title.
    private async Task<string> OutlineAsync()
    {
        var known = (await LoadAsync(templates.RunAsync)).Value ?? [];
        var outline = known.FirstOrDefault(template => template.Kind == form.Kind)?.Standard.Outline(form.Language) ?? "";
        return string.IsNullOrWhiteSpace(outline) ? $"## {form.Title}" : outline;
    }

    // Of a translation only the title was typed, and it is no new article.
    private void Keep()
    {
        if (original is null) keeper!.Changed(form);
    }

    private async Task DiscardAsync()
    {
        (form, broughtBack) = (Empty(), false);
        if (original is null) await keeper!.ForgetAsync();
    }

    private async Task ImproveAsync(string number)
    {
        Keep();
        if (await DoAsync((_, stop) => carryOver.RunAsync(form, number, stop)) is { Succeeded: true })
            navigation.NavigateTo($"/console/articles/{number}/edit?from={CarriedOver.New}");
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (keeper is not null) await keeper.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
