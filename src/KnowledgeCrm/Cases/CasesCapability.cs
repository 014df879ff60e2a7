using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Cases;

/// <summary>Wires up the cases.</summary>
public static class CasesCapability
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<OpenCase>()
        .AddSingleton<PostToCase>()
        .AddSingleton<AssignCase>()
        .AddSingleton<ChangeCasePriority>()
        .AddSingleton<LinkArticle>()
        .AddSingleton<CloseCase>()
        .AddSingleton<ReopenCase>()
        .AddSingleton<ResolveCase>()
        .AddSingleton<CandidatePreview>()
        .AddSingleton<CaseAssignees>()
        .AddSingleton<CaseInbox>()
        .AddSingleton<ReferencedCases>()
        .AddSingleton<CaseReading>()
        .AddSingleton<FlagArticle>();
}
