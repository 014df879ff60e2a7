using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

public enum TipState
{
    Shown,
    /// <summary>Its words were taken into the article.</summary>
    Promoted,
    Removed,
}

/// <summary>What a colleague says below an article: a tip, a question, an experience. Readers outside the house don't see it, since nobody
/// has reviewed it.</summary>
public sealed class ArticleTip : Entity
{
    private ArticleTip()
    {
    }

    public Guid ArticleId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid? AuthorId { get; private set; }
    public DateTime At { get; private set; }
    public TipState State { get; private set; }
    public Guid? ClosedById { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The number of the version that took its words in.</summary>
    public int? PromotedInVersion { get; private set; }

    public static ArticleTip On(Article article, string? text, Actor author, DateTime at) => new()
    {
        ArticleId = article.Id, Text = Limits.Checked(text, "text", Limits.Reply), AuthorId = author.PersonId, At = at,
    };

    public void Promote(int version, Actor by, DateTime at)
    {
        RequireShown();
        (State, PromotedInVersion, ClosedById, ClosedAt) = (TipState.Promoted, version, by.PersonId, at);
    }

    public void Remove(Actor by, DateTime at)
    {
        RequireShown();
        (State, ClosedById, ClosedAt) = (TipState.Removed, by.PersonId, at);
    }

    private void RequireShown()
    {
        if (State != TipState.Shown) throw Refused.Conflict("Tip.Closed");
    }

    private sealed class Mapping : IEntityTypeConfiguration<ArticleTip>
    {
        public void Configure(EntityTypeBuilder<ArticleTip> map)
        {
            map.HasOne<Article>().WithMany().HasForeignKey(t => t.ArticleId);
            map.HasIndex(t => new { t.ArticleId, t.At });
        }
    }
}
