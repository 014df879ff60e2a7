using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Notices;

/// <summary>Every kind of notice, as one table: what it is called, what it is about, who can get it, whether it goes out by mail, and whom
/// which event is told to. A line here and its two texts are a new kind; see docs/development.md.</summary>
public static class NoticeKinds
{
    private static readonly Role[] Writers = [Role.Author, Role.KnowledgeManager];
    private static readonly Role[] Judges = [Role.Reviewer, Role.KnowledgeManager];
    private static readonly Role[] WhoWork = [Role.Author, Role.Reviewer, Role.KnowledgeManager];
    private static readonly Role[] Reps = [Role.Rep];
    private static readonly Role[] Desk = [Role.Rep, Role.KnowledgeManager];
    private static readonly Role[] SeeCases = [Role.Rep, Role.Author, Role.Reviewer, Role.KnowledgeManager];
    private static readonly Role[] Partners = [Role.Partner];
    private static readonly Role[] Staff = [.. Enum.GetValues<Role>().Except([Role.Customer, Role.Partner])];

    /// <summary>Found by <see cref="NoticeDueReviews"/>, not by an event.</summary>
    internal static NoticeKind ArticleReviewDue { get; } = new("ArticleReviewDue", ArticleSubject.InWork, Writers, NoticeByMail.Digest) { Place = "#care" };
    internal static NoticeKind ReviewDue { get; } = new("ReviewDue", ArticleSubject.InWork, Judges, NoticeByMail.Digest);

    internal static NoticeKind DispatchLate { get; } = new("DispatchLate", DispatchSubject.Instance, [.. Desk, .. Partners], NoticeByMail.AtOnce);

    public static IReadOnlyList<NoticeKind> All { get; } =
    [
        // What one owns or wrote.
        NoticeKind.On<ArticleFlagged>("ArticleFlagged", ArticleSubject.InWork, Writers, NoticeByMail.Digest, ArticleNews.FlaggedAsync) with { Place = "#flags" },
        NoticeKind.On<FeedbackGiven>("ArticleNotHelpful", ArticleSubject.InWork, Writers, NoticeByMail.None, ArticleNews.NotHelpfulAsync),
        NoticeKind.On<PassageCommented>("ArticleCommented", ArticleSubject.InWork, WhoWork, NoticeByMail.Digest, ArticleNews.CommentedAsync) with { Place = "#comments" },
        NoticeKind.On<PassageCommented>("EditSuggested", ArticleSubject.InWork, WhoWork, NoticeByMail.Digest, ArticleNews.EditSuggestedAsync) with { Place = "#comments" },
        NoticeKind.On<CommentAnswered>("CommentAnswered", ArticleSubject.InWork, WhoWork, NoticeByMail.Digest, ArticleNews.AnsweredAsync) with { Place = "#comments" },
        NoticeKind.On<ArticleSentBack>("ArticleSentBack", ArticleSubject.InWork, Writers, NoticeByMail.AtOnce, ArticleNews.SentBackAsync),
        NoticeKind.On<ArticleAmended>("ArticleAmended", ArticleSubject.InWork, Writers, NoticeByMail.AtOnce, ArticleNews.AmendedAsync),
        NoticeKind.On<ArticlePublished>("ArticlePublished", ArticleSubject.InWork, Writers, NoticeByMail.Digest, ArticleNews.PublishedAsync),
        NoticeKind.On<ArticleHandedOver>("ArticleHandedOver", ArticleSubject.InWork, Writers, NoticeByMail.Digest, ArticleNews.HandedOverAsync),
        NoticeKind.On<ArticlePublished>("ArticleBehind", ArticleSubject.InWork, Writers, NoticeByMail.Digest, ArticleNews.BehindAsync),
        ArticleReviewDue,
        NoticeKind.On<ArticleExpiresSoon>("ArticleExpiresSoon", ArticleSubject.InWork, Writers, NoticeByMail.Digest, ArticleNews.ExpiresSoonAsync),
        NoticeKind.On<ArticleExpired>("ArticleExpired", ArticleSubject.InWork, Writers, NoticeByMail.Digest, ArticleNews.ExpiredAsync),
        // What one is asked to do.
        NoticeKind.On<ArticleSubmitted>("ReviewAsked", ArticleSubject.InWork, Judges, NoticeByMail.AtOnce, ArticleNews.SubmittedAsync),
        ReviewDue,
        NoticeKind.On<ArticlePublishedInEmergency>("EmergencyToReview", ArticleSubject.InWork, Judges, NoticeByMail.AtOnce, ArticleNews.EmergencyAsync),
        NoticeKind.On<CandidateMade>("CandidateWaits", ArticleSubject.InWork, WhoWork, NoticeByMail.Digest, ArticleNews.CandidateAsync),
        // What one said or follows.
        NoticeKind.On<ArticleFlagClosed>("FlagClosed", ArticleSubject.AsRead, Staff, NoticeByMail.None, ArticleNews.FlagClosedAsync) with { Place = "#flags" },
        NoticeKind.On<ArticlePublished>("FollowedPublished", ArticleSubject.AsRead, Staff, NoticeByMail.Digest, ArticleNews.FollowedAsync),
        // Cases.
        NoticeKind.On<CaseAssigned>("CaseAssigned", CaseSubject.Instance, Reps, NoticeByMail.None, CaseNews.AssignedAsync),
        NoticeKind.On<CasePosted>("CaseAnswered", CaseSubject.Instance, Reps, NoticeByMail.None, CaseNews.AnsweredAsync),
        NoticeKind.On<CaseReopened>("CaseReopened", CaseSubject.Instance, Reps, NoticeByMail.None, CaseNews.ReopenedAsync),
        // Cases that one watches.
        NoticeKind.On<CaseWatcherAdded>("WatchAdded", CaseSubject.Instance, SeeCases, NoticeByMail.None, CaseNews.WatcherAddedAsync),
        NoticeKind.On<CasePosted>("WatchedWritten", CaseSubject.Instance, SeeCases, NoticeByMail.None, CaseNews.WatchedWrittenAsync),
        NoticeKind.On<CaseAdvanced>("WatchedAdvanced", CaseSubject.Instance, SeeCases, NoticeByMail.None, CaseNews.WatchedAsync),
        NoticeKind.On<CaseResolved>("WatchedResolved", CaseSubject.Instance, SeeCases, NoticeByMail.None, CaseNews.WatchedAsync),
        NoticeKind.On<CaseClosed>("WatchedClosed", CaseSubject.Instance, SeeCases, NoticeByMail.None, CaseNews.WatchedAsync),
        NoticeKind.On<CaseReopened>("WatchedReopened", CaseSubject.Instance, SeeCases, NoticeByMail.None, CaseNews.WatchedReopenedAsync),
        NoticeKind.On<CaseMerged>("WatchedMerged", CaseSubject.Instance, SeeCases, NoticeByMail.None, CaseNews.WatchedAsync),
        NoticeKind.On<CaseEscalated>("WatchedEscalated", CaseSubject.Instance, SeeCases, NoticeByMail.AtOnce, CaseNews.WatchedEscalatedAsync),
        NoticeKind.On<SlaAtRisk>("CaseAtRisk", CaseSubject.Instance, Reps, NoticeByMail.None, CaseNews.AtRiskAsync),
        NoticeKind.On<SlaBroken>("CaseOverdue", CaseSubject.Instance, Desk, NoticeByMail.Digest, CaseNews.OverdueAsync),
        NoticeKind.On<CaseEscalated>("CaseEscalated", CaseSubject.Instance, SeeCases, NoticeByMail.AtOnce, CaseNews.EscalatedAsync),
        // Work that others do for us; partners are told by mail alone.
        NoticeKind.On<DispatchSent>("DispatchSent", DispatchSubject.Instance, Partners, NoticeByMail.AtOnce, DispatchTold.SentAsync),
        NoticeKind.On<DispatchAccepted>("DispatchAccepted", DispatchSubject.Instance, Desk, NoticeByMail.None, DispatchTold.AcceptedAsync),
        NoticeKind.On<DispatchDeclined>("DispatchDeclined", DispatchSubject.Instance, Desk, NoticeByMail.AtOnce, DispatchTold.DeclinedAsync),
        NoticeKind.On<DispatchAnswered>("DispatchAnswered", DispatchSubject.Instance, Desk, NoticeByMail.Digest, DispatchTold.AnsweredAsync),
        NoticeKind.On<DispatchTakenBack>("DispatchTakenBack", DispatchSubject.Instance, Desk, NoticeByMail.None, DispatchTold.TakenBackAsync),
        DispatchLate,
        // Questions of colleagues.
        NoticeKind.On<QuestionPut>("QuestionForYou", QuestionSubject.Instance, Staff, NoticeByMail.AtOnce, QuestionNews.PutAsync),
        NoticeKind.On<QuestionReminded>("QuestionReminder", QuestionSubject.Instance, Staff, NoticeByMail.AtOnce, QuestionNews.RemindedAsync),
        NoticeKind.On<QuestionAnswered>("QuestionAnswered", QuestionSubject.Instance, Staff, NoticeByMail.AtOnce, QuestionNews.AnsweredAsync),
        NoticeKind.On<QuestionDiscussed>("QuestionDiscussed", QuestionSubject.Instance, Staff, NoticeByMail.None, QuestionNews.DiscussedAsync),
        NoticeKind.On<AnswerAccepted>("AnswerAccepted", QuestionSubject.Instance, Staff, NoticeByMail.Digest, QuestionNews.AcceptedAsync),
        NoticeKind.On<QuestionPut>("QuestionPassedOn", QuestionSubject.Instance, Staff, NoticeByMail.None, QuestionNews.PassedOnAsync),
        NoticeKind.On<QuestionLeftToManagers>("QuestionLeft", QuestionSubject.Instance, Staff, NoticeByMail.Digest, QuestionNews.LeftAsync),
        NoticeKind.On<QuestionAsked>("FollowedAsked", QuestionSubject.Instance, Staff, NoticeByMail.Digest, QuestionNews.FollowedAskedAsync),
        NoticeKind.On<AnswerAccepted>("FollowedAnswered", QuestionSubject.Instance, Staff, NoticeByMail.Digest, QuestionNews.FollowedAnsweredAsync),
    ];

    private static readonly Dictionary<string, NoticeKind> ByKey = All.ToDictionary(kind => kind.Key);

    /// <summary>The kind of a key; null for one that a newer program has written.</summary>
    public static NoticeKind? Find(string key) => ByKey.GetValueOrDefault(key);
}
