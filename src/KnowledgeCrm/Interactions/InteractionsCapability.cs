using KnowledgeCrm.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Interactions;

/// <summary>Wires up contacts with customers: the log, call-backs, call lists, and who is calling.</summary>
public static class InteractionsCapability
{
    public static IServiceCollection AddInteractions(this IServiceCollection services) => services
        .AddSingleton<ICaseCompanion, ContactsFollowTheirCase>()
        .AddSingleton<RecogniseCaller>()
        .AddSingleton<LogInteraction>()
        .AddSingleton<ContactLog>()
        .AddSingleton<CallBacks>()
        .AddSingleton<CompleteCallBack>()
        .AddSingleton<PutOffCallBack>()
        .AddSingleton<CallLists>()
        .AddSingleton<CallListReading>()
        .AddSingleton<MakeCallList>()
        .AddSingleton<CloseCallList>()
        .AddSingleton<TakeNextCall>()
        .AddSingleton<TakenCallReading>()
        .AddSingleton<GiveBackCall>();
}
