using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>The macros of the desk, by name.</summary>
public sealed class MacroBook(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<MacroView>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<MacroView>>(async db =>
        {
            DeskRules.RequireReader(actor);
            var all = await db.Macros.OrderBy(m => m.Key).ToListAsync(stop);
            var numbers = all.SelectMany(m => new[] { m.Changes.Article, m.Changes.TextBlock }).OfType<string>().Distinct().ToList();
            // Of a work in both languages, the title that the actor reads.
            var named = await (
                from article in db.Articles.ReadableBy(actor).Where(a => numbers.Contains(a.Number))
                from shown in db.Articles.ReadableBy(actor).Where(a => a.WorkId == article.WorkId)
                select new { article.Number, shown.Language, shown.Live!.Title }).ToListAsync(stop);
            var titles = named.GroupBy(row => row.Number).ToDictionary(rows => rows.Key, rows => rows.OrderBy(row => row.Language == actor.Language ? 0 : 1).First().Title);
            var people = all.Select(m => m.Changes.AssigneeId).OfType<Guid>().ToHashSet();
            var names = await db.Users.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
            var queues = await db.CaseQueues.ToDictionaryAsync(q => q.Key, q => q.Name, stop);
            return [.. all.Select(m => new MacroView(m.Key, m.Name, m.IsOn, m.Changes, m.Version)
            {
                ArticleTitle = m.Changes.Article is { } article ? titles.GetValueOrDefault(article) : null,
                TextBlockTitle = m.Changes.TextBlock is { } block ? titles.GetValueOrDefault(block) : null,
                Assignee = m.Changes.AssigneeId is { } person ? names.GetValueOrDefault(person) : null,
                QueueName = m.Changes.Queue is { } queue ? queues.GetValueOrDefault(queue)?.In(actor.Language) : null,
            }).OrderBy(m => m.Name.In(actor.Language), StringComparer.CurrentCulture)];
        }, stop);
}

/// <summary>Adds or changes a macro.</summary>
public sealed class SaveMacro(UseCase useCase)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="macro">All that it is to say; its key says which, one that there is not is added.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<DeskRuleDone>> RunAsync(Actor actor, MacroView macro, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveMacro), actor, async db =>
        {
            DeskRules.RequireWriter(actor);
            await CheckAsync(db, actor, macro.Changes.Checked(), stop);
            var saved = await db.Macros.SingleOrDefaultAsync(m => m.Key == macro.Key, stop);
            if (saved is null)
            {
                if (await db.Macros.CountAsync(stop) >= Macro.Most) throw Refused.Conflict("Macro.TooMany", Macro.Most);
                db.Macros.Add(saved = Macro.Of(macro.Key, macro.Name, macro.IsOn, macro.Changes));
            }
            else
            {
                DeskRules.RequireVersion(saved, version);
                saved.Write(macro.Name, macro.IsOn, macro.Changes);
            }
            await db.SaveChangesAsync(stop);
            return new DeskRuleDone(saved.Key, saved.Version);
        }, stop);

    // What can't be done today is told today, to who lays it down; what goes later is told when it is applied.
    private static async Task CheckAsync(KnowledgeCrmDb db, Actor actor, MacroChanges changes, CancellationToken stop)
    {
        if (changes.Queue is { } queue && !await db.CaseQueues.AnyAsync(q => q.Key == queue, stop)) throw Refused.Invalid("Queue.Unknown", "queue");
        if (changes.AssigneeId is { } person) await db.RequireRepAsync(person, stop);
        if (changes.Article is { } article && !await db.Articles.ReadableBy(actor).AnyAsync(a => a.Number == article, stop)) throw Refused.Invalid("Article.Unknown", "article");
        if (changes.TextBlock is { } block && !await db.Articles.ReadableBy(actor).AnyAsync(a => a.Number == block && a.Live!.Kind == ArticleKind.TextBlock, stop))
            throw Refused.Invalid("TextBlock.Unknown", "textBlock", block);
        if (changes.Fields is not { } given) return;
        // Without a type of its own it is for any: then some type must have each field.
        var forms = new List<CaseField>();
        foreach (var type in changes.Type is { } one ? [one] : Enum.GetValues<CaseType>()) forms.AddRange(await db.FieldsOfAsync(type, stop));
        foreach (var (key, value) in given)
        {
            var fields = forms.Where(field => field.Key == key).ToList();
            CaseFieldValues.Merged(fields.Count > 0 ? [fields[0]] : [], new Dictionary<string, string>(), new Dictionary<string, string> { [key] = value });
        }
    }
}

/// <summary>Takes a macro away. Taking it away again changes nothing.</summary>
public sealed class RemoveMacro(UseCase useCase)
{
    public Task<Outcome<DeskRuleDone>> RunAsync(Actor actor, string key, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RemoveMacro), actor, async db =>
        {
            DeskRules.RequireWriter(actor);
            if (await db.Macros.SingleOrDefaultAsync(m => m.Key == key, stop) is { } macro) db.Macros.Remove(macro);
            return new DeskRuleDone(key, 0);
        }, stop);
}

/// <summary>A macro as it is read and laid down.</summary>
public sealed record MacroView(string Key, BothLanguages Name, bool IsOn, MacroChanges Changes, int Version = 0)
{
    /// <summary>The titles of what it names; null where that is gone, or not for this actor.</summary>
    public string? ArticleTitle { get; init; }
    public string? TextBlockTitle { get; init; }

    /// <summary>The names of whom it gives the case to and of its queue; null likewise.</summary>
    public string? Assignee { get; init; }
    public string? QueueName { get; init; }
}
