using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Persistence;

/// <summary>Brings the database to this program's model before anything else uses it.</summary>
public sealed class DatabaseSetup(IDbContextFactory<KnowledgeCrmDb> contexts, ILogger<DatabaseSetup> log)
{
    /// <summary>Applies what is missing; refuses a database that a newer program has changed.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (!await IsCurrentAsync(db, stop)) await db.Database.MigrateAsync(stop);
        if (db is SqliteDb)
        {
            var version = (await db.Database.SqlQuery<string>($"SELECT sqlite_version() AS Value").ToListAsync(stop)).Single();
            log.LogInformation("SQLite {Version}; one process, one writer at a time, no memory map", version);
        }
    }

    private static async Task<bool> IsCurrentAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        if (!await db.Database.CanConnectAsync(stop)) return false;
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer) throw Refused.Conflict("Data.Newer", newer);
        return applied.Count == known.Count;
    }
}
