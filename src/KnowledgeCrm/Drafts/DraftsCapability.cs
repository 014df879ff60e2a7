using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Drafts;

/// <summary>Wires up the drafts.</summary>
public static class DraftsCapability
{
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .AddSingleton<KeepDraft>()
        .AddSingleton<KeptDraftReading>();
}
