using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The topics, each with how many articles this reader would find in it.</summary>
public sealed class TopicList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<TopicLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<TopicLine>>(async db =>
        {
            // One article in two languages counts once.
            var works = await db.Articles.ReadableBy(actor).Where(a => a.Live!.TopicId != null)
                .Select(a => new { TopicId = a.Live!.TopicId!.Value, a.WorkId }).Distinct()
                .GroupBy(a => a.TopicId).Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(line => line.Key, line => line.Count, stop);
            var topics = await db.Topics.OrderBy(t => t.Id).ToListAsync(stop);
            return [.. topics.Select(t => new TopicLine(
                t.Key, t.NameIn(actor.Language), t.DescriptionIn(actor.Language), works.GetValueOrDefault(t.Id)))];
        }, stop);
}

/// <summary>The readable articles of one topic; of two that say the same, the one in the reader's language.</summary>
public sealed class TopicReading(UseCase useCase)
{
    public Task<Outcome<TopicView>> RunAsync(Actor actor, string key, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var topic = await db.Topics.SingleOrDefaultAsync(t => t.Key == key, stop) ?? throw Refused.NotFound();
            var articles = await db.Articles.ReadableBy(actor).Where(a => a.Live!.TopicId == topic.Id)
                .Select(a => new { a.WorkId, Line = new TopicArticle(a.Number, a.Slug, a.Language, a.Live!.Title, a.Live.Summary, a.Live.PublishedAt) })
                .ToListAsync(stop);
            var lines = articles.GroupBy(a => a.WorkId)
                .Select(same => same.OrderByDescending(a => a.Line.Language == actor.Language).First().Line)
                .OrderBy(line => line.Title, StringComparer.Ordinal);
            return new TopicView(topic.Key, topic.NameIn(actor.Language), topic.DescriptionIn(actor.Language), [.. lines]);
        }, stop);
}

public sealed record TopicLine(string Key, string Name, string Description, int Articles);

public sealed record TopicView(string Key, string Name, string Description, IReadOnlyList<TopicArticle> Articles);

public sealed record TopicArticle(string Number, string Slug, string Language, string Title, string Summary, DateTime? PublishedAt);
