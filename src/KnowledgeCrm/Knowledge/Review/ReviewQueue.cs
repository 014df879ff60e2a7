using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>What waits for a review, the soonest due first.</summary>
public sealed class ReviewQueue(UseCase useCase)
{
    public const int PageSize = 50;

    /// <param name="actor">Who writes or judges.</param>
    /// <param name="mine">Only what this actor is asked to review, or may as nobody in particular is.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<ReviewLine>>> RunAsync(Actor actor, bool mine, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.Author, Role.Reviewer, Role.KnowledgeManager);
            var waiting = db.Articles.WorkedOnBy(actor).Where(a => a.State == ArticleState.InReview);
            if (mine && actor.PersonId is { } me)
                waiting = waiting.Where(a => !a.Work.Writers.Contains(me) && (a.Work.ReviewerIds.Count == 0 || a.Work.ReviewerIds.Contains(me)));
            var total = await waiting.CountAsync(stop);
            var rows = await waiting.OrderBy(a => a.Work.ReviewDueAt ?? a.Work.SubmittedAt).ThenBy(a => a.Work.SubmittedAt).ThenBy(a => a.Id)
                .Skip(Math.Max(page, 0) * PageSize).Take(PageSize)
                .Select(a => new
                {
                    a.Number,
                    a.Language,
                    a.Work.Title,
                    a.Work.Audience,
                    a.Work.Governance,
                    a.Work.SubmittedAt,
                    a.Work.SubmittedById,
                    a.Work.SubmitNote,
                    a.Work.ReviewDueAt,
                    a.Work.ReviewerIds,
                    a.Work.FirstApprovedAt,
                    a.Work.AmendedById,
                    a.Work.ConfirmedAt,
                    Comments = db.PassageComments.Count(c => c.ArticleId == a.Id && c.State == CommentState.Open),
                }).ToListAsync(stop);
            var names = await PersonNames.ReadAsync(db, rows.SelectMany(a => a.ReviewerIds.Select(r => (Guid?)r).Append(a.SubmittedById)), stop);
            return new Page<ReviewLine>(total, [.. rows.Select(a => new ReviewLine(
                a.Number, a.Title, a.Language, a.Audience, a.Governance, names.Of(a.SubmittedById), a.SubmitNote, a.SubmittedAt!.Value, a.ReviewDueAt,
                a.ReviewDueAt < db.Now, [.. a.ReviewerIds.Select(r => names.Of(r))], a.FirstApprovedAt is not null,
                a.AmendedById is not null && a.ConfirmedAt is null, a.Comments))]);
        }, stop);
}

/// <summary>One that waits.</summary>
/// <param name="Number">The article's number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="Audience">Who may read it once it is approved.</param>
/// <param name="Governance">How many must approve it.</param>
/// <param name="Author">Who submitted it.</param>
/// <param name="Note">What the writer told the reviewers.</param>
/// <param name="SubmittedAt">Since when it waits (UTC).</param>
/// <param name="DueAt">By when it should be judged (UTC).</param>
/// <param name="IsOverdue">True when that time is past.</param>
/// <param name="Reviewers">Who is to review it; empty means whoever may.</param>
/// <param name="IsApprovedOnce">True when the first of two approvals is there.</param>
/// <param name="AwaitsConfirmation">True while a reviewer's edit waits for an author.</param>
/// <param name="OpenComments">How many comments on it are open.</param>
public sealed record ReviewLine(
    string Number, string Title, string Language, Audience Audience, Governance Governance, string Author, string Note, DateTime SubmittedAt,
    DateTime? DueAt, bool IsOverdue, IReadOnlyList<string> Reviewers, bool IsApprovedOnce, bool AwaitsConfirmation, int OpenComments);
