using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Portal;

/// <summary>Every article that everybody may read, for the site map.</summary>
public sealed class PublicArticles(UseCase useCase)
{
    // What one site map may hold, by its standard.
    private const int Most = 50_000;

    public Task<Outcome<IReadOnlyList<PublicArticle>>> RunAsync(CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<PublicArticle>>(async db =>
            await db.Articles.ReadableBy(Actor.Visitor(Languages.English)).OrderBy(a => a.Id).Take(Most)
                .Select(a => new PublicArticle(a.WorkId, a.Slug, a.Language, a.Live!.PublishedAt)).ToListAsync(stop), stop);
}

/// <summary>An article's address, and what it shares with the one that says the same in another language.</summary>
public sealed record PublicArticle(Guid WorkId, string Slug, string Language, DateTime? PublishedAt);
