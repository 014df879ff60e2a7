using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>Whether an article helped one reader.</summary>
public sealed class Feedback : Entity
{
    private Feedback()
    {
    }

    public Guid ArticleId { get; private set; }
    public Guid ArticleVersionId { get; private set; }
    public bool Helpful { get; private set; }
    public string Comment { get; private set; } = "";

    /// <summary>Why it did not help; null when nothing was said, or it helped.</summary>
    public FlagReason? Reason { get; private set; }

    /// <summary>The reader, when signed in.</summary>
    public Guid? PersonId { get; private set; }
    public DateTime At { get; private set; }

    /// <param name="article">What was read.</param>
    /// <param name="helpful">Whether it helped.</param>
    /// <param name="comment">The reader's words, or none.</param>
    /// <param name="reason">Why it did not help; of one that did it says nothing.</param>
    /// <param name="reader">Who read it.</param>
    /// <param name="at">Now (UTC).</param>
    public static Feedback On(Article article, bool helpful, string? comment, FlagReason? reason, Actor reader, DateTime at)
    {
        if (reason is { } said && !Enum.IsDefined(said)) throw Refused.Invalid("Flag.ReasonUnknown", "reason");
        var feedback = new Feedback
        {
            ArticleId = article.Id,
            ArticleVersionId = article.LiveVersionId!.Value,
            Helpful = helpful,
            Comment = Limits.Checked(comment, "comment", Limits.Reply, required: false),
            Reason = helpful ? null : reason,
            PersonId = reader.PersonId,
            At = at,
        };
        feedback.Raise(new FeedbackGiven(article.Id, feedback.Id, helpful));
        return feedback;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Feedback>
    {
        public void Configure(EntityTypeBuilder<Feedback> map)
        {
            map.HasOne<Article>().WithMany().HasForeignKey(f => f.ArticleId);
            map.HasIndex(f => new { f.ArticleId, f.At });
        }
    }
}
