using KnowledgeCrm.Cases;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Web.Cases;

/// <summary>Tells open pages which cases have changed, whoever changed them and on whichever node.</summary>
public sealed class CaseNews(RecentCaseChanges changes, OutboxSignal signal, TimeProvider clock, ILogger<CaseNews> log)
{
    // Another node's changes give no signal here.
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(3);

    // Many changes in a row are told at once.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    public event Action<IReadOnlyList<string>>? Changed;

    public async Task RunAsync(CancellationToken stop)
    {
        long? upTo = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var next = signal.Next;
                var news = await changes.RunAsync(upTo, stop);
                upTo = news.UpTo;
                if (news.Numbers.Count > 0) Changed?.Invoke(news.Numbers);
                await OutboxSignal.WaitAsync(next, AtMost, stop);
                await Task.Delay(Pace, clock, stop);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                log.LogError(error, "Changes of cases could not be read; it is tried again");
                await Task.Delay(AtMost, clock, stop);
            }
        }
    }
}
