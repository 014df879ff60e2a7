using System.Globalization;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Brings in questions that colleagues answered in another system. A row with a key that is known changes that question; none is removed; a second run
/// changes nothing. Nobody is asked or told; the house may read them, and an accepted answer shows what its author knows.</summary>
public sealed class ImportQuestions(UseCase useCase)
{
    public static bool MayImport(Actor actor) => actor.Is(Role.KnowledgeManager, Role.Administrator);

    /// <param name="actor">A knowledge manager or an administrator.</param>
    /// <param name="rows">What to bring in.</param>
    /// <param name="progress">Told after each batch; may be null.</param>
    /// <param name="stop">Stops between batches; a second run goes on from there.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        Actor actor, IReadOnlyList<RuleRow<QuestionRow>> rows, IProgress<ImportReport>? progress, CancellationToken stop)
    {
        if (!MayImport(actor)) return Refused.Forbidden();
        return await RuleRows.InBatchesAsync(rows, batch => useCase.WriteAsync(
            nameof(ImportQuestions), actor, db => RuleRows.TakeAsync(batch, row => row.Key ?? "", row => TakeAsync(db, actor, row, stop)), stop), progress);
    }

    private static async Task<RowOutcome> TakeAsync(KnowledgeCrmDb db, Actor actor, QuestionRow row, CancellationToken stop)
    {
        var key = Limits.Checked(row.Key, "key", Limits.Name);
        var given = await GivenAsync(db, actor, row, stop);
        var known = db.Questions.Local.FirstOrDefault(q => q.ImportKey == key)
            ?? await db.Questions.Include(q => q.Rounds).Include(q => q.Posts).ThenInclude(p => p.Articles).AsSplitQuery().SingleOrDefaultAsync(q => q.ImportKey == key, stop);
        if (known is not null) return known.Follow(given, db.Now) ? RowOutcome.Changed : RowOutcome.Unchanged;
        db.Questions.Add(Question.Imported(await NumberSequence.NextAsync(db, NumberSequence.Questions, stop), key, given, db.Now));
        return RowOutcome.Added;
    }

    private static async Task<ImportedQuestion> GivenAsync(KnowledgeCrmDb db, Actor actor, QuestionRow row, CancellationToken stop)
    {
        var title = Limits.Checked(row.Title, "title", Limits.Title);
        var text = MarkdownOf(row.Text, "text", Limits.Description);
        var asker = await ColleagueAsync(db, row.Asker, "asker", stop);
        var facts = new QuestionFacts(title, text, Languages.IsKnown(row.Language) ? row.Language! : Languages.Of($"{title}\n{text}"), QuestionReaders.House, QuestionTo.WhoeverKnows)
        {
            TopicId = string.IsNullOrWhiteSpace(row.Topic) ? null : (await db.FindTopicAsync(row.Topic, stop)).Id,
            ProductId = string.IsNullOrWhiteSpace(row.Product) ? null
                : await db.Products.Where(p => p.Model == row.Product).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Product.Unknown", "product", row.Product),
        };
        return new ImportedQuestion(facts, asker, PastDay(db, row.AskedAt, "askedAt"), await AnswerAsync(db, actor, row, asker, stop));
    }

    private static async Task<ImportedAnswer?> AnswerAsync(KnowledgeCrmDb db, Actor actor, QuestionRow row, Guid asker, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(row.Answer) && !row.IsAccepted && string.IsNullOrWhiteSpace(row.AnsweredBy)) return null;
        var text = MarkdownOf(Limits.Checked(row.Answer, "answer", Limits.Reply), "answer", Limits.Reply);
        var author = await ColleagueAsync(db, row.AnsweredBy, "answeredBy", stop);
        if (author == asker) throw Refused.Invalid("Question.OthersAnswer", "answeredBy");
        // An answer of no known day is as old as its question.
        var at = PastDay(db, row.AnsweredAt, "answeredAt") ?? PastDay(db, row.AskedAt, "askedAt") ?? throw Refused.Invalid("Text.Required", "answeredAt");
        if (row.AskedAt?.Date > at.Date) throw Refused.Invalid("Value.Unknown", "answeredAt", DayOf(at));
        // A day without its hour is not before the question of that day.
        return new ImportedAnswer(author, text, row.AskedAt > at ? row.AskedAt.Value : at, await db.PointedToAsync(actor, row.Articles, stop), row.IsAccepted);
    }

    private static string MarkdownOf(string? cell, string field, int most)
    {
        var text = Limits.Checked(cell, field, most, required: false);
        return text.Length == 0 ? text : ArticleMarkdown.Checked(text, field);
    }

    private static DateTime? PastDay(KnowledgeCrmDb db, DateTime? day, string field) =>
        day > db.Now ? throw Refused.Invalid("Value.Unknown", field, DayOf(day.Value)) : day;

    private static string DayOf(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Customers and partners neither ask nor answer here, and a service account is nobody's colleague.
    private static async Task<Guid> ColleagueAsync(KnowledgeCrmDb db, string? email, string field, CancellationToken stop)
    {
        var normal = Limits.Checked(email, field, Limits.Name).ToUpperInvariant();
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == normal, stop);
        return person is not null && ExpertVisibility.IsStaff(person) ? person.Id : throw Refused.Invalid("Account.Unknown", field);
    }
}

/// <summary>One question of another system, before it is checked.</summary>
public sealed record QuestionRow
{
    /// <summary>Its name there; the same one again is the same question.</summary>
    public string? Key { get; init; }

    /// <summary>The question in a line.</summary>
    public string? Title { get; init; }

    /// <summary>What else was said, as Markdown; may be empty.</summary>
    public string? Text { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; that of the words when empty.</summary>
    public string? Language { get; init; }

    /// <summary>The e-mail address of who asked, of the house.</summary>
    public string? Asker { get; init; }

    /// <summary>When it was asked (UTC); null: when it was first brought in.</summary>
    public DateTime? AskedAt { get; init; }

    /// <summary>A topic's key, or empty.</summary>
    public string? Topic { get; init; }

    /// <summary>A product's model, or empty.</summary>
    public string? Product { get; init; }

    /// <summary>The answer, as Markdown; empty: it was never answered, and comes in closed.</summary>
    public string? Answer { get; init; }

    /// <summary>The e-mail address of who answered, of the house.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When it was answered (UTC); null: when it was asked.</summary>
    public DateTime? AnsweredAt { get; init; }

    /// <summary>True when the asker said that this was it.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>The numbers of published articles that the answer points to.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];
}
