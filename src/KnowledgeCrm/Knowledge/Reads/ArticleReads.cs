using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>How often an article was read on one day: counts alone, nobody's name.</summary>
public sealed class ArticleReads
{
    /// <summary>How long the days are kept: "unread for a year" needs a little more than one.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    public Guid ArticleId { get; init; }

    /// <summary>Midnight, UTC.</summary>
    public DateTime Day { get; init; }

    /// <summary>By readers of the portal and of the API who don't work here.</summary>
    public int Outside { get; set; }

    /// <summary>By people of the house.</summary>
    public int Inside { get; set; }

    /// <summary>Of those outside, after how many the same reader opened a case within a day.</summary>
    public int ThenCase { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ArticleReads>
    {
        public void Configure(EntityTypeBuilder<ArticleReads> map)
        {
            map.HasKey(r => new { r.ArticleId, r.Day });
            map.HasIndex(r => r.Day);
            map.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId);
        }
    }
}

/// <summary>That somebody with an account read an article, kept for a day: whoever opens a case after it was not helped by it.</summary>
public sealed class RecentRead
{
    /// <summary>How long it is known who read what.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public Guid PersonId { get; init; }
    public Guid ArticleId { get; init; }
    public DateTime At { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<RecentRead>
    {
        public void Configure(EntityTypeBuilder<RecentRead> map)
        {
            map.HasKey(r => new { r.PersonId, r.ArticleId });
            map.HasIndex(r => r.At);
            map.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId);
        }
    }
}
