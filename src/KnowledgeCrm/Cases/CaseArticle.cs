using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

public enum CaseArticleKind { Used, SolvedBy, DidNotApply }

/// <summary>What one article did for one case, in the version that was read then.</summary>
public sealed class CaseArticle
{
    private CaseArticle()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid ArticleId { get; private set; }
    public Guid ArticleVersionId { get; private set; }
    public CaseArticleKind Kind { get; private set; }
    public Guid? PersonId { get; private set; }
    public DateTime At { get; private set; }

    internal static CaseArticle Of(Guid caseId, Guid articleId, Guid versionId, CaseArticleKind kind, Actor by, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(), CaseId = caseId, ArticleId = articleId, ArticleVersionId = versionId, Kind = kind, PersonId = by.PersonId, At = at,
    };

    internal void Become(CaseArticleKind kind, Guid versionId, DateTime at) => (Kind, ArticleVersionId, At) = (kind, versionId, at);

    /// <summary>The article became part of another; the version that was read then stays on record.</summary>
    internal void MoveTo(Guid articleId) => ArticleId = articleId;

    private sealed class Mapping : IEntityTypeConfiguration<CaseArticle>
    {
        public void Configure(EntityTypeBuilder<CaseArticle> map)
        {
            map.Property(l => l.Id).ValueGeneratedNever();
            map.HasIndex(l => new { l.CaseId, l.ArticleId }).IsUnique();
            map.HasIndex(l => l.ArticleId);
            map.HasOne<Article>().WithMany().HasForeignKey(l => l.ArticleId);
        }
    }
}
