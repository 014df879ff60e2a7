using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Says once of each promise that it is at risk, and once that it is broken.</summary>
public sealed class WatchServiceLevels(UseCase useCase)
{
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken stop)
    {
        var told = Batch;
        while (told == Batch && (await useCase.ReadAsync(db => ToTell(db, db.Now).AnyAsync(stop), stop)).Value)
        {
            told = (await useCase.WriteAsync(nameof(WatchServiceLevels), Actor.System, async db =>
            {
                var now = db.Now;
                var due = await ToTell(db, now).OrderBy(c => c.Clock.TellAt).Take(Batch).ToListAsync(stop);
                foreach (var one in due) one.TellOfDue(now);
                return due.Count;
            }, stop)).Value;
        }
    }

    // Nobody is told of what is not due: asked of what is due alone, an index leaves out all the others.
    internal static IQueryable<Case> ToTell(KnowledgeCrmDb db, DateTime now) => db.Cases.Where(c =>
        c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed && c.DueAt != null && c.Clock.TellAt != null && c.Clock.TellAt <= now);
}
