using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Satisfaction;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm;

/// <summary>Every event that something follows from, and all that follows from it. Two things follow from every event without a line
/// here: it is kept in the outbox, and the search index takes up the document that it touches.</summary>
public static class Reactions
{
    public static IReadOnlyList<Reaction> All { get; } =
    [
        // A case solved by an article teaches the article the customer's words.
        Reaction.Of<CaseResolved>(nameof(TeachCustomersWords), TeachCustomersWords.RunAsync),
        // A case that was opened again did not have its answer: its words are taken back.
        Reaction.Of<CaseReopened>(nameof(ForgetCustomersWords), ForgetCustomersWords.RunAsync),
        // What readers found to be the matter is shown with the case that they had.
        Reaction.Of<FeedbackGiven>(nameof(FindReadersCase), FindReadersCase.RunAsync),
        // Who opens a case soon after reading was not helped by what they read.
        Reaction.Of<CaseOpened>(nameof(CountReadsBeforeCase), CountReadsBeforeCase.RunAsync),
        // A version that readers see closes the flags that it mends.
        Reaction.Of<ArticlePublished>(nameof(CloseFixedFlags), CloseFixedFlags.RunAsync),
        // An article that comes of a candidate answers the case it came from.
        Reaction.Of<ArticlePublished>(nameof(LinkCandidateToItsCase), LinkCandidateToItsCase.RunAsync),
        // Who followed an article that became a part of another follows that one; of what was deleted nothing is told.
        Reaction.Of<ArticleMerged>(nameof(MoveFollowers), MoveFollowers.RunAsync),
        Reaction.Of<ArticleDeleted>(nameof(ForgetFollowers), ForgetFollowers.RunAsync),
        // A closed case asks its customer whether it was solved.
        Reaction.Of<CaseClosed>(nameof(AskSatisfaction), AskSatisfaction.RunAsync),
        // An accepted answer teaches the articles it points to the question; the article that comes of it learns it when it is published.
        Reaction.Of<AnswerAccepted>(nameof(TeachAskersWords), TeachAskersWords.RunAsync),
        Reaction.Of<QuestionImported>(nameof(TeachAskersWords), TeachAskersWords.OfImportedAsync),
        Reaction.Of<ArticlePublished>(nameof(AnswerByArticle), AnswerByArticle.RunAsync),
        Reaction.Of<ArticleMerged>(nameof(AnswerByArticle), AnswerByArticle.OfMergedAsync),
        // What nobody knows is wanted knowledge.
        Reaction.Of<QuestionLeftToManagers>(nameof(WantAnswer), WantAnswer.RunAsync),
    ];

    /// <summary>The same with those that need a service: what the mail server takes, and who is told of what.</summary>
    public static IReadOnlyList<Reaction> With(IServiceProvider services) =>
    [
        .. All,
        // A rep's reply goes to the customer by mail.
        Reaction.Of<CasePosted>(nameof(MailReply), services.GetRequiredService<MailReply>().RunAsync),
        // Who is to be asked whether it was solved is asked by mail.
        Reaction.Of<SatisfactionAsked>(nameof(MailSurvey), services.GetRequiredService<MailSurvey>().RunAsync),
        // Whom each event is told to stands in NoticeKinds, a line a kind.
        .. from kind in NoticeKinds.All
           where kind.Event is not null
           select new Reaction($"Notice.{kind.Key}", kind.Event!, (db, happened, about, stop) =>
               services.GetRequiredService<Notifier>().RunAsync(db, kind, happened, about, stop)),
    ];
}
