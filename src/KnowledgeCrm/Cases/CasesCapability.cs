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
        .AddSingleton<ChangeCase>()
        .AddSingleton<AdvanceCase>()
        .AddSingleton<MoveCase>()
        .AddSingleton<CaseForms>()
        .AddSingleton<SaveCaseForm>()
        .AddSingleton<ServiceLevelBook>()
        .AddSingleton<SaveWorkCalendar>()
        .AddSingleton<SaveServiceLevel>()
        .AddSingleton<SaveContract>()
        .AddSingleton<ImportContracts>()
        .AddSingleton<WatchServiceLevels>()
        .AddSingleton<QueueBook>()
        .AddSingleton<SaveQueue>()
        .AddSingleton<SaveQueueRules>()
        .AddSingleton<SaveEscalation>()
        .AddSingleton<TakeNextCase>()
        .AddSingleton<EscalateCases>()
        .AddSingleton<LinkArticle>()
        .AddSingleton<CloseCase>()
        .AddSingleton<ReopenCase>()
        .AddSingleton<ResolveCase>()
        .AddSingleton<CandidatePreview>()
        .AddSingleton<CaseAssignees>()
        .AddSingleton<CaseInbox>()
        .AddSingleton<CaseCounts>()
        .AddSingleton<RecentCaseChanges>()
        .AddSingleton<InboxViews>()
        .AddSingleton<SaveInboxView>()
        .AddSingleton<RemoveInboxView>()
        .AddSingleton<ChangeCases>()
        .AddSingleton<UndoChange>()
        .AddSingleton<TextBlocks>()
        .AddSingleton<FilledTextBlock>()
        .AddSingleton<MacroBook>()
        .AddSingleton<SaveMacro>()
        .AddSingleton<RemoveMacro>()
        .AddSingleton<ApplyMacro>()
        .AddSingleton<ReferencedCases>()
        .AddSingleton<CaseReading>()
        .AddSingleton<MailReply>()
        .AddSingleton<FlagArticle>();
}
