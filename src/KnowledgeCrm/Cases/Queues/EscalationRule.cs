using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>What sets a rule off: how long a case is open, or how little time is left to keep a promise. Both count around the clock.</summary>
public enum EscalationTrigger { OpenFor, TimeLeft }

/// <summary>What happens to a case that stays too long; once to each case.</summary>
public sealed class EscalationRule : Entity
{
    public const int LongestMinutes = 365 * 24 * 60;

    private EscalationRule()
    {
    }

    public string Key { get; private set; } = "";
    public BothLanguages Name { get; private set; } = BothLanguages.Empty;
    public bool IsOn { get; private set; }
    public EscalationTrigger Trigger { get; private set; }
    public int Minutes { get; private set; }
    public CaseType? Type { get; private set; }
    public CasePriority? Priority { get; private set; }
    public Guid? QueueId { get; private set; }
    public CasePriority? RaiseTo { get; private set; }
    public Guid? MoveToId { get; private set; }
    public List<Guid> NotifyIds { get; private set; } = [];

    internal static EscalationRule Of(string key, EscalationTerms terms)
    {
        var rule = new EscalationRule { Key = DeskKey.Checked(key) };
        rule.Write(terms);
        return rule;
    }

    internal void Write(EscalationTerms terms)
    {
        var least = terms.Trigger == EscalationTrigger.OpenFor ? 1 : 0;
        if (terms.Minutes < least || terms.Minutes > LongestMinutes) throw Refused.Invalid("Escalation.Minutes", "minutes", least, LongestMinutes);
        if (terms is { RaiseTo: null, MoveToId: null, NotifyIds.Count: 0 }) throw Refused.Invalid("Escalation.DoesNothing", "raiseTo");
        (Name, IsOn, Trigger, Minutes) = (DeskKey.Named(terms.Name), terms.IsOn, terms.Trigger, terms.Minutes);
        (Type, Priority, QueueId, RaiseTo, MoveToId, NotifyIds) = (
            terms.Type, terms.Priority, terms.QueueId, terms.RaiseTo, terms.MoveToId, [.. terms.NotifyIds.Distinct()]);
    }

    private sealed class Mapping : IEntityTypeConfiguration<EscalationRule>
    {
        public void Configure(EntityTypeBuilder<EscalationRule> map)
        {
            map.HasIndex(r => r.Key).IsUnique();
            map.Property(r => r.Key).HasMaxLength(DeskKey.Longest);
            map.Property(r => r.Name).HasJson();
            map.Property(r => r.NotifyIds).HasJson();
            map.HasOne<CaseQueue>().WithMany().HasForeignKey(r => r.QueueId);
            map.HasOne<CaseQueue>().WithMany().HasForeignKey(r => r.MoveToId);
        }
    }
}

/// <summary>That a rule has taken hold of a case; it does so once.</summary>
public sealed class CaseEscalation
{
    public Guid CaseId { get; init; }
    public Guid RuleId { get; init; }
    public DateTime At { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<CaseEscalation>
    {
        public void Configure(EntityTypeBuilder<CaseEscalation> map)
        {
            map.HasKey(e => new { e.CaseId, e.RuleId });
            map.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
            map.HasOne<EscalationRule>().WithMany().HasForeignKey(e => e.RuleId);
        }
    }
}

/// <summary>What a rule says. Minutes are those of <paramref name="Trigger"/>; what is null asks for nothing, or does nothing.</summary>
public sealed record EscalationTerms(
    BothLanguages? Name, bool IsOn, EscalationTrigger Trigger, int Minutes, CaseType? Type, CasePriority? Priority, Guid? QueueId,
    CasePriority? RaiseTo, Guid? MoveToId, IReadOnlyList<Guid> NotifyIds);
