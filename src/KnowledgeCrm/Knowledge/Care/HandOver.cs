using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Whom an article is given to, as chosen: a person's id or a team's name, never both.</summary>
public sealed record OwnerChoice(Guid? PersonId, string? Team)
{
    internal async Task<NewOwner> CheckedAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        var owners = await PossibleOwners.ReadAsync(db, stop);
        if (PersonId is { } person && string.IsNullOrEmpty(Team))
            return owners.People.ContainsKey(person) ? new NewOwner(person, "") : throw Refused.Invalid("Owner.NotAWriter", "owner");
        if (PersonId is null && !string.IsNullOrEmpty(Team))
            return owners.Teams.Contains(Team) ? new NewOwner(null, Team) : throw Refused.Invalid("Owner.NoSuchTeam", "owner", Team);
        throw Refused.Invalid("Owner.Required", "owner");
    }
}

/// <summary>Who can own articles: whoever writes, and the teams they are in.</summary>
internal sealed record PossibleOwners(Dictionary<Guid, string> People, List<string> Teams)
{
    public static async Task<PossibleOwners> ReadAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        // Roles are one column of names: which hold one is told here, not in SQL.
        var people = await db.Users.Where(p => !p.IsService).Select(p => new { p.Id, p.Name, p.Team, p.Roles }).ToListAsync(stop);
        var writers = people.Where(p => p.Roles.Contains(Role.Author) || p.Roles.Contains(Role.KnowledgeManager)).ToList();
        return new PossibleOwners(
            writers.ToDictionary(p => p.Id, p => p.Name),
            [.. writers.Select(p => p.Team).Where(team => team.Length > 0).Distinct().Order(StringComparer.Ordinal)]);
    }
}

/// <summary>Gives one article to another owner.</summary>
public sealed class HandOverArticle(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, OwnerChoice to, CancellationToken stop) =>
        useCase.WriteAsync(nameof(HandOverArticle), actor, async db =>
        {
            var article = await db.FindArticleAsync(actor, number, stop);
            // Before anything is said of people: who may not hand it over learns nothing of them.
            ArticleLifecycle.Check(article, ArticleAction.HandOver, actor);
            article.HandOver(await to.CheckedAsync(db, stop), actor, db.Now);
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}

/// <summary>Gives all that somebody or a team owns to another owner, in one step: when somebody leaves.</summary>
public sealed class HandOverAll(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="from">Whose articles; somebody without the right to write may still own some.</param>
    /// <param name="to">Whose they become.</param>
    /// <param name="only">The numbers of those that move; null for all.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<HandedOver>> RunAsync(
        Actor actor, OwnerChoice from, OwnerChoice to, IReadOnlyCollection<string>? only, CancellationToken stop) =>
        useCase.WriteAsync(nameof(HandOverAll), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            var owner = await to.CheckedAsync(db, stop);
            var owned = db.Articles.OwnedBy(from).Where(a => a.State != ArticleState.Archived && a.State != ArticleState.Candidate);
            if (only is not null) owned = owned.Where(a => only.Contains(a.Number));
            var moved = await owned.Include(a => a.Work).Include(a => a.Live).ToListAsync(stop);
            foreach (var article in moved) article.HandOver(owner, actor, db.Now);
            return new HandedOver(moved.Count, from.Team ?? from.PersonId?.ToString() ?? "");
        }, stop);
}

/// <summary>How many articles changed hands, and whose they were.</summary>
public sealed record HandedOver(int Count, string From) : IAudited
{
    string IAudited.AuditSubject => From;
}

/// <summary>Everybody who owns articles, with how many, and everybody who could.</summary>
public sealed class OwnerList(UseCase useCase)
{
    public Task<Outcome<OwnerBook>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.Author, Role.KnowledgeManager);
            var possible = await PossibleOwners.ReadAsync(db, stop);
            var owned = await db.Articles.Where(a => a.State != ArticleState.Archived && a.State != ArticleState.Candidate)
                .GroupBy(a => new { a.OwnerId, a.OwnerTeam }).Select(same => new { same.Key.OwnerId, same.Key.OwnerTeam, Count = same.Count() }).ToListAsync(stop);
            var names = await PersonNames.ReadAsync(db, owned.Select(one => one.OwnerId), stop);
            return new OwnerBook(
                [.. owned.Where(one => one.OwnerId is not null || one.OwnerTeam.Length > 0)
                    .Select(one => one.OwnerId is { } person
                        ? new OwnerLine(person, null, names.Of(person), one.Count, possible.People.ContainsKey(person))
                        : new OwnerLine(null, one.OwnerTeam, one.OwnerTeam, one.Count, possible.Teams.Contains(one.OwnerTeam)))
                    .OrderBy(line => line.MayOwn).ThenByDescending(line => line.Articles).ThenBy(line => line.Name, StringComparer.Ordinal)],
                [.. possible.People.Select(p => new Reviewer(p.Key, p.Value)).OrderBy(p => p.Name, StringComparer.Ordinal)], possible.Teams);
        }, stop);
}

/// <summary>Who owns what, and who could.</summary>
public sealed record OwnerBook(IReadOnlyList<OwnerLine> Owners, IReadOnlyList<Reviewer> People, IReadOnlyList<string> Teams);

/// <summary>An owner. <paramref name="MayOwn"/> is false for who writes no more, or has left: what they own waits for another.</summary>
public sealed record OwnerLine(Guid? PersonId, string? Team, string Name, int Articles, bool MayOwn);

/// <summary>What would move if an owner's articles were handed over, by number.</summary>
public sealed class OwnedArticles(UseCase useCase)
{
    // More than a person looks through; they move all the same, and the count says how many.
    private const int Most = 500;

    public Task<Outcome<Page<OwnedLine>>> RunAsync(Actor actor, OwnerChoice owner, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.KnowledgeManager);
            var owned = db.Articles.OwnedBy(owner).Where(a => a.State != ArticleState.Archived && a.State != ArticleState.Candidate);
            return new Page<OwnedLine>(await owned.CountAsync(stop), await owned.OrderBy(a => a.Number).Take(Most)
                .Select(a => new OwnedLine(a.Number, a.Work.Title, a.Language, a.State,
                    db.ArticleFlags.Count(f => f.ArticleId == a.Id && (f.State == FlagState.Open || f.State == FlagState.InWork))))
                .ToListAsync(stop));
        }, stop);
}

public sealed record OwnedLine(string Number, string Title, string Language, ArticleState State, int OpenFlags);

internal static class Ownership
{
    public static IQueryable<Article> OwnedBy(this IQueryable<Article> articles, OwnerChoice owner)
    {
        var (person, team) = (owner.PersonId, owner.Team ?? "");
        if (person is null && team.Length == 0) throw Refused.Invalid("Owner.Required", "from");
        return person is not null ? articles.Where(a => a.OwnerId == person) : articles.Where(a => a.OwnerTeam == team);
    }
}
