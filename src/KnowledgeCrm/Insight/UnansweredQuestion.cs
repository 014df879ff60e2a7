using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Insight;

/// <summary>Something that people looked for and did not find: on the list of a week, or taken up from the page, or both.</summary>
public sealed class UnansweredQuestion
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The most typical query.</summary>
    public required string Text { get; init; }

    /// <summary>The Monday (UTC) of the week whose list it is on; null when it was taken up without having been on one.</summary>
    public DateTime? Week { get; init; }

    /// <summary>How often it was asked, and by how many people with an account.</summary>
    public int Searches { get; init; }
    public int People { get; init; }
    public DateTime At { get; init; }

    /// <summary>The article that was begun for it.</summary>
    public Guid? ArticleId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<UnansweredQuestion>
    {
        public void Configure(EntityTypeBuilder<UnansweredQuestion> map)
        {
            map.Property(q => q.Id).ValueGeneratedNever();
            map.Property(q => q.Text).HasMaxLength(SearchNote.LongestText);
            // A week's list is written once, also when two nodes come to it together.
            map.HasIndex(q => new { q.Week, q.Text }).IsUnique();
            map.HasOne<Article>().WithMany().HasForeignKey(q => q.ArticleId);
        }
    }
}
