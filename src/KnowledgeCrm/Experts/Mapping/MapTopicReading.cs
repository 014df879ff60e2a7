using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>One topic of the map, with all that its figures are made of, as far as the viewer may see it.</summary>
public sealed class MapTopicReading(UseCase useCase, EvidenceReading evidence, IEnumerable<IDemandSource> sources)
{
    /// <summary>How much of what was asked is listed.</summary>
    public const int MostAsked = 200;

    /// <param name="actor">Somebody of the house.</param>
    /// <param name="key">The topic's key.</param>
    /// <param name="days">One of <see cref="KnowledgeMap.Periods"/>; others are the usual ones.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<MapTopicView>> RunAsync(Actor actor, string key, int days, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            ExpertVisibility.Check(actor);
            var topic = await db.Topics.SingleOrDefaultAsync(t => t.Key == key, stop) ?? throw Refused.NotFound();
            var data = await MapData.ReadAsync(db, actor, evidence, sources, KnowledgeMap.DaysOf(days), stop);
            var below = data.Topics.Below(topic.Id).ToList();
            var articles = await db.Articles.ReadableBy(actor).Where(a => a.Live!.TopicId != null && below.Contains(a.Live.TopicId.Value))
                .Select(a => new { a.WorkId, Line = new TopicArticle(a.Number, a.Slug, a.Language, a.Live!.Title, a.Live.Summary, a.Live.PublishedAt) }).ToListAsync(stop);
            return new MapTopicView(
                data.LineOf(topic, actor.Language), KnowledgeMap.DaysOf(days), data.Kinds, data.PeopleLines(topic),
                [.. articles.GroupBy(a => a.WorkId).Select(same => same.OrderByDescending(a => a.Line.Language == actor.Language).First().Line).OrderBy(line => line.Title, StringComparer.Ordinal)],
                [.. data.AskedAbout(topic).GroupBy(one => (one.Kind, one.Number, Text: one.Number is null ? one.Text : "", one.IsUnanswered))
                    .Select(same => new AskedOften(same.MaxBy(one => one.At)!, same.Count()))
                    .OrderByDescending(one => one.Newest.At).Take(MostAsked)]);
        }, stop);
}
