using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>One question with its thread. Why somebody is asked is told of what this viewer may see, at this moment.</summary>
public sealed class QuestionReading(UseCase useCase, FindExperts find)
{
    public Task<Outcome<QuestionView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            QuestionVisibility.Check(actor);
            var question = await db.FindQuestionAsync(actor, number, stop);
            var people = question.Rounds.Select(r => r.PersonId).Concat(question.Posts.Select(p => p.AuthorId)).Append(question.AskerId).Distinct().ToList();
            var names = await db.Users.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
            PersonName Named(Guid id) => new(id, names[id]);
            var topic = await db.Topics.SingleOrDefaultAsync(t => t.Id == question.TopicId, stop);
            var product = await db.Products.SingleOrDefaultAsync(p => p.Id == question.ProductId, stop);
            return new QuestionView
            {
                Id = question.Id,
                Number = question.Number,
                Title = question.Title,
                Text = question.Text,
                Language = question.Language,
                Asker = Named(question.AskerId),
                AskedAt = question.AskedAt,
                Readers = question.Readers,
                To = question.To,
                State = question.State,
                Topic = topic is null ? null : new TopicName(topic.Key, topic.NameIn(actor.Language)),
                Product = product is null ? null : new ProductName(product.Model!, product.NameIn(actor.Language)),
                Origins = await OriginsAsync(db, actor, question, stop),
                With = await WithAsync(db, actor, question, stop),
                Rounds = [.. question.Rounds.OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => new RoundView(Named(r.PersonId), r.Way, r.At, r.End, r.EndedAt, r.Words))],
                Posts = await PostsAsync(db, actor, question, Named, stop),
                Candidate = await db.Articles.SeenBy(actor).Where(a => a.Id == question.CandidateId)
                    .Select(a => new ArticleName(a.Number, a.LiveVersionId != null ? a.Live!.Title : a.Work.Title, a.Language, a.Slug)).SingleOrDefaultAsync(stop),
                IsMine = actor.PersonId == question.AskerId,
                MayAnswer = QuestionRights.MayAnswer(question, actor),
                MayAccept = QuestionRights.MayAccept(question, actor),
                MayDecline = QuestionRights.MayDecline(question, actor),
                MayHandOver = QuestionRights.MayHandOver(question, actor),
                MayAskOn = QuestionRights.MayAskOn(question, actor),
                MayClose = QuestionRights.MayClose(question, actor),
            };
        }, stop);

    private async Task<QuestionView.AskedNow?> WithAsync(KnowledgeCrmDb db, Actor actor, Question question, CancellationToken stop)
    {
        if (question.WithId is not { } with || !(await ExpertVisibility.StaffAsync(db, actor, [with], stop)).TryGetValue(with, out var member)) return null;
        var found = (await find.RankAsync(db, actor, new ExpertQuestion(question.Title) { Context = question.Text }, null, stop)).All.FirstOrDefault(one => one.Card.Id == with);
        var waiting = await db.Questions.VisibleTo(actor).CountAsync(q => q.WithId == with && q.State == QuestionState.Open, stop);
        return new(member.Card(db.Now), found?.Parts ?? [], found?.Evidence ?? [], waiting, question.RemindedAt is null ? question.RemindAt : null, question.PassOnAt);
    }

    private static async Task<IReadOnlyList<QuestionOrigin>> OriginsAsync(KnowledgeCrmDb db, Actor actor, Question question, CancellationToken stop) =>
    [
        .. await db.Customers.VisibleTo(actor).Where(c => c.Id == question.CustomerId)
            .Select(c => new QuestionOrigin("customer", c.Number, c.Name, $"/console/customers/{c.Number}")).ToListAsync(stop),
        .. await db.Cases.VisibleTo(actor).Where(c => c.Id == question.CaseId)
            .Select(c => new QuestionOrigin("case", c.Number, c.Subject, $"/console/cases/{c.Number}")).ToListAsync(stop),
        .. await db.Opportunities.VisibleTo(actor).Where(o => o.Id == question.OpportunityId)
            .Select(o => new QuestionOrigin("opportunity", o.Number, o.Title, $"/console/sales/opportunities/{o.Number}")).ToListAsync(stop),
    ];

    private static async Task<IReadOnlyList<PostView>> PostsAsync(KnowledgeCrmDb db, Actor actor, Question question, Func<Guid, PersonName> named, CancellationToken stop)
    {
        var ids = question.Posts.SelectMany(p => p.Articles).Select(a => a.ArticleId).Distinct().ToList();
        var articles = await db.Articles.ReadableBy(actor).Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, Name = new ArticleName(a.Number, a.Live!.Title, a.Language, a.Slug) }).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        return [.. question.Posts.OrderBy(p => p.At).ThenBy(p => p.Id).Select(p => new PostView(
            p.Id, named(p.AuthorId), p.IsAnswer, p.Id == question.AcceptedPostId, p.Text, p.At,
            [.. p.Articles.Where(a => articles.ContainsKey(a.ArticleId)).Select(a => articles[a.ArticleId]).OrderBy(a => a.Number, StringComparer.Ordinal)]))];
    }
}
