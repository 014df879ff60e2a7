using KnowledgeCrm.Knowledge.Import;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Knowledge;

/// <summary>Wires up the knowledge.</summary>
public static class KnowledgeCapability
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services) => services
        .AddSingleton<StartArticle>()
        .AddSingleton<SaveDraft>()
        .AddSingleton<SubmitArticle>()
        .AddSingleton<WithdrawArticle>()
        .AddSingleton<SendBackArticle>()
        .AddSingleton<ApproveArticle>()
        .AddSingleton<PublishArticle>()
        .AddSingleton<DiscardDraft>()
        .AddSingleton<RestrictArticle>()
        .AddSingleton<ArchiveArticle>()
        .AddSingleton<PublishDueArticles>()
        .AddSingleton<AmendArticle>()
        .AddSingleton<ConfirmAmendment>()
        .AddSingleton<PublishEmergency>()
        .AddSingleton<ReviewAfterwards>()
        .AddSingleton<EmergencyQueue>()
        .AddSingleton<SetExpiry>()
        .AddSingleton<ExpiringArticles>()
        .AddSingleton<ExpireDueArticles>()
        .AddSingleton<ReviewQueue>()
        .AddSingleton<ReviewRuleList>()
        .AddSingleton<SetReviewRule>()
        .AddSingleton<ReviewerList>()
        .AddSingleton<PassageComments>()
        .AddSingleton<CommentOnPassage>()
        .AddSingleton<AnswerComment>()
        .AddSingleton<ResolveComment>()
        .AddSingleton<DecideSuggestion>()
        .AddSingleton<VersionList>()
        .AddSingleton<VersionReading>()
        .AddSingleton<VersionDifference>()
        .AddSingleton<RestoreVersion>()
        .AddSingleton<GiveFeedback>()
        .AddSingleton<FileStore>()
        .AddSingleton<FileIntake>()
        .AddSingleton<UploadFile>()
        .AddSingleton<AttachFile>()
        .AddSingleton<RemoveFile>()
        .AddSingleton<FileReading>()
        .AddSingleton<ForgetUnusedFiles>()
        .AddSingleton<AddTopic>()
        .AddSingleton<ArticleReading>()
        .AddSingleton<ArticleWork>()
        .AddSingleton<ArticleList>()
        .AddSingleton<CandidateList>()
        .AddSingleton<TopicList>()
        .AddSingleton<TopicReading>()
        .AddSingleton<ImportArticles>()
        .AddSingleton<ImportSolvedQuestions>();
}
