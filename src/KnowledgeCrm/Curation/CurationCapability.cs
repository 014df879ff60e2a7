using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Search;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Curation;

/// <summary>Wires up the rules of search.</summary>
public static class CurationCapability
{
    public static IServiceCollection AddCuration(this IServiceCollection services) => services
        .AddSingleton<CurationRules>()
        .AddSingleton<ISearchCuration>(provider => provider.GetRequiredService<CurationRules>())
        .AddSingleton<RuleWrites>()
        .AddSingleton<SynonymList>()
        .AddSingleton<SaveSynonymRule>()
        .AddSingleton<RemoveSynonymRule>()
        .AddSingleton<ImportSynonyms>()
        .AddSingleton<GlossaryList>()
        .AddSingleton<SaveGlossaryEntry>()
        .AddSingleton<RemoveGlossaryEntry>()
        .AddSingleton<ImportGlossary>()
        .AddSingleton<PinList>()
        .AddSingleton<SavePin>()
        .AddSingleton<PinResult>()
        .AddSingleton<RemovePin>()
        .AddSingleton<ImportPins>();
}
