using KnowledgeCrm.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Experts;

/// <summary>Wires up the yellow pages. What is inferred comes from the sources of evidence: a capability that knows more of who did what adds
/// one.</summary>
public static class ExpertsCapability
{
    public static IServiceCollection AddExperts(this IServiceCollection services) => services
        .AddSingleton<IEvidenceSource, ArticleEvidence>()
        .AddSingleton<IEvidenceSource, CaseEvidence>()
        .AddSingleton<IEvidenceSource, DealEvidence>()
        .AddSingleton<EvidenceReading>()
        .AddSingleton<ExpertReading>()
        .AddSingleton<ExpertList>()
        .AddSingleton<FindExperts>()
        .AddSingleton<WhoToTake>()
        .AddSingleton<OwnPage>()
        .AddSingleton<EditProfile>()
        .AddSingleton<SetAvailability>()
        .AddSingleton<SetCalendar>()
        .AddSingleton<ListMe>()
        .AddSingleton<SetPhoto>()
        .AddSingleton<PhotoReading>()
        .AddSingleton<IFileUse, PhotosInStore>()
        .AddSingleton<DeclareSkill>()
        .AddSingleton<EndorseSkill>()
        .AddSingleton<CorrectExpertise>()
        .AddSingleton<KnowCustomer>()
        .AddSingleton<KeepProfiles>()
        .AddSingleton<IDemandSource, CaseDemand>()
        .AddSingleton<KnowledgeMap>()
        .AddSingleton<MapTopicReading>()
        .AddSingleton<SetLeaving>()
        .AddSingleton<LeaveOneOut>();
}
