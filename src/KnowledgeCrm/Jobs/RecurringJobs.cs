using KnowledgeCrm.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Jobs;

/// <summary>What is done again and again: each line is a job, how often, and the use case that does it. Each is safe to run twice.</summary>
public sealed class RecurringJobs(IServiceProvider services, TimeProvider clock, ILogger<RecurringJobs> log)
{
    private static readonly (string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> Run)[] Table =
    [
        ("Publish what is due", TimeSpan.FromSeconds(10), (services, stop) => services.GetRequiredService<PublishDueArticles>().RunAsync(stop)),
        ("Expire what is due", TimeSpan.FromMinutes(1), (services, stop) => services.GetRequiredService<ExpireDueArticles>().RunAsync(stop)),
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
