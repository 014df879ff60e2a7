using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Puts a question to a colleague, to who knows a topic, or to whoever knows best. Who is asked is decided at once.</summary>
public sealed class AskQuestion(UseCase useCase, QuestionRouting routing)
{
    /// <param name="actor">Somebody of the house.</param>
    /// <param name="input">What is asked, and whom.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<QuestionDone>> RunAsync(Actor actor, QuestionInput input, CancellationToken stop)
    {
        var read = await useCase.ReadAsync(async db =>
        {
            var facts = await FactsAsync(db, actor, input, stop);
            return (Facts: facts, Knowers: await routing.RankAsync(db, actor, facts, stop));
        }, stop);
        if (read.Refused is { } refused) return refused;
        return await useCase.WriteAsync(nameof(AskQuestion), actor, async db =>
        {
            var me = await db.CheckColleagueAsync(actor, stop);
            var number = await NumberSequence.NextAsync(db, NumberSequence.Questions, stop);
            var question = Question.Of(number, read.Value.Facts, me, db.Now);
            db.Questions.Add(question);
            await QuestionRouting.PutToNextAsync(db, question, read.Value.Knowers, read.Value.Facts.PersonId, stop);
            return new QuestionDone(number);
        }, stop);
    }

    private static async Task<QuestionFacts> FactsAsync(KnowledgeCrmDb db, Actor actor, QuestionInput input, CancellationToken stop)
    {
        QuestionVisibility.Check(actor);
        var title = Limits.Checked(input.Title, "title", Limits.Title);
        var text = Limits.Checked(input.Text, "text", Limits.Description, required: false);
        if (text.Length > 0) text = ArticleMarkdown.Checked(text, "text");
        if (!Enum.IsDefined(input.Readers)) throw Refused.Invalid("Value.Unknown", "readers", input.Readers);
        if (!Enum.IsDefined(input.To)) throw Refused.Invalid("Value.Unknown", "to", input.To);
        if (input.To == QuestionTo.Topic && string.IsNullOrEmpty(input.Topic)) throw Refused.Invalid("Text.Required", "topic");
        if (input.To == QuestionTo.Person)
        {
            var person = input.Person ?? throw Refused.Invalid("Text.Required", "person");
            if (person == actor.PersonId) throw Refused.Invalid("Question.NotToYourself", "person");
            // Who is not listed looks like nobody.
            if (!(await ExpertVisibility.StaffAsync(db, actor, [person], stop)).ContainsKey(person)) throw Refused.Invalid("Question.PersonUnknown", "person");
        }
        return new QuestionFacts(title, text, Languages.IsKnown(input.Language) ? input.Language! : Languages.Of($"{title}\n{text}"), input.Readers, input.To)
        {
            PersonId = input.To == QuestionTo.Person ? input.Person : null,
            TopicId = string.IsNullOrEmpty(input.Topic) ? null : (await db.FindTopicAsync(input.Topic, stop)).Id,
            ProductId = await FoundAsync(input.Product, "Product.Unknown", "product", model => db.Products.Where(p => p.Model == model).Select(p => (Guid?)p.Id), stop),
            CustomerId = await FoundAsync(input.Customer, "Customer.Unknown", "customer", number => db.Customers.VisibleTo(actor).Where(c => c.Number == number).Select(c => (Guid?)c.Id), stop),
            CaseId = await FoundAsync(input.Case, "Question.CaseUnknown", "case", number => db.Cases.VisibleTo(actor).Where(c => c.Number == number).Select(c => (Guid?)c.Id), stop),
            OpportunityId = await FoundAsync(input.Opportunity, "Question.OpportunityUnknown", "opportunity", number => db.Opportunities.VisibleTo(actor).Where(o => o.Number == number).Select(o => (Guid?)o.Id), stop),
        };
    }

    // What one may not see is the same as what is not there.
    private static async Task<Guid?> FoundAsync(string? key, string code, string field, Func<string, IQueryable<Guid?>> find, CancellationToken stop) =>
        string.IsNullOrWhiteSpace(key) ? null : await find(key.Trim()).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid(code, field, key.Trim());
}

/// <summary>What is asked, and whom.</summary>
public sealed record QuestionInput
{
    /// <summary>The question in a line.</summary>
    public string? Title { get; init; }

    /// <summary>What else there is to say, as Markdown; may be empty.</summary>
    public string? Text { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; that of the words when absent.</summary>
    public string? Language { get; init; }
    public QuestionReaders Readers { get; init; }
    public QuestionTo To { get; init; }

    /// <summary>The person it is put to first, where it is put to one.</summary>
    public Guid? Person { get; init; }

    /// <summary>A topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>A product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The numbers of what it came from, which the asker may see.</summary>
    public string? Customer { get; init; }
    public string? Case { get; init; }
    public string? Opportunity { get; init; }
}

/// <summary>What was done to a question.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Candidate">The number of the article that was begun of it; null when none was.</param>
public sealed record QuestionDone(string Number, string? Candidate = null) : IAudited
{
    /// <summary>The post that was written.</summary>
    public Guid? Post { get; init; }

    string IAudited.AuditSubject => Number;
}
