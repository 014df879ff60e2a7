using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Lets each rule of escalation take hold of the cases that it is for, once each. Run again it does nothing twice.</summary>
public sealed class EscalateCases(UseCase useCase)
{
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken stop)
    {
        var rules = (await useCase.ReadAsync(db => db.EscalationRules.Where(r => r.IsOn).OrderBy(r => r.Key).ToListAsync(stop), stop)).Value;
        foreach (var rule in rules)
        {
            var taken = Batch;
            while (taken == Batch && (await useCase.ReadAsync(db => Caught(db, rule).AnyAsync(stop), stop)).Value)
            {
                taken = (await useCase.WriteAsync(nameof(EscalateCases), Actor.System, async db =>
                {
                    await db.OneDealsOutCasesAsync(stop);
                    var caught = await Caught(db, rule).OrderBy(c => c.Id).Take(Batch).ToListAsync(stop);
                    foreach (var one in caught)
                    {
                        db.CaseEscalations.Add(new CaseEscalation { CaseId = one.Id, RuleId = rule.Id, At = db.Now });
                        one.Escalate(rule, db.Now);
                        // Another priority is another promise.
                        if (rule.RaiseTo is not null) await db.PromiseAsync(one, stop);
                        if (rule.MoveToId is not null)
                        {
                            one.Terms ??= await db.StandingTermsAsync(one, stop);
                            await CaseRouting.DealOutAsync(db, one, stop);
                        }
                    }
                    return caught.Count;
                }, stop)).Value;
            }
        }
    }

    internal static IQueryable<Case> Caught(KnowledgeCrmDb db, EscalationRule rule)
    {
        var open = db.Cases.Where(c => c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed
            && !db.CaseEscalations.Any(e => e.CaseId == c.Id && e.RuleId == rule.Id));
        var (before, until) = (db.Now.AddMinutes(-rule.Minutes), db.Now.AddMinutes(rule.Minutes));
        open = rule.Trigger == EscalationTrigger.OpenFor ? open.Where(c => c.OpenedAt <= before) : open.Where(c => c.DueAt != null && c.DueAt <= until);
        if (rule.Type is { } type) open = open.Where(c => c.Type == type);
        if (rule.Priority is { } priority) open = open.Where(c => c.Priority == priority);
        if (rule.QueueId is { } queue) open = open.Where(c => c.QueueId == queue);
        return open;
    }
}
