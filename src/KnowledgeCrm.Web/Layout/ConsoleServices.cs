using KnowledgeCrm.Web.Cases;
using KnowledgeCrm.Web.Cases.Relations;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using KnowledgeCrm.Web.Knowledge.Editor;
using KnowledgeCrm.Web.Knowledge.Similar;
using KnowledgeCrm.Web.Search;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace KnowledgeCrm.Web.Layout;

/// <summary>What the console's components ask for.</summary>
internal static class ConsoleServices
{
    public static IServiceCollection AddConsole(this IServiceCollection services) => services
        .AddScoped<DraftKeepers>()
        .AddScoped<CarryOver>()
        .AddScoped<CaseChanges>()
        .AddSingleton<Interactions.CallWork>()
        .AddScoped<NumberJump>()
        .AddScoped<BoxSearch>()
        .AddScoped<ArticleLinks>()
        .AddSingleton<CaseNews>()
        .AddSingleton<CasePresence>()
        .AddScoped<CircuitPresence>()
        .AddScoped<CircuitHandler>(services => services.GetRequiredService<CircuitPresence>())
        .AddSingleton<TextReferences>()
        .AddSingleton<Radzen.ILocalizer, RadzenTexts>();
}
