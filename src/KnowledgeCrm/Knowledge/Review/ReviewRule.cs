using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>Who reviews what is submitted on a topic and all below it, and within how many days. A rule without a topic is for all the rest.</summary>
public sealed class ReviewRule : Entity
{
    public const int LongestDays = 90;

    private ReviewRule()
    {
    }

    public Guid? TopicId { get; private set; }
    public List<Guid> ReviewerIds { get; private set; } = [];

    /// <summary>Days from submitting until the review is due.</summary>
    public int Days { get; private set; }

    public static ReviewRule Of(Guid? topicId, IEnumerable<Guid> reviewerIds, int days)
    {
        var rule = new ReviewRule { TopicId = topicId };
        rule.Change(reviewerIds, days);
        return rule;
    }

    public void Change(IEnumerable<Guid> reviewerIds, int days)
    {
        if (days is < 1 or > LongestDays) throw Refused.Invalid("ReviewRule.Days", "days", 1, LongestDays);
        (ReviewerIds, Days) = ([.. reviewerIds.Distinct()], days);
    }

    private sealed class Mapping : IEntityTypeConfiguration<ReviewRule>
    {
        public void Configure(EntityTypeBuilder<ReviewRule> map)
        {
            map.HasIndex(r => r.TopicId).IsUnique();
            map.HasOne<Topic>().WithMany().HasForeignKey(r => r.TopicId);
        }
    }
}
