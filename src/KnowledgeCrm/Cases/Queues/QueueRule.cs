using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>Which cases enter which queue. What is null asks for nothing; of the rules that fit, the first in order counts.</summary>
public sealed class QueueRule : Entity
{
    /// <summary>The most rules: each is looked at for every case.</summary>
    public const int Most = 200;

    private QueueRule()
    {
    }

    /// <summary>Its place, from 1.</summary>
    public int Place { get; private set; }
    public Guid QueueId { get; private set; }
    public CaseType? Type { get; private set; }
    public CasePriority? Priority { get; private set; }
    public string? Language { get; private set; }

    /// <summary>A product, or a category for all below it.</summary>
    public Guid? ProductId { get; private set; }
    public Guid? TopicId { get; private set; }

    /// <summary>The key of the service level that holds for the case by contract.</summary>
    public string? ServiceLevel { get; private set; }

    /// <summary>True: only under a contract; false: only without one.</summary>
    public bool? HasContract { get; private set; }

    /// <summary>What the customer is to us.</summary>
    public CustomerRelation? Relation { get; private set; }
    public CustomerGrade? Grade { get; private set; }

    internal static QueueRule Of(int place, Guid queueId, QueueMatch match) => new()
    {
        Place = place, QueueId = queueId, Type = match.Type, Priority = match.Priority, Language = match.Language, ProductId = match.ProductId,
        TopicId = match.TopicId, ServiceLevel = match.ServiceLevel, HasContract = match.HasContract, Relation = match.Relation, Grade = match.Grade,
    };

    /// <summary>True when the rule asks for nothing that the case is not.</summary>
    public bool Fits(QueueFacts facts) =>
        (Type is null || Type == facts.Type) && (Priority is null || Priority == facts.Priority) && (Language is null || Language == facts.Language)
        && (ProductId is not { } product || facts.ProductLine.Contains(product)) && (TopicId is not { } topic || facts.TopicLine.Contains(topic))
        && (ServiceLevel is null || ServiceLevel == facts.ServiceLevel) && (HasContract is null || HasContract == facts.HasContract)
        && (Relation is null || Relation == facts.Relation) && (Grade is null || Grade == facts.Grade);

    private sealed class Mapping : IEntityTypeConfiguration<QueueRule>
    {
        public void Configure(EntityTypeBuilder<QueueRule> map)
        {
            map.HasOne<CaseQueue>().WithMany().HasForeignKey(r => r.QueueId);
            map.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId);
            map.HasOne<Topic>().WithMany().HasForeignKey(r => r.TopicId);
            map.Property(r => r.Language).HasMaxLength(2);
            map.Property(r => r.ServiceLevel).HasMaxLength(DeskKey.Longest);
        }
    }
}

/// <summary>What a rule asks for.</summary>
public sealed record QueueMatch(
    CaseType? Type, CasePriority? Priority, string? Language, Guid? ProductId, Guid? TopicId, string? ServiceLevel, bool? HasContract = null, CustomerRelation? Relation = null,
    CustomerGrade? Grade = null);

/// <summary>What rules look at.</summary>
/// <param name="Type">The case's type.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Language">The customer's language.</param>
/// <param name="ProductLine">The product and the categories above it.</param>
/// <param name="TopicLine">The topic and the topics above it.</param>
/// <param name="ServiceLevel">The key of the level that holds by contract; null without a contract.</param>
/// <param name="HasContract">True when it falls under a contract.</param>
/// <param name="Relation">What the customer is to us; null without a customer.</param>
/// <param name="Grade">The customer's grade; null without one.</param>
public sealed record QueueFacts(
    CaseType Type, CasePriority Priority, string Language, IReadOnlyList<Guid> ProductLine, IReadOnlyList<Guid> TopicLine, string? ServiceLevel,
    bool HasContract, CustomerRelation? Relation, CustomerGrade? Grade);
