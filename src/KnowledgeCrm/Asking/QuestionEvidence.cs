using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Who gave the answers that colleagues accepted, of the questions that the viewer may see. A question is about its topic, else about that of
/// the article that was begun of it.</summary>
public sealed class QuestionEvidence : IEvidenceSource
{
    // As much of the question as somebody's own page must have in it to name them.
    private const double LeastWords = 0.3;

    // What nobody has answered yet says of nobody that they know it.
    public VotingDocuments Voting { get; } = new(QuestionSearchSource.KindName, nameof(QuestionState.Accepted), LeastWords);

    public async Task<IReadOnlyList<Evidence>> ReadAsync(KnowledgeCrmDb db, Actor viewer, EvidenceQuery query, CancellationToken stop)
    {
        if (query.ObjectionIds is not null) return [];
        var questions = db.Questions.VisibleTo(viewer).Where(q => q.State == QuestionState.Accepted && q.AnsweredById != null);
        if (query.IdsOf(QuestionSearchSource.KindName) is { } ids) questions = questions.Where(q => ids.Contains(q.Id));
        if (query.PersonId is { } person) questions = questions.Where(q => q.AnsweredById == person);
        if (query.CustomerIds is { } customers) questions = questions.Where(q => q.CustomerId != null && customers.Contains(q.CustomerId.Value));
        if (query.ProductIds is { } products) questions = questions.Where(q => q.ProductId != null && products.Contains(q.ProductId.Value));
        var about = questions.Select(q => new
        {
            Question = q,
            TopicId = q.TopicId ?? db.Articles.Where(a => a.Id == q.CandidateId).Select(a => a.LiveVersionId != null ? a.Live!.TopicId : a.Work.TopicId).FirstOrDefault(),
        });
        if (query.TopicId is { } topic) about = about.Where(one => one.TopicId == topic);
        var rows = await about.OrderByDescending(one => one.Question.AcceptedAt).Take(EvidenceReading.MostOfASource).Select(one => new
        {
            one.Question.Id,
            one.Question.Number,
            one.Question.Title,
            one.Question.Language,
            one.Question.CustomerId,
            one.TopicId,
            Person = one.Question.AnsweredById!.Value,
            At = one.Question.AcceptedAt!.Value,
        }).ToListAsync(stop);
        return [.. rows.Select(row => new Evidence(row.Person, EvidenceKind.QuestionAnswered, new SearchKey(QuestionSearchSource.KindName, row.Id), row.At, 1)
        {
            Number = row.Number, Title = row.Title, Language = row.Language, Address = $"/console/questions/{row.Number}", TopicId = row.TopicId, CustomerId = row.CustomerId,
        })];
    }

    public async Task<SearchKey?> FindAsync(KnowledgeCrmDb db, Actor viewer, string number, CancellationToken stop) =>
        await db.Questions.VisibleTo(viewer).Where(q => q.Number == number).Select(q => (Guid?)q.Id).SingleOrDefaultAsync(stop) is { } found
            ? new SearchKey(QuestionSearchSource.KindName, found) : null;
}
