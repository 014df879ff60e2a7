using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The rules of who reviews which topic, and everybody who could.</summary>
public sealed class ReviewRuleList(UseCase useCase)
{
    public Task<Outcome<ReviewRuleBook>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.KnowledgeManager);
            var judges = await ReviewRouting.JudgesAsync(db, stop);
            var topics = await db.Topics.ToDictionaryAsync(t => t.Id, stop);
            var rules = await db.ReviewRules.ToListAsync(stop);
            return new ReviewRuleBook(
                [.. rules.Select(rule =>
                {
                    var topic = rule.TopicId is { } id ? topics[id] : null;
                    return new ReviewRuleLine(topic?.Key, topic?.NameIn(actor.Language), rule.Days,
                        [.. rule.ReviewerIds.Where(judges.ContainsKey).Select(id => new Reviewer(id, judges[id])).OrderBy(r => r.Name, StringComparer.Ordinal)]);
                }).OrderBy(line => line.TopicKey is not null).ThenBy(line => line.TopicName, StringComparer.Ordinal)],
                ReviewerList.Of(judges, []));
        }, stop);
}

/// <summary>Sets the rule of a topic, or takes it away.</summary>
public sealed class SetReviewRule(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="topicKey">The topic; null or empty for all the rest.</param>
    /// <param name="reviewers">Who reviews; none means whoever may.</param>
    /// <param name="days">Days until a review is due; null takes the rule away.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<RuleSet>> RunAsync(Actor actor, string? topicKey, IReadOnlyList<Guid> reviewers, int? days, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SetReviewRule), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            Guid? topicId = string.IsNullOrEmpty(topicKey) ? null
                : await db.Topics.Where(t => t.Key == topicKey).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop)
                    ?? throw Refused.Invalid("Topic.Unknown", "topic", topicKey);
            var judges = await ReviewRouting.JudgesAsync(db, stop);
            if (!reviewers.All(judges.ContainsKey)) throw Refused.Invalid("Review.NotAReviewer", "reviewers");
            var rule = await db.ReviewRules.SingleOrDefaultAsync(r => r.TopicId == topicId, stop);
            if (days is not { } within)
            {
                if (rule is not null) db.ReviewRules.Remove(rule);
            }
            else if (rule is null)
            {
                db.ReviewRules.Add(ReviewRule.Of(topicId, reviewers, within));
            }
            else
            {
                rule.Change(reviewers, within);
            }
            return new RuleSet(topicKey ?? "");
        }, stop);

    /// <summary>Whose rule was set.</summary>
    public sealed record RuleSet(string Topic) : IAudited
    {
        string IAudited.AuditSubject => Topic;
    }
}

/// <summary>Who can be asked for a review of an article: everybody who may approve and wrote no part of it.</summary>
public sealed class ReviewerList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<Reviewer>>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var writers = await db.Articles.CommentedBy(actor).Where(a => a.Number == number).Select(a => a.Work.Writers).SingleOrDefaultAsync(stop)
                ?? throw Refused.NotFound();
            return (IReadOnlyList<Reviewer>)Of(await ReviewRouting.JudgesAsync(db, stop), writers);
        }, stop);

    internal static List<Reviewer> Of(Dictionary<Guid, string> judges, List<Guid> except) =>
        [.. judges.Where(j => !except.Contains(j.Key)).Select(j => new Reviewer(j.Key, j.Value)).OrderBy(r => r.Name, StringComparer.Ordinal)];
}

public sealed record Reviewer(Guid Id, string Name);

/// <summary>A rule. <paramref name="TopicKey"/> is null for the one of all the rest.</summary>
public sealed record ReviewRuleLine(string? TopicKey, string? TopicName, int Days, IReadOnlyList<Reviewer> Reviewers);

public sealed record ReviewRuleBook(IReadOnlyList<ReviewRuleLine> Rules, IReadOnlyList<Reviewer> Reviewers);
