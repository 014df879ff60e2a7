using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>The one rule of who may see which question: its asker; and of those who may see what it came from everybody of the house, or, where
/// it was asked so, only whom it was put to, and knowledge managers once nobody is left. To those outside the house there are no questions.</summary>
public static class QuestionVisibility
{
    public static IQueryable<Question> VisibleTo(this IQueryable<Question> questions, Actor actor)
    {
        if (!actor.IsStaff) return questions.Where(_ => false);
        var (me, manages) = (actor.PersonId, actor.Is(Role.KnowledgeManager));
        var (customers, cases, opportunities) = (CustomerVisibility.SeesAll(actor), CaseVisibility.SeesAll(actor), OpportunityVisibility.SeesAll(actor));
        return questions.Where(q => (me != null && q.AskerId == me)
            || ((q.CustomerId == null || customers) && (q.CaseId == null || cases) && (q.OpportunityId == null || opportunities)
                && (q.Readers == QuestionReaders.House || (me != null && q.Rounds.Any(r => r.PersonId == me)) || (manages && q.NobodyLeftAt != null))));
    }

    /// <summary>Whether somebody may see what a question came from.</summary>
    internal static bool SeesOrigin(this QuestionFacts facts, Actor actor) =>
        (facts.CustomerId is null || CustomerVisibility.SeesAll(actor)) && (facts.CaseId is null || CaseVisibility.SeesAll(actor))
        && (facts.OpportunityId is null || OpportunityVisibility.SeesAll(actor));

    /// <summary>Not found for those outside the house.</summary>
    internal static void Check(Actor actor)
    {
        if (!actor.IsStaff) throw Refused.NotFound();
    }

    /// <summary>One question with whom it was put to and what was said; what one may not see is not found.</summary>
    internal static async Task<Question> FindQuestionAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop) =>
        await db.Questions.VisibleTo(actor).Include(q => q.Rounds).Include(q => q.Posts).ThenInclude(p => p.Articles).AsSplitQuery()
            .SingleOrDefaultAsync(q => q.Number == number, stop) ?? throw Refused.NotFound();

    /// <summary>The same, to be changed: who comes at the same moment gets their turn afterwards, and sees what was done.</summary>
    internal static async Task<Question> HoldQuestionAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        await db.Questions.Where(q => q.Number == number).ExecuteUpdateAsync(set => set.SetProperty(q => q.ChangedAt, q => q.ChangedAt), stop);
        return await db.FindQuestionAsync(actor, number, stop);
    }
}
