using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>The person behind a session, as the database has them now: what was taken away is gone with the next action.</summary>
public sealed class ActorOf(IDbContextFactory<KnowledgeCrmDb> contexts)
{
    /// <summary>Null when there is no such person, or the session's stamp is of an earlier password or was ended everywhere.</summary>
    public async Task<Person?> FindAsync(Guid personId, string? stamp, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Users.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == personId && !p.IsService && p.SecurityStamp == stamp, stop);
    }

    /// <summary>A person who is known to be there.</summary>
    public async Task<Person> PersonAsync(Guid personId, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, stop);
    }

    /// <summary>A person's actor without a session; null when there is none.</summary>
    public async Task<Actor?> RunAsync(Guid personId, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return (await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, stop))?.ToActor();
    }
}
