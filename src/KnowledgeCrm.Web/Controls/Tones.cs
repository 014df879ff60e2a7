using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Web.Controls;

/// <summary>Which colour goes with a state. The word says it; the colour only repeats it.</summary>
internal static class Tones
{
    private const string Accent = "badge-accent";
    private const string Good = "badge-good";
    private const string Warn = "badge-warn";
    private const string Bad = "badge-bad";

    public static string Of(Enum value) => value switch
    {
        CaseStatus.New or ArticleState.Candidate => Accent,
        CaseStatus.WaitingForCustomer or ArticleState.InReview => Warn,
        CaseStatus.Reopened => Bad,
        CaseStatus.Resolved or ArticleState.Approved or ArticleState.Published => Good,
        CaseStatus.Scheduled or CaseStatus.Received => Accent,
        DueState.OnTime => Good,
        DueState.AtRisk => Warn,
        DueState.Broken => Bad,
        CasePriority.Urgent => Bad,
        CasePriority.High => Warn,
        CaseArticleKind.SolvedBy or CaseOutcome.Solved => Good,
        CaseArticleKind.Used or CaseOutcome.Candidate => Accent,
        ArticleConfidence.Validated or FlagState.Fixed => Good,
        ArticleConfidence.WorkInProgress or FlagState.InWork => Warn,
        FlagState.Open => Bad,
        ComplaintSeverity.Critical or CompensationState.Undecided or CompensationState.Declined or DispatchState.Declined => Bad,
        ComplaintSeverity.Serious or CompensationState.Waiting or DispatchState.Sent => Warn,
        CompensationState.Approved or DispatchState.Accepted or DispatchState.Working => Accent,
        CompensationState.Given or DispatchState.Answered or DispatchState.Closed => Good,
        OpportunityStage.Qualify => Accent,
        OpportunityStage.Negotiate => Warn,
        OpportunityStage.Won or ExplanationResult.Convinced => Good,
        OpportunityStage.Lost or ExplanationResult.NotConvinced => Bad,
        QuestionState.Open => Accent,
        QuestionState.NobodyLeft => Bad,
        QuestionState.Answered => Warn,
        QuestionState.Accepted => Good,
        CustomerGrade.A => Accent,
        Audience.Public => Good,
        Audience.Customer or Audience.Partner => Accent,
        Audience.Internal => Warn,
        _ => "",
    };
}
