using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>A knowledge manager adds a step of a role's work, or says what it is called, which articles serve it and whom to ask.</summary>
public sealed class SaveWorkStep(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="role">The role's key.</param>
    /// <param name="step">The step's key: one that is not there yet is added, at the end.</param>
    /// <param name="input">All that it is to say.</param>
    /// <param name="version">The <see cref="StepLine.Version"/> it was begun on; null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<WorkDone>> RunAsync(Actor actor, string role, string? step, StepInput input, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveWorkStep), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            var of = await db.FindWorkRoleAsync(role, stop);
            if (version is { } started && await db.FindWorkStepAsync(of, step, stop) is { } there && there.Version != started) throw Refused.Conflict("Changed");
            _ = await db.TakeStepAsync(actor, of, step, input, stop);
            return new WorkDone($"{role}/{step}");
        }, stop);
}

/// <summary>What is said of a step.</summary>
/// <param name="NameEn">Its name in English.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="Articles">The numbers of the articles that serve it.</param>
/// <param name="People">The e-mail addresses of whom to ask.</param>
public sealed record StepInput(string? NameEn, string? NameZh, IReadOnlyList<string> Articles, IReadOnlyList<string> People);

internal static class StepTaking
{
    /// <summary>Brings a step to what is said of it; within a save that is under way.</summary>
    /// <returns>Whether it was added, changed or neither.</returns>
    public static async Task<RowChange> TakeStepAsync(this KnowledgeCrmDb db, Actor actor, WorkRole role, string? key, StepInput input, CancellationToken stop)
    {
        var (articles, seen) = await ArticlesAsync(db, actor, input.Articles, stop);
        var (people, staff) = await PeopleAsync(db, actor, input.People, stop);
        var known = await db.FindWorkStepAsync(role, key, stop);
        var step = known ?? WorkStep.Of(role, key, input.NameEn, input.NameZh, await db.RoomForStepAsync(role, stop));
        if (known is null) db.WorkSteps.Add(step);
        var changed = step.Name(input.NameEn, input.NameZh);
        changed |= step.ServeWith(articles, people, seen, staff);
        // A change of its links alone is a change of the step too: a second save that began earlier must not win.
        if (changed && known is not null) db.Entry(step).State = EntityState.Modified;
        return known is null ? RowChange.Added : changed ? RowChange.Changed : RowChange.None;
    }

    private static async Task<(List<Guid> Named, HashSet<Guid> Seen)> ArticlesAsync(KnowledgeCrmDb db, Actor actor, IReadOnlyList<string> numbers, CancellationToken stop)
    {
        var wanted = numbers.Select(number => number.Trim().ToUpperInvariant()).Where(number => number.Length > 0).Distinct().ToList();
        var found = await db.Articles.SeenBy(actor).Where(a => wanted.Contains(a.Number)).Select(a => new { a.Id, a.Number }).ToListAsync(stop);
        if (wanted.Find(number => found.TrueForAll(a => a.Number != number)) is { } missing) throw Refused.Invalid("Work.ArticleUnknown", "articles", missing);
        return (found.ConvertAll(a => a.Id), [.. await db.Articles.SeenBy(actor).Where(a => db.StepArticles.Any(link => link.ArticleId == a.Id)).Select(a => a.Id).ToListAsync(stop)]);
    }

    private static async Task<(List<Guid> Named, HashSet<Guid> Staff)> PeopleAsync(KnowledgeCrmDb db, Actor actor, IReadOnlyList<string> emails, CancellationToken stop)
    {
        var staff = await ExpertVisibility.StaffAsync(db, actor, null, stop);
        var named = new List<Guid>();
        foreach (var email in emails.Select(email => email.Trim()).Where(email => email.Length > 0))
        {
            var person = staff.Values.FirstOrDefault(member => string.Equals(member.Person.Email, email, StringComparison.OrdinalIgnoreCase))
                ?? throw Refused.Invalid("Work.PersonUnknown", "people", email);
            if (!named.Contains(person.Id)) named.Add(person.Id);
        }
        return (named, [.. staff.Keys]);
    }
}

internal enum RowChange { None, Added, Changed }
