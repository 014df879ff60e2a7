using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>The queues, the rules that fill them, and the rules of escalation.</summary>
public sealed record QueuesAnswer
{
    /// <summary>The queues.</summary>
    public required IReadOnlyList<QueueDescription> Queues { get; init; }

    /// <summary>The rules that fill them; the first that fits counts.</summary>
    public required IReadOnlyList<QueueRuleDescription> Rules { get; init; }

    /// <summary>The rules of escalation.</summary>
    public required IReadOnlyList<EscalationDescription> Escalations { get; init; }

    internal static QueuesAnswer Of(Queues book) => new()
    {
        Queues = [.. book.List.Select(QueueDescription.Of)], Rules = [.. book.Rules.Select(QueueRuleDescription.Of)],
        Escalations = [.. book.Escalations.Select(EscalationDescription.Of)],
    };
}

/// <summary>A queue.</summary>
public sealed record QueueDescription
{
    /// <summary>What rules name it by; when it is saved, the address says it.</summary>
    public string? Key { get; init; }

    /// <summary>Its name in English. Required.</summary>
    public string? NameEn { get; init; }

    /// <summary>Its name in Chinese. Required.</summary>
    public string? NameZh { get; init; }

    /// <summary>True when what comes in is given to a member at once; <c>false</c> when absent: members take it.</summary>
    public bool? DealsOut { get; init; }

    /// <summary>Who works it.</summary>
    public IReadOnlyList<QueueMemberDescription>? Members { get; init; }

    /// <summary>Counts changes; sent, it is the one that the change started from, and when there is a newer one, 409.</summary>
    public int? Version { get; init; }

    internal static QueueDescription Of(QueueView queue) => new()
    {
        Key = queue.Key, NameEn = queue.Name.En, NameZh = queue.Name.Zh, DealsOut = queue.DealsOut, Version = queue.Version,
        Members = [.. queue.Members.Select(member => new QueueMemberDescription { Person = member.PersonId, Languages = member.Languages, Topics = member.Topics })],
    };

    internal QueueInput ToInput() => new(new BothLanguages(NameEn ?? "", NameZh ?? ""), DealsOut ?? false,
        [.. (Members ?? []).Select((member, at) => new QueueMember(
            Parameters.Required(member.Person, $"members[{at}].person"), member.Languages ?? [], member.Topics ?? []))]);
}

/// <summary>Somebody who works a queue.</summary>
public sealed record QueueMemberDescription
{
    /// <summary>The id of a representative. Required.</summary>
    public Guid? Person { get; init; }

    /// <summary>The languages that they answer in; absent or empty: both.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The keys of the topics that they know; absent or empty: all.</summary>
    public IReadOnlyList<string>? Topics { get; init; }
}

/// <summary>All the rules that fill the queues, in order.</summary>
public sealed record QueueRulesRequest
{
    /// <summary>The rules; the first that fits counts. Required.</summary>
    public IReadOnlyList<QueueRuleDescription>? Rules { get; init; }
}

/// <summary>What a case must be to enter a queue; what is absent asks for nothing.</summary>
public sealed record QueueRuleDescription
{
    /// <summary>The queue's key. Required.</summary>
    public string? Queue { get; init; }

    /// <summary>The type.</summary>
    public CaseType? Type { get; init; }

    /// <summary>The priority.</summary>
    public CasePriority? Priority { get; init; }

    /// <summary>The customer's language: <c>en</c> or <c>zh</c>.</summary>
    public string? Language { get; init; }

    /// <summary>A product's model, or the key of a category for all below it.</summary>
    public string? Product { get; init; }

    /// <summary>A topic's key, for all below it.</summary>
    public string? Topic { get; init; }

    /// <summary>The key of the service level that holds by contract.</summary>
    public string? ServiceLevel { get; init; }

    /// <summary>True: only under a contract; false: only without one.</summary>
    public bool? HasContract { get; init; }

    /// <summary>What the customer is to us.</summary>
    public CustomerRelation? Relation { get; init; }

    /// <summary>The customer's grade.</summary>
    public CustomerGrade? Grade { get; init; }

    internal static QueueRuleDescription Of(QueueRuleView rule) => new()
    {
        Queue = rule.Queue, Type = rule.Type, Priority = rule.Priority, Language = rule.Language, Product = rule.Product, Topic = rule.Topic, ServiceLevel = rule.ServiceLevel,
        HasContract = rule.HasContract, Relation = rule.Relation, Grade = rule.Grade,
    };

    internal QueueRuleView ToRule() => new(Queue ?? "", Type, Priority, Language, Product, Topic, ServiceLevel, HasContract, Relation, Grade);
}

/// <summary>What happens to a case that stays too long; once to each.</summary>
public sealed record EscalationDescription
{
    /// <summary>Names the rule; when it is saved, the address says it.</summary>
    public string? Key { get; init; }

    /// <summary>Its name in English. Required.</summary>
    public string? NameEn { get; init; }

    /// <summary>Its name in Chinese. Required.</summary>
    public string? NameZh { get; init; }

    /// <summary>Whether it works; <c>true</c> when absent.</summary>
    public bool? On { get; init; }

    /// <summary>What sets it off. Required.</summary>
    public EscalationTrigger? Trigger { get; init; }

    /// <summary>How many minutes, around the clock. Required.</summary>
    public int? Minutes { get; init; }

    /// <summary>Only cases of this type.</summary>
    public CaseType? Type { get; init; }

    /// <summary>Only cases of this priority.</summary>
    public CasePriority? Priority { get; init; }

    /// <summary>Only cases of this queue.</summary>
    public string? Queue { get; init; }

    /// <summary>The priority that it gets, when it has a lower one.</summary>
    public CasePriority? RaiseTo { get; init; }

    /// <summary>The key of the queue that it is moved to.</summary>
    public string? MoveTo { get; init; }

    /// <summary>The ids of people of the house who are told.</summary>
    public IReadOnlyList<Guid>? Notify { get; init; }

    /// <summary>Counts changes; sent, it is the one that the change started from, and when there is a newer one, 409.</summary>
    public int? Version { get; init; }

    internal static EscalationDescription Of(EscalationView rule) => new()
    {
        Key = rule.Key, NameEn = rule.Name.En, NameZh = rule.Name.Zh, On = rule.IsOn, Trigger = rule.Trigger, Minutes = rule.Minutes, Type = rule.Type,
        Priority = rule.Priority, Queue = rule.Queue, RaiseTo = rule.RaiseTo, MoveTo = rule.MoveTo, Notify = rule.NotifyIds, Version = rule.Version,
    };

    internal EscalationView ToRule(string key) => new(
        key, new BothLanguages(NameEn ?? "", NameZh ?? ""), On ?? true, Parameters.Required(Trigger, "trigger"), Parameters.Required(Minutes, "minutes"),
        Type, Priority, Queue, RaiseTo, MoveTo, Notify ?? []);
}
