using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Loads a case to change it: the way in for every verb below.</summary>
internal static class CaseLoading
{
    /// <summary>The case with its links, its fields and its service level, as far as the actor may see it; otherwise not found.</summary>
    /// <remarks>A case that was merged is refused, with the number of the one that leads on.</remarks>
    public static async Task<Case> FindCaseAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        var found = await db.FindCaseAsItIsAsync(actor, number, stop);
        if (found.MergedIntoId is not { } into) return found;
        throw Refused.Conflict("Case.Merged", found.Number, await db.LeadOfAsync(actor, into, stop) ?? "-");
    }

    /// <summary>As above, also when it was merged.</summary>
    public static async Task<Case> FindCaseAsItIsAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        var found = await db.Cases.VisibleTo(actor).Include(c => c.Articles).SingleOrDefaultAsync(c => c.Number == number, stop) ?? throw Refused.NotFound();
        found.Terms = await db.StandingTermsAsync(found, stop);
        found.Form = await db.FieldsOfAsync(found.Type, stop);
        return found;
    }

    /// <summary>As above, for those who work cases; others who may see it are refused.</summary>
    public static async Task<Case> FindCaseToWorkAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        var found = await db.FindCaseAsync(actor, number, stop);
        if (!CaseVisibility.MayWork(actor)) throw Refused.Forbidden();
        return found;
    }

    /// <summary>Refuses whoever can't be given a case.</summary>
    public static async Task RequireRepAsync(this KnowledgeCrmDb db, Guid person, CancellationToken stop)
    {
        if ((await db.Users.SingleOrDefaultAsync(p => p.Id == person, stop))?.Roles.Contains(Role.Rep) != true) throw Refused.Invalid("Case.AssigneeInvalid", "assignee");
    }
}

/// <summary>Writes into a case's thread: a customer to us, a rep to the customer or as a note.</summary>
public sealed class PostToCase(UseCase useCase)
{
    /// <param name="actor">A rep, or whoever the case is visible to as its customer.</param>
    /// <param name="number">The case's number.</param>
    /// <param name="text">What is said.</param>
    /// <param name="isNote">For staff alone; a rep's only.</param>
    /// <param name="waitForCustomer">The rep asks the customer something and waits.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(
        Actor actor, string number, string? text, bool isNote, bool waitForCustomer, CancellationToken stop) =>
        RunAsync(actor, number, text, isNote, waitForCustomer, null, stop);

    /// <summary>As above, unless somebody else has written since the actor began to.</summary>
    /// <param name="actor">A rep, or whoever the case is visible to as its customer.</param>
    /// <param name="number">The case's number.</param>
    /// <param name="text">What is said.</param>
    /// <param name="isNote">For staff alone; a rep's only.</param>
    /// <param name="waitForCustomer">The rep asks the customer something and waits.</param>
    /// <param name="seen">The last post that the actor has seen, or <see cref="Guid.Empty"/> for none: refused when others have written after it.
    /// Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(
        Actor actor, string number, string? text, bool isNote, bool waitForCustomer, Guid? seen, CancellationToken stop) =>
        useCase.WriteAsync(nameof(PostToCase), actor, async db =>
        {
            var found = await db.FindCaseAsync(actor, number, stop);
            var works = CaseVisibility.MayWork(actor);
            if (!works && (isNote || actor.IsStaff)) throw Refused.Forbidden();
            var kind = isNote ? CasePostKind.Note : works ? CasePostKind.Reply : CasePostKind.FromCustomer;
            if (seen is { } last) await RequireSeenAsync(db, found, actor, last, stop);
            // A post is inserted on its own: loading a long thread to add one line would be waste.
            db.CasePosts.Add(found.Post(text ?? "", kind, waitForCustomer, actor, db.Now));
            return CaseDone.Of(found);
        }, stop);

    private static async Task RequireSeenAsync(KnowledgeCrmDb db, Case of, Actor actor, Guid seen, CancellationToken stop)
    {
        var (me, seesNotes) = (actor.PersonId, CaseVisibility.SeesAll(actor));
        var by = await db.CasePosts.Where(p => p.CaseId == of.Id && p.PersonId != me && (seesNotes || p.Kind != CasePostKind.Note))
            .OrderBy(p => p.At).ThenBy(p => p.Id).Select(p => new { p.Id, p.PersonName, p.At }).ToListAsync(stop);
        var at = await db.CasePosts.Where(p => p.Id == seen && p.CaseId == of.Id).Select(p => (DateTime?)p.At).SingleOrDefaultAsync(stop);
        var unseen = by.FindLast(p => at is null || p.At > at || (p.At == at && p.Id.CompareTo(seen) > 0));
        if (unseen is not null) throw Refused.Conflict("Case.WrittenMeanwhile", of.Number, unseen.PersonName);
    }
}

/// <summary>Gives a case to a rep, or back to nobody.</summary>
public sealed class AssignCase(UseCase useCase)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, Guid? assigneeId, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AssignCase), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            if (assigneeId is { } id) await db.RequireRepAsync(id, stop);
            found.Assign(assigneeId, db.Now);
            return CaseDone.Of(found);
        }, stop);
}

public sealed class ChangeCasePriority(UseCase useCase)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, CasePriority priority, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ChangeCasePriority), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            found.ChangePriority(priority, db.Now);
            await db.PromiseAsync(found, stop);
            await db.RouteAsync(found, stop);
            return CaseDone.Of(found);
        }, stop);
}

/// <summary>Says what an article did for a case.</summary>
public sealed class LinkArticle(UseCase useCase)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, string article, CaseArticleKind kind, CancellationToken stop) =>
        useCase.WriteAsync(nameof(LinkArticle), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            var linked = await db.Articles.ReadableBy(actor).SingleOrDefaultAsync(a => a.Number == article, stop)
                ?? throw Refused.Invalid("Article.Unknown", "article");
            found.Link(linked, kind, actor, db.Now);
            return CaseDone.Of(found);
        }, stop);
}

/// <summary>Closes a resolved case for good.</summary>
public sealed class CloseCase(UseCase useCase, IEnumerable<ICaseRule> rules)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CloseCase), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            await rules.CheckAsync(db, found, CaseAction.Close, stop);
            found.Close(db.Now);
            return CaseDone.Of(found);
        }, stop);
}

/// <summary>Opens a resolved or closed case again; what it had taught is taken back.</summary>
public sealed class ReopenCase(UseCase useCase)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ReopenCase), actor, async db =>
        {
            var found = await db.FindCaseAsync(actor, number, stop);
            // The customer whose case it is may say that it was not solved.
            if (actor.IsStaff && !CaseVisibility.MayWork(actor)) throw Refused.Forbidden();
            found.Reopen(db.Now);
            return CaseDone.Of(found);
        }, stop);
}
