using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Publishes the approved articles whose time has come.</summary>
public sealed class PublishDueArticles(UseCase useCase, IDbContextFactory<KnowledgeCrmDb> contexts)
{
    public async Task RunAsync(CancellationToken stop)
    {
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            var now = db.Now;
            due = await db.Articles.Where(a => a.State == ArticleState.Approved && a.PublishAt <= now).Select(a => a.Id).ToListAsync(stop);
        }
        // One transaction each: one that can't be published keeps no other from it.
        foreach (var id in due)
        {
            var outcome = await useCase.WriteAsync(nameof(PublishDueArticles), Actor.System, async db =>
            {
                var article = await db.Articles.Include(a => a.Work).Include(a => a.Emergency).SingleAsync(a => a.Id == id, stop);
                article.Publish(Actor.System, db.Now);
                return default(Done);
            }, stop);
            // A conflict means that somebody withdrew or published it just now.
            if (outcome is { Succeeded: false, Refused.Kind: not RefusalKind.Conflict }) throw outcome.Refused;
        }
    }
}
