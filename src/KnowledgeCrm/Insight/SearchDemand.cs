using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>The searches of a topic, for those who may see how people search: what was opened tells the topic, and for what was not answered the words
/// do, where they are those of one topic's articles more than of another's.</summary>
public sealed class SearchDemand : IDemandSource
{
    public DemandKind Kind => DemandKind.Searches;

    public bool IsSeenBy(Actor viewer) => SearchInsight.MaySee(viewer);

    public async Task<IReadOnlyList<Demand>> ReadAsync(KnowledgeCrmDb db, Actor viewer, DateTime since, int most, CancellationToken stop)
    {
        var articles = await db.Articles.ReadableBy(viewer).Where(a => a.Live!.TopicId != null)
            .Select(a => new { a.Id, a.Live!.Title, TopicId = a.Live!.TopicId!.Value }).ToListAsync(stop);
        var topics = await db.Topics.Select(t => new { t.Id, t.NameEn, t.NameZh }).ToListAsync(stop);
        var byArticle = articles.ToDictionary(a => a.Id, a => a.TopicId);
        var nearest = TopicOfWords.Of(articles.Select(a => (a.TopicId, a.Title)).Concat(topics.Select(t => (t.Id, $"{t.NameEn} {t.NameZh}"))));
        var notes = await db.SearchNotes.Where(note => note.At >= since && note.Place != SearchPlace.CaseAnswers && note.Outcome != SearchOutcome.Repeated)
            .OrderByDescending(note => note.At).Take(most)
            .Select(note => new { note.Text, note.At, note.Found, note.Outcome, note.Helpful, note.ResultKind, note.ResultId }).ToListAsync(stop);
        return [.. notes.Select(note => new Demand(
            DemandKind.Searches,
            note.ResultKind == ArticleSearchSource.KindName && note.ResultId is { } id && byArticle.TryGetValue(id, out var topic) ? topic : nearest.For(note.Text),
            note.Text, Languages.Of(note.Text), note.At, note.Found == 0 || note.Outcome == SearchOutcome.GivenUp || note.Helpful == false))];
    }
}

/// <summary>Which topic some words are about: each word counts for the topics whose titles have it, the less the more they are.</summary>
internal sealed class TopicOfWords
{
    // A word that half of the topics share says little of any.
    private const double Least = 0.5;

    private readonly Dictionary<string, HashSet<Guid>> topics = new(StringComparer.Ordinal);

    public static TopicOfWords Of(IEnumerable<(Guid Topic, string Text)> texts)
    {
        var made = new TopicOfWords();
        foreach (var (topic, text) in texts)
            foreach (var term in QueryWords.Of(text).Terms)
                (made.topics.TryGetValue(term, out var known) ? known : made.topics[term] = []).Add(topic);
        return made;
    }

    /// <summary>The topic; null where no word tells, or two topics are as near.</summary>
    public Guid? For(string text)
    {
        var scores = new Dictionary<Guid, double>();
        foreach (var term in QueryWords.Of(text).Terms)
            if (topics.TryGetValue(term, out var having))
                foreach (var topic in having) scores[topic] = scores.GetValueOrDefault(topic) + 1.0 / having.Count;
        var best = scores.OrderByDescending(one => one.Value).Take(2).ToList();
        return best.Count == 0 || best[0].Value < Least || (best.Count > 1 && best[1].Value >= best[0].Value) ? null : best[0].Key;
    }
}
