using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Controls;

namespace KnowledgeCrm.Web.Knowledge.Similar;

/// <summary>Somebody who was writing improves another article instead: all that was typed goes into the draft of that one, which is kept but
/// not saved. What it was typed into stays as it is.</summary>
public sealed class CarryOver(DraftKeepers keepers, ArticleWork works, CurrentActor current)
{
    /// <param name="typed">What was typed.</param>
    /// <param name="number">The number of the article to improve.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>A refusal when nobody may write into that article now, or it would become too long.</returns>
    public async Task<Outcome<Done>> RunAsync(ArticleForm typed, string number, CancellationToken stop)
    {
        var actor = await current.GetAsync(stop);
        var work = await works.RunAsync(actor, number, stop);
        if (!work.Succeeded) return work.Refused;
        if (!work.Value.Actions.Contains(ArticleAction.Save))
            return Refused.Conflict("Article.NotInThisState", number, MessageWord.Of(ArticleAction.Save), MessageWord.Of(work.Value.Article.State));
        await using var keeper = keepers.For<ArticleForm>(KeyOf(number));
        var form = await keeper.RestoreAsync(stop) ?? ArticleForm.Of(work.Value.Article);
        TakeInto(form, typed);
        if (form.Body.Length > Limits.Body) return Refused.Invalid("Text.TooLong", "body", Limits.Body, form.Body.Length);
        keeper.Changed(form);
        return default(Done);
    }

    /// <summary>The name under which what is typed into an article is kept.</summary>
    public static string KeyOf(string number) => $"article:{number}";

    /// <summary>Puts what was typed at the end of a text, under its title; tags and products are added. A second time changes nothing.</summary>
    internal static void TakeInto(ArticleForm form, ArticleForm typed)
    {
        var said = new[] { $"## {typed.Title.Trim()}", typed.Summary.Trim(), Written(typed.Body) }.Where(part => part.Length > 3);
        var more = string.Join("\n\n", said);
        if (more.Length > 0 && !form.Body.Contains(more, StringComparison.Ordinal)) form.Body = $"{form.Body.TrimEnd()}\n\n{more}\n".TrimStart();
        form.Tags = string.Join(", ", Split(form.Tags).Union(Split(typed.Tags), StringComparer.OrdinalIgnoreCase));
        form.Products = [.. form.Products.Union(typed.Products)];
    }

    // Headings alone are the template's, not the author's.
    private static string Written(string body)
    {
        var outline = ArticleMarkdown.OutlineOf(body);
        var isOutlineAlone = outline.Sections.Count > 0 && outline.Sections.All(section => section.IsEmpty) && outline.Paragraphs.Count == 0;
        return isOutlineAlone ? "" : body.Trim();
    }

    private static string[] Split(string tags) => tags.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
