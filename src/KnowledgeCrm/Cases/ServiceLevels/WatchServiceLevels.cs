using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Says once of each promise that it is at risk, and once that it is broken.</summary>
public sealed class WatchServiceLevels(UseCase useCase)
{
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken stop)
    {
        var told = Batch;
        while (told == Batch && (await useCase.ReadAsync(db => db.Cases.AnyAsync(c => c.Clock.TellAt != null && c.Clock.TellAt <= db.Now, stop), stop)).Value)
        {
            told = (await useCase.WriteAsync(nameof(WatchServiceLevels), Actor.System, async db =>
            {
                var now = db.Now;
                var due = await db.Cases.Where(c => c.Clock.TellAt != null && c.Clock.TellAt <= now).OrderBy(c => c.Clock.TellAt).Take(Batch).ToListAsync(stop);
                foreach (var one in due) one.TellOfDue(now);
                return due.Count;
            }, stop)).Value;
        }
    }
}
