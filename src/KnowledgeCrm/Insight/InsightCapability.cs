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
        .AddSingleton<StartCandidate>()
        .AddSingleton<AskForKnowledge>()
        .AddSingleton<SuggestedSynonyms>()
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
