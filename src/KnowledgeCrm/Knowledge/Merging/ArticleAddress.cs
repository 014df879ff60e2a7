using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>An address that an article had, or that it took over: it leads to where the article is now.</summary>
public sealed class ArticleAddress
{
    public required string Slug { get; init; }
    public Guid ArticleId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ArticleAddress>
    {
        public void Configure(EntityTypeBuilder<ArticleAddress> map)
        {
            map.HasKey(a => a.Slug);
            map.Property(a => a.Slug).HasMaxLength(Limits.Name);
            map.HasIndex(a => a.ArticleId);
            map.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId);
        }
    }
}
