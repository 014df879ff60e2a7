using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>The queues with their people, the rules that fill them, and the rules of escalation.</summary>
public sealed class QueueBook(UseCase useCase)
{
    public Task<Outcome<Queues>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            DeskRules.RequireReader(actor);
            var queues = await db.CaseQueues.OrderBy(q => q.Key).ToListAsync(stop);
            var keys = queues.ToDictionary(q => q.Id, q => q.Key);
            var rules = await db.QueueRules.OrderBy(r => r.Place).ToListAsync(stop);
            var (productIds, topicIds) = (rules.Select(r => r.ProductId).ToHashSet(), rules.Select(r => r.TopicId).ToHashSet());
            var products = await db.Products.Where(p => productIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Model ?? p.Key, stop);
            var topics = await db.Topics.Where(t => topicIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Key, stop);
            var escalations = await db.EscalationRules.OrderBy(r => r.Key).ToListAsync(stop);
            string? KeyOf(Guid? id) => id is { } known ? keys.GetValueOrDefault(known) : null;
            return new Queues(
                [.. queues.Select(q => new QueueView(q.Key, q.Name, q.DealsOut, q.Members, q.Version))],
                [.. rules.Select(r => new QueueRuleView(
                    keys[r.QueueId], r.Type, r.Priority, r.Language, r.ProductId is { } p ? products[p] : null, r.TopicId is { } t ? topics[t] : null, r.ServiceLevel,
                    r.HasContract, r.Relation, r.Grade))],
                [.. escalations.Select(r => new EscalationView(
                    r.Key, r.Name, r.IsOn, r.Trigger, r.Minutes, r.Type, r.Priority, KeyOf(r.QueueId), r.RaiseTo, KeyOf(r.MoveToId), r.NotifyIds, r.Version))]);
        }, stop);
}

/// <summary>Adds or changes a queue. What is in it stays in it.</summary>
public sealed class SaveQueue(UseCase useCase)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="key">Which; one that there is not is added.</param>
    /// <param name="input">All that it is to say.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<DeskRuleDone>> RunAsync(Actor actor, string key, QueueInput input, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveQueue), actor, async db =>
        {
            DeskRules.RequireWriter(actor);
            var members = await CheckedAsync(db, input.Members ?? [], stop);
            var queue = await db.CaseQueues.SingleOrDefaultAsync(q => q.Key == key, stop);
            if (queue is null) db.CaseQueues.Add(queue = CaseQueue.Of(key, input, members));
            else
            {
                DeskRules.RequireVersion(queue, version);
                queue.Write(input, members);
            }
            await db.SaveChangesAsync(stop);
            return new DeskRuleDone(queue.Key, queue.Version);
        }, stop);

    private static async Task<IReadOnlyList<QueueMember>> CheckedAsync(KnowledgeCrmDb db, IReadOnlyList<QueueMember> members, CancellationToken stop)
    {
        var ids = members.Select(m => m.PersonId).ToHashSet();
        var reps = (await db.Users.Where(p => ids.Contains(p.Id)).ToListAsync(stop)).Where(p => p.Roles.Contains(Role.Rep)).Select(p => p.Id).ToHashSet();
        if (ids.Count < members.Count || !ids.All(reps.Contains)) throw Refused.Invalid("Queue.MemberInvalid", "members");
        var keys = members.SelectMany(m => m.Topics ?? []).ToHashSet();
        var topics = await db.Topics.Where(t => keys.Contains(t.Key)).Select(t => t.Key).ToListAsync(stop);
        if (keys.Except(topics).FirstOrDefault() is { } unknown) throw Refused.Invalid("Topic.Unknown", "members", unknown);
        return [.. members.Select(m => new QueueMember(
            m.PersonId, [.. (m.Languages ?? []).Select(language => Languages.Checked(language, "members")).Distinct()], [.. (m.Topics ?? []).Distinct()]))];
    }
}

/// <summary>Lays down the rules that fill the queues; what is given is all of them, in order. Cases that are open already stay where they are until they change.</summary>
public sealed class SaveQueueRules(UseCase useCase)
{
    public Task<Outcome<DeskRuleDone>> RunAsync(Actor actor, IReadOnlyList<QueueRuleView> rules, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveQueueRules), actor, async db =>
        {
            DeskRules.RequireWriter(actor);
            if (rules.Count > QueueRule.Most) throw Refused.Invalid("Queue.TooManyRules", "rules", QueueRule.Most);
            var made = new List<QueueRule>();
            foreach (var rule in rules) made.Add(await MadeAsync(db, made.Count + 1, rule, stop));
            db.QueueRules.RemoveRange(await db.QueueRules.ToListAsync(stop));
            db.QueueRules.AddRange(made);
            return new DeskRuleDone($"{made.Count}", 0);
        }, stop);

    private static async Task<QueueRule> MadeAsync(KnowledgeCrmDb db, int place, QueueRuleView rule, CancellationToken stop)
    {
        var field = $"rules[{place - 1}]";
        var queue = await db.CaseQueues.Where(q => q.Key == rule.Queue).Select(q => (Guid?)q.Id).SingleOrDefaultAsync(stop)
            ?? throw Refused.Invalid("Queue.Unknown", $"{field}.queue");
        Guid? product = string.IsNullOrEmpty(rule.Product) ? null
            : await db.Products.Where(p => p.Model == rule.Product || p.Key == rule.Product).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop)
                ?? throw Refused.Invalid("Product.Unknown", $"{field}.product", rule.Product);
        Guid? topic = string.IsNullOrEmpty(rule.Topic) ? null
            : await db.Topics.Where(t => t.Key == rule.Topic).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop)
                ?? throw Refused.Invalid("Topic.Unknown", $"{field}.topic", rule.Topic);
        if (!string.IsNullOrEmpty(rule.ServiceLevel) && !await db.ServiceLevels.AnyAsync(l => l.Key == rule.ServiceLevel, stop))
            throw Refused.Invalid("ServiceLevel.Unknown", $"{field}.serviceLevel", rule.ServiceLevel);
        if (rule.Relation is { } relation && !Enum.IsDefined(relation)) throw Refused.Invalid("Value.Unknown", $"{field}.relation", relation);
        if (rule.Grade is { } grade && !Enum.IsDefined(grade)) throw Refused.Invalid("Value.Unknown", $"{field}.grade", grade);
        return QueueRule.Of(place, queue, new QueueMatch(
            rule.Type, rule.Priority, string.IsNullOrEmpty(rule.Language) ? null : Languages.Checked(rule.Language, $"{field}.language"), product, topic,
            string.IsNullOrEmpty(rule.ServiceLevel) ? null : rule.ServiceLevel, rule.HasContract, rule.Relation, rule.Grade));
    }
}

/// <summary>Adds or changes a rule of escalation. A case that it has taken hold of once is left alone by it, whatever it says later.</summary>
public sealed class SaveEscalation(UseCase useCase)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="rule">All that it is to say; its key says which, one that there is not is added.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<DeskRuleDone>> RunAsync(Actor actor, EscalationView rule, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveEscalation), actor, async db =>
        {
            DeskRules.RequireWriter(actor);
            var notify = rule.NotifyIds ?? [];
            if (await db.Users.Where(p => notify.Contains(p.Id)).ToListAsync(stop) is var people && (people.Count < notify.Distinct().Count() || people.Exists(p => !p.ToActor().IsStaff)))
                throw Refused.Invalid("Escalation.NotifyInvalid", "notifyIds");
            var terms = new EscalationTerms(
                rule.Name, rule.IsOn, rule.Trigger, rule.Minutes, rule.Type, rule.Priority, await QueueAsync(db, rule.Queue, "queue", stop), rule.RaiseTo,
                await QueueAsync(db, rule.MoveTo, "moveTo", stop), notify);
            var saved = await db.EscalationRules.SingleOrDefaultAsync(r => r.Key == rule.Key, stop);
            if (saved is null) db.EscalationRules.Add(saved = EscalationRule.Of(rule.Key, terms));
            else
            {
                DeskRules.RequireVersion(saved, version);
                saved.Write(terms);
            }
            await db.SaveChangesAsync(stop);
            return new DeskRuleDone(saved.Key, saved.Version);
        }, stop);

    private static async Task<Guid?> QueueAsync(KnowledgeCrmDb db, string? key, string field, CancellationToken stop) => string.IsNullOrEmpty(key) ? null
        : await db.CaseQueues.Where(q => q.Key == key).Select(q => (Guid?)q.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Queue.Unknown", field);
}

public sealed record Queues(IReadOnlyList<QueueView> List, IReadOnlyList<QueueRuleView> Rules, IReadOnlyList<EscalationView> Escalations);

/// <summary>A queue and who works it.</summary>
public sealed record QueueView(string Key, BothLanguages Name, bool DealsOut, IReadOnlyList<QueueMember> Members, int Version);

/// <summary>A rule: the queue that a case enters, and what it must be; null asks for nothing. Product, topic and service level by model or key.</summary>
public sealed record QueueRuleView(
    string Queue, CaseType? Type = null, CasePriority? Priority = null, string? Language = null, string? Product = null, string? Topic = null, string? ServiceLevel = null,
    bool? HasContract = null, CustomerRelation? Relation = null, CustomerGrade? Grade = null);

/// <summary>A rule of escalation; queues by their keys, minutes of its trigger.</summary>
public sealed record EscalationView(
    string Key, BothLanguages Name, bool IsOn, EscalationTrigger Trigger, int Minutes, CaseType? Type, CasePriority? Priority, string? Queue,
    CasePriority? RaiseTo, string? MoveTo, IReadOnlyList<Guid> NotifyIds, int Version = 0);
