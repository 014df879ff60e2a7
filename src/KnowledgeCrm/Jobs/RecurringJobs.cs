using KnowledgeCrm.Accounts;
using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Jobs;

/// <summary>What is done again and again: each line is a job, how often, and the use case that does it. Each is safe to run twice.</summary>
public sealed class RecurringJobs(IServiceProvider services, TimeProvider clock, ILogger<RecurringJobs> log)
{
    private static readonly (string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> Run)[] Table =
    [
        ("Publish what is due", TimeSpan.FromSeconds(10), (services, stop) => services.GetRequiredService<PublishDueArticles>().RunAsync(stop)),
        ("Take up titles for completion", TimeSpan.FromSeconds(2), (services, stop) => services.GetRequiredService<SearchCompletions>().RefreshAsync(stop)),
        ("Keep a page for everybody of the house", TimeSpan.FromSeconds(5), (services, stop) => services.GetRequiredService<KeepProfiles>().RunAsync(stop)),
        ("Say what became of searches", TimeSpan.FromMinutes(1), (services, stop) => services.GetRequiredService<SettleSearches>().RunAsync(stop)),
        ("Learn from clicks", TimeSpan.FromHours(1), (services, stop) => services.GetRequiredService<TeachFromClicks>().RunAsync(stop)),
        // A week's list is written in the first hour after the week, or whenever the program runs next.
        ("List the week's unanswered questions", TimeSpan.FromHours(1), (services, stop) => services.GetRequiredService<ListUnanswered>().RunAsync(stop)),
        // Searches and whose they were are kept for 180 days.
        ("Forget old searches", TimeSpan.FromHours(24), (services, stop) => services.GetRequiredService<ForgetSearches>().RunAsync(stop)),
        ("Forget files that were never saved", TimeSpan.FromHours(24), (services, stop) => services.GetRequiredService<ForgetUnusedFiles>().RunAsync(stop)),
        ("Write down what was read", TimeSpan.FromSeconds(10), (services, stop) => services.GetRequiredService<ReadCounter>().WriteAsync(stop)),
        ("Expire what is due", TimeSpan.FromMinutes(1), (services, stop) => services.GetRequiredService<ExpireDueArticles>().RunAsync(stop)),
        ("Send mail", TimeSpan.FromSeconds(2), (services, stop) => services.GetRequiredService<SendMail>().RunAsync(stop)),
        ("Forget what mail said", TimeSpan.FromHours(24), (services, stop) => services.GetRequiredService<ForgetMail>().RunAsync(stop)),
        ("Tell what is due", TimeSpan.FromMinutes(10), (services, stop) => services.GetRequiredService<NoticeDueReviews>().RunAsync(stop)),
        ("Make the mail of the day", TimeSpan.FromMinutes(1), (services, stop) => services.GetRequiredService<SendDigests>().RunAsync(stop)),
        ("Forget read notices", TimeSpan.FromHours(24), (services, stop) => services.GetRequiredService<ForgetNotices>().RunAsync(stop)),
        ("Say what is due in cases", TimeSpan.FromMinutes(1), (services, stop) => services.GetRequiredService<WatchServiceLevels>().RunAsync(stop)),
        ("Forget answered requests", TimeSpan.FromHours(1), (services, stop) => services.GetRequiredService<SentRequests>().ForgetAsync(stop)),
        ("Escalate cases", TimeSpan.FromMinutes(1), (services, stop) => services.GetRequiredService<EscalateCases>().RunAsync(stop)),
        ("Remind of questions and pass them on", TimeSpan.FromMinutes(1), (services, stop) => services.GetRequiredService<PassOnQuestions>().RunAsync(stop)),
    ];

    public async Task RunAsync(CancellationToken stop) => await Task.WhenAll(Table.Select(job => RepeatAsync(job.Name, job.Every, job.Run, stop)));

    private async Task RepeatAsync(string name, TimeSpan every, Func<IServiceProvider, CancellationToken, Task> run, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(every, clock);
        do
        {
            try
            {
                await run(services, stop);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                log.LogError(error, "Job {Job} failed; it runs again in {Every}", name, every);
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }
}
