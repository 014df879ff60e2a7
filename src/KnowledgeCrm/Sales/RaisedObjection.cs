using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Sales;

/// <summary>An objection as one customer raised it in one opportunity, and what it was answered with.</summary>
public sealed class RaisedObjection : Entity
{
    private RaisedObjection()
    {
    }

    public Guid OpportunityId { get; private set; }
    public Guid ObjectionId { get; private set; }

    /// <summary>The customer's own words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The product that is doubted; null for the whole offer.</summary>
    public Guid? ProductId { get; private set; }

    /// <summary>With whom we are compared; empty for nobody.</summary>
    public string Competitor { get; private set; } = "";
    public Guid? PersonId { get; private set; }
    public DateTime At { get; private set; }
    public List<GivenExplanation> Explanations { get; } = [];

    internal static RaisedObjection Of(Opportunity opportunity, Objection objection, string? words, Guid? productId, string? competitor, Actor by, DateTime at) => new()
    {
        OpportunityId = opportunity.Id,
        ObjectionId = objection.Id,
        Words = Limits.Checked(words, "words", Limits.Summary),
        ProductId = productId,
        Competitor = Limits.Checked(competitor, "competitor", Limits.Name, required: false),
        PersonId = by.PersonId,
        At = at,
    };

    /// <summary>An explanation was given, in the version that is read now. The same one again says what came of it.</summary>
    internal GivenExplanation Explain(Article play, ExplanationResult result, Actor by, DateTime at)
    {
        if (play.LiveVersionId is not { } version) throw Refused.Invalid("Article.Unknown", "article");
        if (Explanations.Find(given => given.ArticleId == play.Id) is { } known)
        {
            known.Result = result;
            return known;
        }
        var given = GivenExplanation.Of(Id, play.Id, version, result, by, at);
        Explanations.Add(given);
        return given;
    }

    internal void MoveTo(Objection objection) => ObjectionId = objection.Id;

    private sealed class Mapping : IEntityTypeConfiguration<RaisedObjection>
    {
        public void Configure(EntityTypeBuilder<RaisedObjection> map)
        {
            map.HasIndex(r => new { r.ObjectionId, r.At });
            map.HasOne<Opportunity>().WithMany().HasForeignKey(r => r.OpportunityId);
            map.HasOne<Objection>().WithMany().HasForeignKey(r => r.ObjectionId);
            map.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId);
            map.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
            map.HasMany(r => r.Explanations).WithOne().HasForeignKey(g => g.RaisedId);
            map.Property(r => r.Words).HasMaxLength(Limits.Summary);
            map.Property(r => r.Competitor).HasMaxLength(Limits.Name);
        }
    }
}

/// <summary>What came of an explanation at once; what came of the deal follows by itself.</summary>
public enum ExplanationResult { Open, Convinced, NotConvinced }

/// <summary>One explanation given to one raised objection: an article, in the version that was used.</summary>
public sealed class GivenExplanation
{
    private GivenExplanation()
    {
    }

    public Guid Id { get; private set; }
    public Guid RaisedId { get; private set; }
    public Guid ArticleId { get; private set; }
    public Guid ArticleVersionId { get; private set; }
    public ExplanationResult Result { get; internal set; }
    public Guid? PersonId { get; private set; }
    public DateTime At { get; private set; }

    internal static GivenExplanation Of(Guid raisedId, Guid articleId, Guid versionId, ExplanationResult result, Actor by, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(), RaisedId = raisedId, ArticleId = articleId, ArticleVersionId = versionId, Result = result, PersonId = by.PersonId, At = at,
    };

    private sealed class Mapping : IEntityTypeConfiguration<GivenExplanation>
    {
        public void Configure(EntityTypeBuilder<GivenExplanation> map)
        {
            map.Property(g => g.Id).ValueGeneratedNever();
            map.HasIndex(g => new { g.RaisedId, g.ArticleId }).IsUnique();
            map.HasIndex(g => g.ArticleId);
            map.HasOne<Article>().WithMany().HasForeignKey(g => g.ArticleId);
            map.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId);
        }
    }
}
