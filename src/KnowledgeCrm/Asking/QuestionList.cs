using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Questions that one may see: all, one's own, those that wait for one, those of the topics one knows, those that nobody knows.</summary>
public sealed class QuestionList(UseCase useCase)
{
    public const int PageSize = 50;

    public Task<Outcome<Page<QuestionLine>>> RunAsync(Actor actor, QuestionFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            QuestionVisibility.Check(actor);
            var words = Limits.Checked(filter.Words, "q", Limits.Query, required: false).ToLowerInvariant();
            if (filter.Scope is { } asked && !Enum.IsDefined(asked)) throw Refused.Invalid("Value.Unknown", "scope", asked);
            if (filter.State is { } given && !Enum.IsDefined(given)) throw Refused.Invalid("Value.Unknown", "state", given);
            var questions = db.Questions.VisibleTo(actor).Within(db, actor, filter.Scope);
            if (filter.State is { } state) questions = questions.Where(q => q.State == state);
            if (filter.Topic is { Length: > 0 } topic)
            {
                var id = await db.Topics.Where(t => t.Key == topic).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Expert.TopicUnknown", "topic");
                questions = questions.Where(q => q.TopicId == id);
            }
            if (words.Length > 0)
                questions = questions.Where(q => q.Number.ToLower().Contains(words) || q.Title.ToLower().Contains(words) || q.Text.ToLower().Contains(words));
            var total = await questions.CountAsync(stop);
            return new Page<QuestionLine>(total, await LinesAsync(db, actor, questions, Math.Max(filter.Page, 0) * PageSize, PageSize, stop));
        }, stop);

    /// <summary>What waits for an answer first, then the latest.</summary>
    internal static async Task<IReadOnlyList<QuestionLine>> LinesAsync(KnowledgeCrmDb db, Actor actor, IQueryable<Question> questions, int skip, int take, CancellationToken stop)
    {
        var rows = await questions.OrderBy(q => q.State == QuestionState.Open || q.State == QuestionState.NobodyLeft ? 0 : q.State == QuestionState.Answered ? 1 : 2)
            .ThenByDescending(q => q.ChangedAt).ThenBy(q => q.Id).Skip(skip).Take(take)
            .Select(q => new
            {
                Question = q,
                Asker = db.Users.Where(p => p.Id == q.AskerId).Select(p => p.Name).First(),
                With = db.Users.Where(p => p.Id == q.WithId).Select(p => p.Name).FirstOrDefault(),
                Topic = db.Topics.FirstOrDefault(t => t.Id == q.TopicId),
                Answers = q.Posts.Count(p => p.IsAnswer),
            }).AsNoTracking().ToListAsync(stop);
        return rows.ConvertAll(row => new QuestionLine(row.Question.Number, row.Question.Title, row.Question.Language, row.Question.State)
        {
            Topic = row.Topic?.Key,
            TopicName = row.Topic?.NameIn(actor.Language),
            Asker = row.Asker,
            With = row.With,
            IsWithMe = row.Question.WithId is { } with && with == actor.PersonId,
            IsMine = row.Question.AskerId == actor.PersonId,
            AskedAt = row.Question.AskedAt,
            ChangedAt = row.Question.ChangedAt,
            PassOnAt = row.Question.PassOnAt,
            Answers = row.Answers,
        });
    }
}

/// <summary>The questions that an article came of, and those whose answers point to it.</summary>
public sealed class QuestionsOfArticle(UseCase useCase)
{
    private const int Most = 10;

    /// <param name="actor">Who asks.</param>
    /// <param name="article">The number of an article that the actor may know of.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<IReadOnlyList<QuestionLine>>> RunAsync(Actor actor, string article, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            QuestionVisibility.Check(actor);
            var id = await db.Articles.SeenBy(actor).Where(a => a.Number == article).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            var questions = db.Questions.VisibleTo(actor).Where(q => q.CandidateId == id || q.Posts.Any(p => p.Articles.Any(a => a.ArticleId == id)));
            return await QuestionList.LinesAsync(db, actor, questions, 0, Most, stop);
        }, stop);
}

/// <summary>How many questions there are for one, by what is to be done with them.</summary>
public sealed class QuestionCounts(UseCase useCase)
{
    public Task<Outcome<QuestionFigures>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            QuestionVisibility.Check(actor);
            var seen = db.Questions.VisibleTo(actor);
            Task<int> CountAsync(QuestionScope scope) => seen.Within(db, actor, scope).CountAsync(q => q.State == QuestionState.Open || q.State == QuestionState.NobodyLeft, stop);
            return new QuestionFigures(
                await CountAsync(QuestionScope.ForMe), await CountAsync(QuestionScope.Mine),
                await seen.Within(db, actor, QuestionScope.Mine).CountAsync(q => q.State == QuestionState.Answered, stop),
                await CountAsync(QuestionScope.MyTopics), actor.Is(Role.KnowledgeManager) ? await CountAsync(QuestionScope.NobodyLeft) : null);
        }, stop);
}

internal static class QuestionScopes
{
    public static IQueryable<Question> Within(this IQueryable<Question> questions, KnowledgeCrmDb db, Actor actor, QuestionScope? scope)
    {
        var me = actor.PersonId;
        return scope switch
        {
            QuestionScope.ForMe => questions.Where(q => me != null && q.WithId == me),
            QuestionScope.Mine => questions.Where(q => me != null && q.AskerId == me),
            QuestionScope.MyTopics => questions.Where(q => db.DeclaredSkills.Any(s => s.PersonId == me && s.TopicId == q.TopicId)),
            QuestionScope.NobodyLeft => questions.Where(q => q.State == QuestionState.NobodyLeft),
            _ => questions,
        };
    }
}

/// <summary>Which questions.</summary>
public enum QuestionScope
{
    /// <summary>Those that wait for one's answer.</summary>
    ForMe,
    Mine,
    /// <summary>Those of the topics that one declares.</summary>
    MyTopics,
    NobodyLeft,
}

/// <summary>Which questions to list; null and empty are all. Pages count from 0.</summary>
public sealed record QuestionFilter(QuestionScope? Scope = null, QuestionState? State = null, string? Topic = null, string? Words = null, int Page = 0);

/// <summary>A question in a list.</summary>
public sealed record QuestionLine(string Number, string Title, string Language, QuestionState State)
{
    /// <summary>The topic's key and its name in the viewer's language.</summary>
    public required string? Topic { get; init; }
    public required string? TopicName { get; init; }
    public required string Asker { get; init; }

    /// <summary>Who is asked now.</summary>
    public required string? With { get; init; }
    public required bool IsWithMe { get; init; }
    public required bool IsMine { get; init; }
    public required DateTime AskedAt { get; init; }
    public required DateTime ChangedAt { get; init; }
    public required DateTime? PassOnAt { get; init; }
    public required int Answers { get; init; }
}

/// <summary>How many questions wait.</summary>
/// <param name="ForMe">For one's answer.</param>
/// <param name="Mine">Of one's own, for an answer.</param>
/// <param name="ToAccept">Of one's own, answered: is that it?</param>
/// <param name="MyTopics">Of the topics that one declares, for an answer.</param>
/// <param name="NobodyLeft">With the knowledge managers; null for everybody else.</param>
public sealed record QuestionFigures(int ForMe, int Mine, int ToAccept, int MyTopics, int? NobodyLeft);
