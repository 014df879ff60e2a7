using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Finds who is to review a version, and by when: by name where the writer chose, otherwise by the rule of its topic, of the nearest
/// topic above, or of all the rest.</summary>
internal static class ReviewRouting
{
    // For a house that has made no rules yet.
    private const int UsualDays = 7;

    public static async Task<ReviewRequest> OfAsync(
        KnowledgeCrmDb db, ArticleVersion work, string? note, IReadOnlyList<Guid> chosen, CancellationToken stop)
    {
        var rule = await RuleOfAsync(db, work.TopicId, stop);
        var dueAt = db.Now.AddDays(rule?.Days ?? UsualDays);
        var judges = await JudgesAsync(db, stop);
        if (chosen.Count == 0)
        {
            // A rule may name people who have left or who wrote it: the others remain, or whoever may.
            return new ReviewRequest(note, [.. (rule?.ReviewerIds ?? []).Where(id => judges.ContainsKey(id) && !work.Writers.Contains(id))], dueAt);
        }
        foreach (var id in chosen)
        {
            if (!judges.TryGetValue(id, out var name)) throw Refused.Invalid("Review.NotAReviewer", "reviewers");
            if (work.Writers.Contains(id)) throw Refused.Invalid("Review.ReviewerWrote", "reviewers", name);
        }
        return new ReviewRequest(note, chosen, dueAt);
    }

    /// <summary>Everybody who may approve, with their names.</summary>
    public static async Task<Dictionary<Guid, string>> JudgesAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        // Roles are one column of names: which hold one is told here, not in SQL.
        var people = await db.Users.Where(p => !p.IsService).Select(p => new { p.Id, p.Name, p.Roles }).ToListAsync(stop);
        return people.Where(p => p.Roles.Contains(Role.Reviewer) || p.Roles.Contains(Role.KnowledgeManager)).ToDictionary(p => p.Id, p => p.Name);
    }

    internal static async Task<ReviewRule?> RuleOfAsync(KnowledgeCrmDb db, Guid? topicId, CancellationToken stop)
    {
        var rules = await db.ReviewRules.AsNoTracking().ToListAsync(stop);
        var parents = await db.Topics.Select(t => new { t.Id, t.ParentId }).ToDictionaryAsync(t => t.Id, t => t.ParentId, stop);
        for (var (topic, steps) = (topicId, 0); topic is { } id && steps <= parents.Count; topic = parents.GetValueOrDefault(id), steps++)
            if (rules.Find(rule => rule.TopicId == id) is { } own) return own;
        return rules.Find(rule => rule.TopicId is null);
    }
}
