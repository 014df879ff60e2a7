using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>How a version was judged, and how it went to its readers.</summary>
public sealed partial class ArticleVersion
{
    public DateTime? SubmittedAt { get; private set; }
    public Guid? SubmittedById { get; private set; }

    /// <summary>What its writer tells the reviewers.</summary>
    public string SubmitNote { get; private set; } = "";

    /// <summary>Who is to review it; empty means whoever may.</summary>
    public List<Guid> ReviewerIds { get; private set; } = [];
    public DateTime? ReviewDueAt { get; private set; }

    /// <summary>The first of two approvals, where two are needed.</summary>
    public DateTime? FirstApprovedAt { get; private set; }
    public Guid? FirstApprovedById { get; private set; }
    public DateTime? ApprovedAt { get; private set; }
    public Guid? ApprovedById { get; private set; }
    public DateTime? SentBackAt { get; private set; }
    public Guid? SentBackById { get; private set; }
    public string? SentBackReason { get; private set; }

    /// <summary>The reviewer whose own edit this version is.</summary>
    public Guid? AmendedById { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }
    public Guid? ConfirmedById { get; private set; }
    public DateTime? PublishedAt { get; private set; }

    /// <summary>When it was published without an approval, by whom and why.</summary>
    public DateTime? EmergencyAt { get; private set; }
    public Guid? EmergencyById { get; private set; }
    public string? EmergencyReason { get; private set; }

    /// <summary>What readers saw before it was published in an emergency: they get it again when that is taken back.</summary>
    public Guid? ReplacedVersionId { get; private set; }

    /// <summary>True while a reviewer's edit waits for one of its other writers to agree.</summary>
    public bool AwaitsConfirmation => AmendedById is not null && ConfirmedAt is null;

    internal bool IsApprovedOnceBy(Actor actor) => FirstApprovedAt is not null && ApprovedAt is null && FirstApprovedById == actor.PersonId;

    // Text that nobody here has judged takes its writers along; an imported one was judged elsewhere.
    internal bool HasUnjudgedWriters => ApprovedAt is null && (PublishedAt is null || EmergencyAt is not null);

    internal void Submit(ReviewRequest request, Actor author, DateTime at)
    {
        SubmitNote = Limits.Checked(request.Note, "note", Limits.Summary, required: false);
        (SubmittedAt, SubmittedById, ReviewerIds, ReviewDueAt) = (at, author.PersonId, [.. request.ReviewerIds.Distinct()], request.DueAt);
        ConfirmBy(author, at);
    }

    /// <summary>Stands in review in the place of another version, which was edited there.</summary>
    internal void SubmitInsteadOf(ArticleVersion before) =>
        (SubmittedAt, SubmittedById, SubmitNote, ReviewerIds, ReviewDueAt) =
            (before.SubmittedAt, before.SubmittedById, before.SubmitNote, [.. before.ReviewerIds], before.ReviewDueAt);

    internal void AwaitConfirmationOf(Guid? reviewer) => (AmendedById, ConfirmedAt, ConfirmedById) = (reviewer, null, null);

    // Who goes on with a reviewer's edit, and is not that reviewer, agrees to it.
    internal void ConfirmBy(Actor writer, DateTime at)
    {
        if (AwaitsConfirmation && AmendedById != writer.PersonId) (ConfirmedAt, ConfirmedById) = (at, writer.PersonId);
    }

    /// <summary>Notes an approval; false when another one is needed.</summary>
    internal bool Approve(bool needsTwo, Actor reviewer, DateTime at)
    {
        if (needsTwo && FirstApprovedAt is null)
        {
            (FirstApprovedAt, FirstApprovedById) = (at, reviewer.PersonId);
            return false;
        }
        (ApprovedAt, ApprovedById) = (at, reviewer.PersonId);
        return true;
    }

    internal void SendBack(string reason, Actor reviewer, DateTime at)
    {
        SentBackReason = Limits.Checked(reason, "reason", Limits.Reply);
        (SentBackAt, SentBackById) = (at, reviewer.PersonId);
    }

    internal void PublishEmergency(string reason, ArticleVersion? live, Actor manager, DateTime at)
    {
        // Of several in a row, none of them judged, what came before the first.
        ReplacedVersionId = live is { EmergencyAt: not null, ApprovedAt: null } ? live.ReplacedVersionId : live?.Id;
        EmergencyReason = Limits.Checked(reason, "reason", Limits.Reply);
        (EmergencyAt, EmergencyById) = (at, manager.PersonId);
    }

    internal void Publish(DateTime at) => PublishedAt = at;
}

/// <summary>What goes with a submission.</summary>
/// <param name="Note">For the reviewers.</param>
/// <param name="ReviewerIds">Who is to review it; empty means whoever may.</param>
/// <param name="DueAt">By when (UTC).</param>
public sealed record ReviewRequest(string? Note, IReadOnlyList<Guid> ReviewerIds, DateTime? DueAt)
{
    internal static ReviewRequest OfAnybody { get; } = new(null, [], null);
}

/// <summary>When an approved version goes live and until when it stays.</summary>
/// <param name="PublishAt">Null or past: at once (UTC).</param>
/// <param name="ExpiresAt">Null: no end, or the one that is set already (UTC).</param>
public readonly record struct Approval(DateTime? PublishAt = null, DateTime? ExpiresAt = null);
