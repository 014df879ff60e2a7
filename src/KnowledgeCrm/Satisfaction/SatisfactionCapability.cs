using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Satisfaction;

/// <summary>Wires up what customers say after a case is closed.</summary>
public static class SatisfactionCapability
{
    public static IServiceCollection AddSatisfaction(this IServiceCollection services) => services
        .AddSingleton<InviteToSurvey>()
        .AddSingleton<MailSurvey>()
        .AddSingleton<RefuseSurveys>()
        .AddSingleton<OwnSurvey>()
        .AddSingleton<SurveyReading>()
        .AddSingleton<AnswerSurvey>()
        .AddSingleton<SatisfactionList>()
        .AddSingleton<SatisfactionReport>()
        .AddSingleton<CloseFollowUp>();
}
