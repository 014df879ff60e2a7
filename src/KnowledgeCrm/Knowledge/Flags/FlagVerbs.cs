using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

internal static class FlagLoading
{
    /// <summary>A flag for those who mend articles. Of a flag on an article that they may not know of they hear nothing.</summary>
    public static async Task<ArticleFlag> FindFlagAsync(this KnowledgeCrmDb db, Actor actor, Guid id, CancellationToken stop)
    {
        if (!ArticleVisibility.MaySeeWork(actor)) throw Refused.NotFound();
        return await db.ArticleFlags.SingleOrDefaultAsync(f => f.Id == id && db.Articles.WorkedOnBy(actor).Any(a => a.Id == f.ArticleId), stop)
            ?? throw Refused.NotFound();
    }

    public static async Task<FlagDone> DoneAsync(this KnowledgeCrmDb db, ArticleFlag flag, CancellationToken stop) =>
        new(flag.Id, flag.State, await db.Articles.Where(a => a.Id == flag.ArticleId).Select(a => a.Number).SingleAsync(stop));
}

/// <summary>Somebody who writes sets about mending what was flagged: the next version that they bring to the readers closes it.</summary>
public sealed class TakeUpFlag(UseCase useCase)
{
    public Task<Outcome<FlagDone>> RunAsync(Actor actor, Guid flag, CancellationToken stop) =>
        useCase.WriteAsync(nameof(TakeUpFlag), actor, async db =>
        {
            var found = await db.FindFlagAsync(actor, flag, stop);
            actor.Require(Role.Author, Role.KnowledgeManager);
            found.TakeUp(actor, db.Now);
            return await db.DoneAsync(found, stop);
        }, stop);
}

/// <summary>Closes a flag without a change, with an answer for whoever raised it.</summary>
public sealed class DeclineFlag(UseCase useCase)
{
    public Task<Outcome<FlagDone>> RunAsync(Actor actor, Guid flag, string? answer, CancellationToken stop) =>
        useCase.WriteAsync(nameof(DeclineFlag), actor, async db =>
        {
            var found = await db.FindFlagAsync(actor, flag, stop);
            actor.Require(Role.Author, Role.Reviewer, Role.KnowledgeManager);
            found.Decline(answer, actor, db.Now);
            return await db.DoneAsync(found, stop);
        }, stop);
}

/// <summary>A flag as it stands after a verb.</summary>
public sealed record FlagDone(Guid Flag, FlagState State, string Article) : IAudited
{
    string IAudited.AuditSubject => Article;
}

/// <summary>When a version goes to the readers, the flags that its writers had taken up before they saved it are mended by it.</summary>
public static class CloseFixedFlags
{
    public static async Task RunAsync(KnowledgeCrmDb db, ArticlePublished published, CancellationToken stop)
    {
        var live = await db.Articles.Where(a => a.Id == published.ArticleId).Select(a => a.Live).SingleOrDefaultAsync(stop);
        // Taken from its readers since.
        if (live is null) return;
        var mended = await db.ArticleFlags.Where(f => f.ArticleId == published.ArticleId && f.State == FlagState.InWork && f.TakenAt <= live.SavedAt)
            .ToListAsync(stop);
        foreach (var flag in mended) flag.FixedBy(live.Number, db.Now);
    }
}
