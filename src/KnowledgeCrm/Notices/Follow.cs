using KnowledgeCrm.Accounts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Notices;

/// <summary>What can be followed.</summary>
public enum FollowKind { Article, Topic, Product }

/// <summary>Somebody wants to hear when an article, or one of a topic or on a product, is published or changed, and when something is asked or answered about the topic or product.</summary>
public sealed class Follow
{
    public Guid PersonId { get; init; }
    public FollowKind Kind { get; init; }
    public Guid TargetId { get; init; }
    public DateTime At { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<Follow>
    {
        public void Configure(EntityTypeBuilder<Follow> map)
        {
            map.HasKey(f => new { f.PersonId, f.Kind, f.TargetId });
            map.HasIndex(f => new { f.Kind, f.TargetId });
            map.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
        }
    }
}

/// <summary>Who followed an article that became a part of another follows that one.</summary>
public static class MoveFollowers
{
    public static async Task RunAsync(KnowledgeCrmDb db, ArticleMerged merged, CancellationToken stop)
    {
        var followers = await db.Follows.Where(f => f.Kind == FollowKind.Article && f.TargetId == merged.ArticleId).ToListAsync(stop);
        var known = await db.Follows.Where(f => f.Kind == FollowKind.Article && f.TargetId == merged.IntoId).Select(f => f.PersonId).ToListAsync(stop);
        db.Follows.RemoveRange(followers);
        db.Follows.AddRange(followers.Where(f => !known.Contains(f.PersonId))
            .Select(f => new Follow { PersonId = f.PersonId, Kind = FollowKind.Article, TargetId = merged.IntoId, At = f.At }));
    }
}

/// <summary>Of an article that was deleted nothing is told or followed any more.</summary>
public static class ForgetFollowers
{
    public static async Task RunAsync(KnowledgeCrmDb db, ArticleDeleted deleted, CancellationToken stop)
    {
        await db.Follows.Where(f => f.Kind == FollowKind.Article && f.TargetId == deleted.ArticleId).ExecuteDeleteAsync(stop);
        await db.Notices.Where(n => n.SubjectId == deleted.ArticleId).ExecuteDeleteAsync(stop);
    }
}
