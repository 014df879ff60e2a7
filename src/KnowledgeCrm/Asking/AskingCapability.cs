using KnowledgeCrm.Experts;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Asking;

/// <summary>Wires up the questions of colleagues, and the communities of topics.</summary>
public static class AskingCapability
{
    public static IServiceCollection AddAsking(this IServiceCollection services) => services
        .AddSingleton<IEvidenceSource, QuestionEvidence>()
        .AddSingleton<IDemandSource, QuestionDemand>()
        .AddSingleton<QuestionRouting>()
        .AddSingleton<AskQuestion>()
        .AddSingleton<AnsweredBefore>()
        .AddSingleton<ImportQuestions>()
        .AddSingleton<AnswerQuestion>()
        .AddSingleton<AcceptAnswer>()
        .AddSingleton<CloseQuestion>()
        .AddSingleton<DeclineQuestion>()
        .AddSingleton<AskOn>()
        .AddSingleton<HandQuestion>()
        .AddSingleton<PassOnQuestions>()
        .AddSingleton<QuestionTiming>()
        .AddSingleton<QuestionReading>()
        .AddSingleton<QuestionList>()
        .AddSingleton<QuestionsOfArticle>()
        .AddSingleton<QuestionCounts>()
        .AddSingleton<CommunityReading>();
}
