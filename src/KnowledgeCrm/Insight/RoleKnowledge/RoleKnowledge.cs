using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>For each role's step of work: which articles and people serve it, and which steps have none, as one viewer sees it: what they may not read, and
/// who is not listed, serves nothing for them and is not counted.</summary>
public sealed class RoleKnowledge(UseCase useCase)
{
    /// <summary>Who words roles and steps and says what serves them.</summary>
    public static bool MayEdit(Actor actor) => actor.Is(Role.KnowledgeManager);

    /// <param name="actor">Somebody of the house.</param>
    /// <param name="role">Only this role, by its key; null or empty for all. One that there is not is not found.</param>
    /// <param name="onlyGaps">Only steps that lack an article or somebody to ask.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<RoleReport>> RunAsync(Actor actor, string? role, bool onlyGaps, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            var roles = await db.WorkRoles.OrderBy(r => r.Place).ThenBy(r => r.Key).ToListAsync(stop);
            if (!string.IsNullOrEmpty(role) && !roles.Exists(one => one.Key == role)) throw Refused.NotFound();
            var steps = (await StepsAsync(db, actor, stop)).ToLookup(one => one.RoleId, one => one.Line);
            var lines = roles.ConvertAll(one => new RoleLine(one.Key, one.NameIn(actor.Language), one.NameEn, one.NameZh, one.Version, [.. steps[one.Id]]));
            var shown = lines.Where(one => string.IsNullOrEmpty(role) || one.Key == role)
                .Select(one => onlyGaps ? one with { Steps = [.. one.Steps.Where(step => step.IsGap)] } : one).ToList();
            return new RoleReport(
                [.. onlyGaps ? shown.Where(one => one.Steps.Count > 0) : shown],
                lines.ConvertAll(one => new RoleCount(one.Key, one.Name, one.Steps.Count, one.Steps.Count(step => step.IsGap))), MayEdit(actor));
        }, stop);

    private static async Task<List<(Guid RoleId, StepLine Line)>> StepsAsync(KnowledgeCrmDb db, Actor actor, CancellationToken stop)
    {
        var steps = await db.WorkSteps.Include(s => s.Articles).Include(s => s.People).OrderBy(s => s.Place).ThenBy(s => s.Key).ToListAsync(stop);
        var articles = await ArticlesAsync(db, actor, [.. steps.SelectMany(step => step.Articles).Select(link => link.ArticleId).Distinct()], stop);
        var people = await ExpertVisibility.StaffAsync(db, actor, [.. steps.SelectMany(step => step.People).Select(link => link.PersonId).Distinct()], stop);
        return steps.ConvertAll(step => (step.RoleId, new StepLine(
            step.Id, step.Key, step.NameIn(actor.Language), step.NameEn, step.NameZh, step.Version,
            [.. step.Articles.Select(link => articles.GetValueOrDefault(link.ArticleId)).OfType<StepArticleLine>()
                .GroupBy(line => line.WorkId).Select(same => same.OrderByDescending(line => line.IsLive).ThenByDescending(line => line.Language == actor.Language).First())
                .OrderByDescending(line => line.IsLive).ThenBy(line => line.Number, StringComparer.Ordinal)],
            [.. step.People.Select(link => people.GetValueOrDefault(link.PersonId)).OfType<StaffMember>()
                .OrderBy(member => member.Person.Name, StringComparer.CurrentCulture).Select(member => new StepPersonLine(member.Card(db.Now), member.Person.Email ?? ""))])));
    }

    // What may be read is shown in the viewer's language where there is one; what is still written, to those who may know of it.
    private static async Task<Dictionary<Guid, StepArticleLine>> ArticlesAsync(KnowledgeCrmDb db, Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var seen = await db.Articles.SeenBy(actor).Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.WorkId, a.Number, a.Slug, a.Language, Title = a.LiveVersionId != null ? a.Live!.Title : a.Work.Title, a.State, Live = a.LiveVersionId != null && a.LiveAudience <= actor.Audience })
            .ToListAsync(stop);
        var works = seen.Where(a => a.Live).Select(a => a.WorkId).ToList();
        var own = (await db.Articles.ReadableBy(actor).Where(a => works.Contains(a.WorkId) && a.Language == actor.Language)
            .Select(a => new { a.WorkId, a.Number, a.Slug, a.Language, a.Live!.Title }).ToListAsync(stop)).GroupBy(a => a.WorkId).ToDictionary(same => same.Key, same => same.First());
        return seen.ToDictionary(a => a.Id, a => a.Live && own.TryGetValue(a.WorkId, out var mine)
            ? new StepArticleLine(a.WorkId, mine.Number, mine.Slug, mine.Title, mine.Language, a.State, true)
            : new StepArticleLine(a.WorkId, a.Number, a.Slug, a.Title, a.Language, a.State, a.Live));
    }
}

/// <summary>What serves whose work.</summary>
/// <param name="Roles">The roles that the filter leaves, with their steps.</param>
/// <param name="All">All roles, with how many steps they have and how many of these lack something.</param>
/// <param name="MayEdit">True for who words them.</param>
public sealed record RoleReport(IReadOnlyList<RoleLine> Roles, IReadOnlyList<RoleCount> All, bool MayEdit);

/// <summary>A role in figures.</summary>
public sealed record RoleCount(string Key, string Name, int Steps, int Gaps);

/// <summary>A role with its steps, in order.</summary>
public sealed record RoleLine(string Key, string Name, string NameEn, string NameZh, int Version, IReadOnlyList<StepLine> Steps);

/// <summary>A step with what serves it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key within its role.</param>
/// <param name="Name">Its name in the viewer's language.</param>
/// <param name="NameEn">In English.</param>
/// <param name="NameZh">In Chinese.</param>
/// <param name="Version">Changes with every save.</param>
/// <param name="Articles">The articles; those that can be read first.</param>
/// <param name="People">Whom to ask.</param>
public sealed record StepLine(
    Guid Id, string Key, string Name, string NameEn, string NameZh, int Version, IReadOnlyList<StepArticleLine> Articles, IReadOnlyList<StepPersonLine> People)
{
    /// <summary>True when nothing can be read at it.</summary>
    public bool IsWithoutArticle => !Articles.Any(line => line.IsLive);

    /// <summary>True when there is nobody to ask at it.</summary>
    public bool IsWithoutPerson => People.Count == 0;

    public bool IsGap => IsWithoutArticle || IsWithoutPerson;
}

/// <summary>An article at a step.</summary>
/// <param name="WorkId">The same in both languages.</param>
/// <param name="Number">Its number.</param>
/// <param name="Slug">The name in its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language.</param>
/// <param name="State">How it stands.</param>
/// <param name="IsLive">True when it can be read.</param>
public sealed record StepArticleLine(Guid WorkId, string Number, string Slug, string Title, string Language, ArticleState State, bool IsLive);

/// <summary>Somebody to ask at a step.</summary>
/// <param name="Card">Who it is.</param>
/// <param name="Email">Their e-mail address, by which tables name them.</param>
public sealed record StepPersonLine(ExpertCard Card, string Email);
