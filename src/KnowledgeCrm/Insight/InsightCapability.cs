using KnowledgeCrm.Experts;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Insight;

/// <summary>Wires up what is learnt from how people search.</summary>
public static class InsightCapability
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services
        .AddSingleton<SearchJournal>()
        .AddSingleton<SearchJournalWriter>()
        .AddSingleton<SettleSearches>()
        .AddSingleton<ForgetSearches>()
        .AddSingleton<TeachFromClicks>()
        .AddSingleton<ListUnanswered>()
        .AddSingleton<UnansweredThisWeek>()
        .AddSingleton<SearchInsight>()
        .AddSingleton<IDemandSource, SearchDemand>()
        .AddSingleton<StartCandidate>()
        .AddSingleton<AskForKnowledge>()
        .AddSingleton<RoleKnowledge>()
        .AddSingleton<SaveWorkRole>()
        .AddSingleton<SaveWorkStep>()
        .AddSingleton<RemoveWork>()
        .AddSingleton<WantForStep>()
        .AddSingleton<ImportRoleKnowledge>()
        .AddSingleton<SuggestedSynonyms>()
        .AddSingleton<DismissedSynonyms>()
        .AddSingleton<DismissSynonym>()
        .AddSingleton<RestoreSynonym>()
        .AddSingleton<SearchCompletions>()
        .AddSingleton<SearchStanding>()
        .AddSingleton<RebuildSearchIndex>()
        .AddSingleton<MergePreview>()
        .AddSingleton<MergeArticles>()
        .AddSingleton<DeleteArticle>()
        .AddSingleton<ArticleValueReading>()
        .AddSingleton<ArticleValueList>()
        .AddSingleton<MyDesk>()
        .AddSingleton<IDeskSource, CandidatesOnDesk>()
        .AddSingleton<IDeskSource, ReviewsOnDesk>()
        .AddSingleton<IDeskSource, SentBackOnDesk>()
        .AddSingleton<IDeskSource, FlaggedOnDesk>()
        .AddSingleton<IDeskSource, DueOnDesk>()
        .AddSingleton<IDeskSource, BehindOnDesk>()
        .AddSingleton<IDeskSource, UnreadOnDesk>()
        .AddSingleton<IDeskSource, QuestionsOnDesk>();
}
