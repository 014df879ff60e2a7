using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Puts a case into its queue, and gives it to a member where the queue deals out.</summary>
internal static class CaseRouting
{
    /// <summary>The queue by the rules, unless somebody has chosen one. To be called once the contract is known.</summary>
    public static async Task RouteAsync(this KnowledgeCrmDb db, Case @case, CancellationToken stop)
    {
        if (@case.IsDone) return;
        if (!@case.IsQueueChosen)
        {
            var rules = await db.QueueRules.AsNoTracking().OrderBy(r => r.Place).ToListAsync(stop);
            if (rules.Count == 0) return;
            var facts = await FactsAsync(db, @case, stop);
            @case.Enter(rules.Find(rule => rule.Fits(facts))?.QueueId, isChosen: false);
        }
        await DealOutAsync(db, @case, stop);
    }

    /// <summary>Gives the case to somebody, when its queue deals out and nobody has it.</summary>
    public static async Task DealOutAsync(KnowledgeCrmDb db, Case @case, CancellationToken stop)
    {
        if (@case.QueueId is not { } id || @case.AssigneeId is not null) return;
        var queue = await db.CaseQueues.AsNoTracking().SingleAsync(q => q.Id == id, stop);
        if (queue.DealsOut && await LeastBusyAsync(db, queue, @case, stop) is { } person) @case.Assign(person, db.Now);
    }

    /// <summary>The member who fits best and has least to do; null when none fits.</summary>
    public static async Task<Guid?> LeastBusyAsync(KnowledgeCrmDb db, CaseQueue queue, Case @case, CancellationToken stop)
    {
        await db.OneDealsOutCasesAsync(stop);
        var members = queue.Members.Select(m => (Guid?)m.PersonId).ToHashSet();
        var reps = (await db.Users.Where(p => members.Contains(p.Id) && !p.IsService).Select(p => new { p.Id, p.Roles }).ToListAsync(stop))
            .Where(p => p.Roles.Contains(Role.Rep)).Select(p => p.Id).ToHashSet();
        var loads = await db.Cases.Where(c => members.Contains(c.AssigneeId) && c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed)
            .GroupBy(c => c.AssigneeId).Select(g => new { Person = g.Key, Open = g.Count(), Last = g.Max(c => c.AssignedAt) }).ToListAsync(stop);
        var topics = await TopicLineAsync(db, @case.TopicId, stop);
        var keys = await db.Topics.Where(t => topics.Contains(t.Id)).Select(t => t.Key).ToListAsync(stop);
        return Choose([.. queue.Members.Where(m => reps.Contains(m.PersonId)).Select(m =>
        {
            var load = loads.Find(l => l.Person == m.PersonId);
            return new MemberLoad(m, load?.Open ?? 0, load?.Last);
        })], @case.Language, keys);
    }

    /// <summary>Of those who speak the language and know the topic, who has the fewest open cases; of equals, whoever was given one longest ago.</summary>
    public static Guid? Choose(IReadOnlyList<MemberLoad> members, string language, IReadOnlyCollection<string> topics) => members
        .Where(m => m.Member.Speaks(language) && m.Member.Knows(topics))
        .OrderBy(m => m.Open).ThenBy(m => m.LastGivenAt ?? DateTime.MinValue).ThenBy(m => m.Member.PersonId)
        .Select(m => (Guid?)m.Member.PersonId).FirstOrDefault();

    private static async Task<QueueFacts> FactsAsync(KnowledgeCrmDb db, Case @case, CancellationToken stop)
    {
        var level = @case.ContractId is { } contract
            ? (await db.Contracts.FindAsync([contract], stop))?.ServiceLevel : null;
        var customer = await db.Customers.Where(c => c.Id == @case.CustomerId).Select(c => new { c.Relation, c.Grade }).SingleOrDefaultAsync(stop);
        return new QueueFacts(
            @case.Type, @case.Priority, @case.Language, await db.ProductLineAsync(@case.ProductId, stop), await TopicLineAsync(db, @case.TopicId, stop), level,
            @case.ContractId is not null, customer?.Relation, customer?.Grade);
    }

    private static async Task<IReadOnlyList<Guid>> TopicLineAsync(KnowledgeCrmDb db, Guid? topicId, CancellationToken stop)
    {
        var line = new List<Guid>();
        while (topicId is { } id && !line.Contains(id))
        {
            line.Add(id);
            topicId = await db.Topics.Where(t => t.Id == id).Select(t => t.ParentId).SingleOrDefaultAsync(stop);
        }
        return line;
    }
}

/// <summary>A member, what they have to do, and when they were last given something.</summary>
public sealed record MemberLoad(QueueMember Member, int Open, DateTime? LastGivenAt);
