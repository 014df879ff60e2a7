using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>The questions and the news of a topic, as far as the viewer may see them.</summary>
public sealed class CommunityReading(UseCase useCase)
{
    public const int MostQuestions = 20;
    public const int MostNews = 20;

    /// <summary>How far back news go.</summary>
    public const int NewsDays = 90;

    public Task<Outcome<CommunityView>> RunAsync(Actor actor, string topic, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            QuestionVisibility.Check(actor);
            var about = await db.Topics.SingleOrDefaultAsync(t => t.Key == topic, stop) ?? throw Refused.NotFound();
            var questions = db.Questions.VisibleTo(actor).Where(q => q.TopicId == about.Id);
            return new CommunityView(
                about.Key, about.NameIn(actor.Language), about.DescriptionIn(actor.Language), await questions.CountAsync(stop),
                await questions.CountAsync(q => q.State == QuestionState.Open || q.State == QuestionState.NobodyLeft, stop),
                await QuestionList.LinesAsync(db, actor, questions, 0, MostQuestions, stop), await NewsAsync(db, actor, about.Id, questions, stop));
        }, stop);

    /// <summary>Every topic with how much goes on in it.</summary>
    public Task<Outcome<IReadOnlyList<CommunityLine>>> AllAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<CommunityLine>>(async db =>
        {
            QuestionVisibility.Check(actor);
            var questions = await db.Questions.VisibleTo(actor).Where(q => q.TopicId != null).GroupBy(q => q.TopicId!.Value)
                .Select(g => new { g.Key, Count = g.Count(), Open = g.Count(q => q.State == QuestionState.Open || q.State == QuestionState.NobodyLeft) }).ToDictionaryAsync(g => g.Key, stop);
            var articles = await db.Articles.ReadableBy(actor).Where(a => a.Live!.TopicId != null).Select(a => new { TopicId = a.Live!.TopicId!.Value, a.WorkId }).Distinct()
                .GroupBy(a => a.TopicId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
            var topics = await db.Topics.OrderBy(t => t.Id).ToListAsync(stop);
            return [.. topics.Select(t => new CommunityLine(
                t.Key, t.NameIn(actor.Language), t.DescriptionIn(actor.Language), articles.GetValueOrDefault(t.Id),
                questions.GetValueOrDefault(t.Id)?.Count ?? 0, questions.GetValueOrDefault(t.Id)?.Open ?? 0))];
        }, stop);

    private static async Task<IReadOnlyList<CommunityNews>> NewsAsync(KnowledgeCrmDb db, Actor actor, Guid topic, IQueryable<Question> questions, CancellationToken stop)
    {
        var since = db.Now.AddDays(-NewsDays);
        var articles = await db.Articles.ReadableBy(actor).Where(a => a.Live!.TopicId == topic && a.Live.PublishedAt >= since)
            .OrderByDescending(a => a.Live!.PublishedAt).Take(MostNews)
            .Select(a => new CommunityNews(
                db.ArticleVersions.Any(v => v.ArticleId == a.Id && v.PublishedAt != null && v.Number < a.Live!.Number) ? NewsKind.Changed : NewsKind.Published,
                a.Live!.PublishedAt!.Value, a.Number, a.Live.Title, a.Language, "/articles/" + a.Slug)).ToListAsync(stop);
        var asked = await questions.Where(q => q.AskedAt >= since).OrderByDescending(q => q.AskedAt).Take(MostNews)
            .Select(q => new CommunityNews(NewsKind.Asked, q.AskedAt, q.Number, q.Title, q.Language, "/console/questions/" + q.Number)).ToListAsync(stop);
        var answered = await questions.Where(q => q.AcceptedAt >= since).OrderByDescending(q => q.AcceptedAt).Take(MostNews)
            .Select(q => new CommunityNews(NewsKind.Answered, q.AcceptedAt!.Value, q.Number, q.Title, q.Language, "/console/questions/" + q.Number)).ToListAsync(stop);
        return [.. articles.Concat(asked).Concat(answered).OrderByDescending(news => news.At).ThenBy(news => news.Number, StringComparer.Ordinal).Take(MostNews)];
    }
}

/// <summary>What goes on in a topic.</summary>
/// <param name="Key">The topic's key.</param>
/// <param name="Name">Its name in the viewer's language.</param>
/// <param name="Description">What belongs to it.</param>
/// <param name="Questions">How many questions there are.</param>
/// <param name="Open">How many of them wait for an answer.</param>
/// <param name="Lines">The questions, what waits first.</param>
/// <param name="News">What was published, changed, asked and answered in the last 90 days, the latest first.</param>
public sealed record CommunityView(
    string Key, string Name, string Description, int Questions, int Open, IReadOnlyList<QuestionLine> Lines, IReadOnlyList<CommunityNews> News);

/// <summary>A topic in the list of communities.</summary>
public sealed record CommunityLine(string Key, string Name, string Description, int Articles, int Questions, int Open);

/// <summary>What happened in a topic.</summary>
public enum NewsKind { Published, Changed, Asked, Answered }

/// <summary>One piece of news.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Number">To what.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Language">The title's language.</param>
/// <param name="Address">Its page.</param>
public sealed record CommunityNews(NewsKind Kind, DateTime At, string Number, string Title, string Language, string Address);
