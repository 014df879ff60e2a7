using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>How the review of an article stands.</summary>
public sealed record ReviewStanding
{
    public required DateTime? SubmittedAt { get; init; }
    public required string SubmittedBy { get; init; }

    /// <summary>What the writer told the reviewers.</summary>
    public required string Note { get; init; }

    /// <summary>Who is to review it; empty means whoever may.</summary>
    public required IReadOnlyList<string> Reviewers { get; init; }
    public required DateTime? DueAt { get; init; }
    public required bool NeedsTwoApprovals { get; init; }

    /// <summary>Who gave the first of two approvals; empty when nobody has.</summary>
    public required string FirstApprovedBy { get; init; }

    /// <summary>The reviewer whose own edit waits for an author to confirm it; empty when none does.</summary>
    public required string AwaitsConfirmationOf { get; init; }

    /// <summary>The latest reason for which it was sent back, while it is being mended.</summary>
    public required SentBack? SentBack { get; init; }

    /// <summary>What was published in an emergency and waits for its review.</summary>
    public required EmergencyStanding? Emergency { get; init; }

    /// <summary>Why the actor can't approve it now; null when nothing is against it.</summary>
    public required Refused? ApproveRefusal { get; init; }
    public required int OpenComments { get; init; }

    internal static async Task<ReviewStanding> OfAsync(KnowledgeCrmDb db, Article article, Refused? approveRefusal, CancellationToken stop)
    {
        var (work, emergency) = (article.Work, article.Emergency);
        var sentBack = article.State != ArticleState.Draft ? null
            : await db.ArticleVersions.Where(v => v.ArticleId == article.Id && v.SentBackAt != null)
                .OrderByDescending(v => v.Number).Select(v => new { v.Number, v.SentBackById, v.SentBackReason, v.SentBackAt }).FirstOrDefaultAsync(stop);
        // What was submitted again or published since then has answered it.
        if (sentBack is not null && await db.ArticleVersions.AnyAsync(
            v => v.ArticleId == article.Id && v.Number > sentBack.Number && (v.SubmittedAt != null || v.PublishedAt != null), stop)) sentBack = null;
        var names = await PersonNames.ReadAsync(
            db, [.. work.ReviewerIds, work.SubmittedById, work.FirstApprovedById, work.AmendedById, sentBack?.SentBackById, emergency?.EmergencyById], stop);
        return new ReviewStanding
        {
            SubmittedAt = work.SubmittedAt,
            SubmittedBy = names.Of(work.SubmittedById),
            Note = work.SubmitNote,
            Reviewers = [.. work.ReviewerIds.Select(id => names.Of(id))],
            DueAt = work.ReviewDueAt,
            NeedsTwoApprovals = article.NeedsTwoApprovals,
            FirstApprovedBy = names.Of(work.FirstApprovedById),
            AwaitsConfirmationOf = work.AwaitsConfirmation ? names.Of(work.AmendedById) : "",
            SentBack = sentBack is null ? null : new SentBack(names.Of(sentBack.SentBackById), sentBack.SentBackReason ?? "", sentBack.SentBackAt!.Value),
            Emergency = emergency is null ? null : new EmergencyStanding(
                emergency.Number, names.Of(emergency.EmergencyById), emergency.EmergencyReason ?? "", emergency.EmergencyAt!.Value,
                emergency.Id == article.LiveVersionId),
            ApproveRefusal = approveRefusal,
            OpenComments = await db.PassageComments.CountAsync(c => c.ArticleId == article.Id && c.State == CommentState.Open, stop),
        };
    }
}

public sealed record SentBack(string By, string Reason, DateTime At);

public sealed record EmergencyStanding(int VersionNumber, string By, string Reason, DateTime At, bool IsLive);
