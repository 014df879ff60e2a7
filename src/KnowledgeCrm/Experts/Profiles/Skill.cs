using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Experts;

/// <summary>How well somebody says they know a topic.</summary>
public enum SkillLevel
{
    /// <summary>Knows the usual questions.</summary>
    Familiar,
    /// <summary>Works with it and solves what is not in the book.</summary>
    Skilled,
    /// <summary>Is asked by colleagues, and teaches it.</summary>
    Expert,
}

/// <summary>A topic that somebody says they know. Kept apart from what colleagues say and from what the program infers.</summary>
public sealed class DeclaredSkill
{
    public required Guid PersonId { get; init; }
    public required Guid TopicId { get; init; }
    public SkillLevel Level { get; set; }
    public DateTime At { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<DeclaredSkill>
    {
        public void Configure(EntityTypeBuilder<DeclaredSkill> map)
        {
            map.HasKey(s => new { s.PersonId, s.TopicId });
            map.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
            map.HasOne<Topic>().WithMany().HasForeignKey(s => s.TopicId);
        }
    }
}

/// <summary>A colleague says that somebody knows a topic: once for each person and topic, and never of oneself.</summary>
public sealed class SkillEndorsement
{
    public required Guid PersonId { get; init; }
    public required Guid TopicId { get; init; }
    public required Guid ById { get; init; }
    public DateTime At { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<SkillEndorsement>
    {
        public void Configure(EntityTypeBuilder<SkillEndorsement> map)
        {
            map.HasKey(e => new { e.PersonId, e.TopicId, e.ById });
            map.HasIndex(e => e.ById);
            map.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
            map.HasOne<Person>().WithMany().HasForeignKey(e => e.ById);
            map.HasOne<Topic>().WithMany().HasForeignKey(e => e.TopicId);
        }
    }
}

/// <summary>A topic that somebody does not want to be known for, whatever they did.</summary>
public sealed class HiddenTopic
{
    public required Guid PersonId { get; init; }
    public required Guid TopicId { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<HiddenTopic>
    {
        public void Configure(EntityTypeBuilder<HiddenTopic> map)
        {
            map.HasKey(h => new { h.PersonId, h.TopicId });
            map.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId);
            map.HasOne<Topic>().WithMany().HasForeignKey(h => h.TopicId);
        }
    }
}

/// <summary>A piece of evidence of which somebody says that it is not theirs. It names the document without a foreign key: what is gone is
/// evidence of nothing anyway.</summary>
public sealed class DisownedEvidence
{
    public required Guid PersonId { get; init; }

    /// <summary>The kind of document, as in <see cref="SearchKey.Kind"/>.</summary>
    public required string DocumentKind { get; init; }
    public required Guid DocumentId { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<DisownedEvidence>
    {
        public void Configure(EntityTypeBuilder<DisownedEvidence> map)
        {
            map.HasKey(d => new { d.PersonId, d.DocumentKind, d.DocumentId });
            map.Property(d => d.DocumentKind).HasMaxLength(20);
            map.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId);
        }
    }
}

/// <summary>A customer that somebody says they know.</summary>
public sealed class KnownCustomer
{
    public required Guid PersonId { get; init; }
    public required Guid CustomerId { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<KnownCustomer>
    {
        public void Configure(EntityTypeBuilder<KnownCustomer> map)
        {
            map.HasKey(k => new { k.PersonId, k.CustomerId });
            map.HasIndex(k => k.CustomerId);
            map.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId);
            map.HasOne<Customer>().WithMany().HasForeignKey(k => k.CustomerId);
        }
    }
}
