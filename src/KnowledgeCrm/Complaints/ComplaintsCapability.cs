using KnowledgeCrm.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Complaints;

/// <summary>Wires up complaints and dispatches.</summary>
public static class ComplaintsCapability
{
    public static IServiceCollection AddComplaints(this IServiceCollection services) => services
        .AddSingleton<ICaseRule, CompensationDecided>()
        .AddSingleton<ICaseCompanion, ComplaintStaysWithItsCase>()
        .AddSingleton<CauseList>()
        .AddSingleton<SaveCause>()
        .AddSingleton<CompensationLimits>()
        .AddSingleton<SetCompensationLimit>()
        .AddSingleton<RegisterComplaint>()
        .AddSingleton<ProposeCompensation>()
        .AddSingleton<JudgeCompensation>()
        .AddSingleton<GiveCompensation>()
        .AddSingleton<ComplaintReading>()
        .AddSingleton<ComplaintList>()
        .AddSingleton<ComplaintFigures>()
        .AddSingleton<MakeTrainingStory>()
        .AddSingleton<DispatchNews>()
        .AddSingleton<PartnerList>()
        .AddSingleton<SendDispatch>()
        .AddSingleton<MoveDispatch>()
        .AddSingleton<AnswerDispatch>()
        .AddSingleton<DispatchReading>()
        .AddSingleton<DispatchList>();
}
