using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>The text blocks for a reply, as a person hunts for them while writing. They are articles of their own kind: found by the one
/// search, read by who may read them, reviewed like any.</summary>
public sealed class TextBlocks(UseCase useCase, SearchEverything search)
{
    public const int Shown = 8;

    // What is looked at by name while somebody types; a base with more is searched.
    private const int MostNames = 500;

    /// <param name="actor">Somebody who works cases, or says how.</param>
    /// <param name="number">The case that the reply is for; its language comes first. Null: the actor's.</param>
    /// <param name="typed">What was typed so far; empty for the first ones by name.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<IReadOnlyList<TextBlockLine>>> RunAsync(Actor actor, string? number, string? typed, CancellationToken stop)
    {
        var wanted = Limits.Checked(typed, "q", Limits.Query, required: false);
        var all = await useCase.ReadAsync(async db =>
        {
            DeskRules.RequireReader(actor);
            var language = number is null ? actor.Language
                : await db.Cases.VisibleTo(actor).Where(c => c.Number == number).Select(c => c.Language).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            var rows = await db.Articles.ReadableBy(actor).Where(a => a.Live!.Kind == ArticleKind.TextBlock).OrderBy(a => a.Live!.Title).ThenBy(a => a.Number).Take(MostNames)
                .Select(a => new { a.WorkId, Line = new TextBlockLine(a.Number, a.Live!.Title, a.Live.Summary, a.Language) }).ToListAsync(stop);
            // Of one work, the one that this customer reads.
            return rows.GroupBy(row => row.WorkId).Select(group => (Numbers: group.Select(row => row.Line.Number).ToList(), (group.FirstOrDefault(row => row.Line.Language == language) ?? group.First()).Line,
                Titles: group.Select(row => row.Line.Title).ToList())).ToList();
        }, stop);
        if (all.Refused is { } refused) return refused;
        var named = all.Value.Where(block => block.Titles.Exists(title => title.Contains(wanted, StringComparison.OrdinalIgnoreCase))).Select(block => block.Line).ToList();
        if (wanted.Length < 2 || named.Count >= Shown) return named.Take(Shown).ToList();
        var found = await search.RunAsync(actor, new SearchRequest(wanted, Kinds: [ArticleSearchSource.KindName], Limit: Shown)
        {
            Filters = new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Template] = ["textBlock"] },
        }, stop);
        var byWords = found.Items.Select(item => all.Value.Where(block => block.Numbers.Contains(item.Number)).Select(block => block.Line).FirstOrDefault()).OfType<TextBlockLine>();
        return named.Concat(byWords).DistinctBy(line => line.Number).Take(Shown).ToList();
    }

    /// <summary>All that there are, by title, each in both languages: for laying down what uses them.</summary>
    public Task<Outcome<IReadOnlyList<TextBlockLine>>> AllAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<TextBlockLine>>(async db =>
        {
            DeskRules.RequireReader(actor);
            return await db.Articles.ReadableBy(actor).Where(a => a.Live!.Kind == ArticleKind.TextBlock).OrderBy(a => a.Live!.Title).ThenBy(a => a.Number)
                .Select(a => new TextBlockLine(a.Number, a.Live!.Title, a.Live.Summary, a.Language)).Take(MostNames).ToListAsync(stop);
        }, stop);
}

/// <summary>A text block as it is written into the reply of one case.</summary>
public sealed class FilledTextBlock(UseCase useCase)
{
    /// <param name="actor">A rep, who will send it.</param>
    /// <param name="number">The case's number.</param>
    /// <param name="article">The text block's number; in the other language, where the customer reads that.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<FilledBlock>> RunAsync(Actor actor, string number, string article, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!CaseVisibility.MayWork(actor)) throw Refused.Forbidden();
            var found = await db.Cases.VisibleTo(actor).SingleOrDefaultAsync(c => c.Number == number, stop) ?? throw Refused.NotFound();
            return await db.FilledBlockAsync(actor, found, article, stop);
        }, stop);
}

internal static class TextBlockReading
{
    /// <summary>The block in the case's language, its places filled; refused where it is none that the actor may read.</summary>
    public static async Task<FilledBlock> FilledBlockAsync(this KnowledgeCrmDb db, Actor actor, Case of, string number, CancellationToken stop)
    {
        var blocks = db.Articles.ReadableBy(actor).Where(a => a.Live!.Kind == ArticleKind.TextBlock);
        var named = await blocks.Where(a => a.Number == number).Select(a => new { a.WorkId, a.Language }).SingleOrDefaultAsync(stop)
            ?? throw Refused.Invalid("TextBlock.Unknown", "textBlock", number);
        var block = await blocks.Where(a => a.WorkId == named.WorkId).OrderBy(a => a.Language == of.Language ? 0 : 1).ThenBy(a => a.Number == number ? 0 : 1)
            .Select(a => new { a.Number, a.Live!.Title, a.Language, a.Live.Body }).FirstAsync(stop);
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == of.ProductId, stop);
        // As it is written: a reply is plain text, and paragraphs and lists are to stand in it as they were approved.
        var text = BlockPlaceholders.Fill(block.Body, new Dictionary<BlockValue, string?>
        {
            [BlockValue.Customer] = await db.Customers.Where(c => c.Id == of.CustomerId).Select(c => c.Name).SingleOrDefaultAsync(stop),
            [BlockValue.Case] = of.Number,
            [BlockValue.Subject] = of.Subject,
            [BlockValue.Product] = product?.FullNameIn(block.Language),
            [BlockValue.Agent] = actor.Name,
        });
        return new FilledBlock(block.Number, block.Title, block.Language, text, BlockPlaceholders.OpenIn(text));
    }
}

/// <summary>A text block in a list.</summary>
public sealed record TextBlockLine(string Number, string Title, string Summary, string Language);

/// <summary>A text block as it is written into a reply.</summary>
/// <param name="Number">The article's number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language; another one than the case's where it is in that alone.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Open">The places that no value was found for, as they stand in the text.</param>
public sealed record FilledBlock(string Number, string Title, string Language, string Text, IReadOnlyList<string> Open);
