using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Notices;

/// <summary>Wires up the notices.</summary>
public static class NoticesCapability
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<Notifier>()
        .AddSingleton<NoticeBell>()
        .AddSingleton<NoticeList>()
        .AddSingleton<ReadNotices>()
        .AddSingleton<ForgetNotices>()
        .AddSingleton<NoticePreferences>()
        .AddSingleton<SaveNoticePreferences>()
        .AddSingleton<NoticeDueReviews>()
        .AddSingleton<SendDigests>()
        .AddSingleton<FollowChoices>()
        .AddSingleton<FollowList>()
        .AddSingleton<SetFollow>();
}
