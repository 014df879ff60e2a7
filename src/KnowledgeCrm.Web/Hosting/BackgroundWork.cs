using KnowledgeCrm.Curation;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Models;
using KnowledgeCrm.Web.Cases;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>What runs beside the requests, from the start of the server to its end; a line each.</summary>
internal static class BackgroundWork
{
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services) => services
        .Run<OutboxDispatcher>((dispatcher, stop) => dispatcher.RunAsync(stop))
        .Run<SearchIndexer>((indexer, stop) => indexer.RunAsync(stop))
        .Run<ModelTraining>((training, stop) => training.RunAsync(stop))
        .Run<SearchJournalWriter>((writer, stop) => writer.RunAsync(stop))
        .Run<CurationRules>((rules, stop) => rules.FollowAsync(stop))
        .Run<NoticeBell>((bell, stop) => bell.RunAsync(stop))
        .Run<CaseNews>((news, stop) => news.RunAsync(stop))
        .Run<RecurringJobs>((jobs, stop) => jobs.RunAsync(stop));

    private static IServiceCollection Run<T>(this IServiceCollection services, Func<T, CancellationToken, Task> work) where T : notnull =>
        services.AddHostedService(provider => new Running<T>(provider.GetRequiredService<T>(), work));

    private sealed class Running<T>(T worker, Func<T, CancellationToken, Task> work) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => work(worker, stoppingToken);
    }
}
