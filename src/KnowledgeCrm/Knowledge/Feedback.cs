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

    /// <summary>The reader, when signed in.</summary>
    public Guid? PersonId { get; private set; }
    public DateTime At { get; private set; }

    public static Feedback On(Article article, bool helpful, string? comment, Actor reader, DateTime at)
    {
        var feedback = new Feedback
        {
            ArticleId = article.Id,
            ArticleVersionId = article.LiveVersionId!.Value,
            Helpful = helpful,
            Comment = Limits.Checked(comment, "comment", Limits.Reply, required: false),
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
