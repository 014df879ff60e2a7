using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>What of an article can be followed: itself, its topic, its products; and what of that the actor does.</summary>
public sealed class FollowChoices(UseCase useCase)
{
    /// <param name="actor">Somebody who works here.</param>
    /// <param name="number">The number of a published article that the actor may read.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<IReadOnlyList<FollowLine>>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<FollowLine>>(async db =>
        {
            var me = SetFollow.Staff(actor);
            var article = await db.Articles.ReadableBy(actor).Where(a => a.Number == number)
                .Select(a => new { a.Id, a.Number, a.Live!.Title, a.Live.TopicId, a.Live.ProductIds }).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            var topic = await db.Topics.SingleOrDefaultAsync(t => t.Id == article.TopicId, stop);
            var products = await db.Products.Where(p => article.ProductIds.Contains(p.Id)).OrderBy(p => p.Key).ToListAsync(stop);
            var followed = (await db.Follows.Where(f => f.PersonId == me).Select(f => new { f.Kind, f.TargetId }).ToListAsync(stop)).Select(f => (f.Kind, f.TargetId)).ToHashSet();
            List<FollowLine> lines = [new(FollowKind.Article, article.Id, article.Number, article.Title, false)];
            if (topic is not null) lines.Add(new(FollowKind.Topic, topic.Id, topic.Key, topic.NameIn(actor.Language), false));
            lines.AddRange(products.Select(p => new FollowLine(FollowKind.Product, p.Id, p.Key, p.FullNameIn(actor.Language), false)));
            return [.. lines.Select(line => line with { IsFollowed = followed.Contains((line.Kind, line.Id)) })];
        }, stop);
}

/// <summary>Something that can be followed.</summary>
/// <param name="Kind">What.</param>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its number or key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsFollowed">Whether the actor does.</param>
public sealed record FollowLine(FollowKind Kind, Guid Id, string Key, string Name, bool IsFollowed);

/// <summary>What one follows, the latest first; articles that one may not read any more are left out.</summary>
public sealed class FollowList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<FollowLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<FollowLine>>(async db =>
        {
            var me = SetFollow.Staff(actor);
            var own = db.Follows.Where(f => f.PersonId == me);
            var articles = await db.Articles.ReadableBy(actor).Where(a => own.Any(f => f.Kind == FollowKind.Article && f.TargetId == a.Id))
                .Select(a => new FollowLine(FollowKind.Article, a.Id, a.Number, a.Live!.Title, true)).ToListAsync(stop);
            var topics = await db.Topics.Where(t => own.Any(f => f.Kind == FollowKind.Topic && f.TargetId == t.Id)).ToListAsync(stop);
            var products = await db.Products.Where(p => own.Any(f => f.Kind == FollowKind.Product && f.TargetId == p.Id)).ToListAsync(stop);
            return [.. articles.OrderBy(a => a.Key, StringComparer.Ordinal),
                .. topics.Select(t => new FollowLine(FollowKind.Topic, t.Id, t.Key, t.NameIn(actor.Language), true)),
                .. products.Select(p => new FollowLine(FollowKind.Product, p.Id, p.Key, p.FullNameIn(actor.Language), true))];
        }, stop);
}

/// <summary>Follows something, or no longer. Said twice, it is the same.</summary>
public sealed class SetFollow(UseCase useCase)
{
    /// <param name="actor">Somebody who works here.</param>
    /// <param name="kind">What kind of thing.</param>
    /// <param name="key">The number of an article that the actor may read, or the key of a topic or product.</param>
    /// <param name="isFollowed">True to follow it.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Following>> RunAsync(Actor actor, FollowKind kind, string key, bool isFollowed, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SetFollow), actor, async db =>
        {
            var me = Staff(actor);
            var target = await (kind switch
            {
                FollowKind.Article => db.Articles.ReadableBy(actor).Where(a => a.Number == key).Select(a => (Guid?)a.Id),
                FollowKind.Topic => db.Topics.Where(t => t.Key == key).Select(t => (Guid?)t.Id),
                FollowKind.Product => db.Products.Where(p => p.Key == key).Select(p => (Guid?)p.Id),
                _ => throw Refused.Invalid("Value.Unknown", "kind", kind),
            }).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            var known = await db.Follows.SingleOrDefaultAsync(f => f.PersonId == me && f.Kind == kind && f.TargetId == target, stop);
            if (isFollowed && known is null) db.Follows.Add(new Follow { PersonId = me, Kind = kind, TargetId = target, At = db.Now });
            if (!isFollowed && known is not null) db.Follows.Remove(known);
            return new Following(kind, key, isFollowed);
        }, stop);

    internal static Guid Staff(Actor actor) => actor.IsStaff && actor.PersonId is { } me ? me : throw Refused.NotFound();
}

/// <summary>What is followed, or no longer.</summary>
public sealed record Following(FollowKind Kind, string Key, bool IsFollowed) : IAudited
{
    string IAudited.AuditSubject => Key;
}
