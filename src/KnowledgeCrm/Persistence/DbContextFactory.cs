using KnowledgeCrm.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace KnowledgeCrm.Persistence;

/// <summary>Makes contexts on the configured database. Those that are done with are used again; on SQLite each keeps its connection, with the statements that it has prepared.</summary>
public sealed class DbContextFactory : IDbContextFactory<KnowledgeCrmDb>, IDisposable
{
    // As many as are open at once on a busy day; more are made when they are needed, and closed after.
    private const int Kept = 32;

    private readonly Func<KnowledgeCrmDb> make;
    private readonly TimeProvider clock;
    private readonly KeptConnections? connections;

    public DbContextFactory(DataSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        if (settings.Database == DatabaseKind.Postgres)
        {
            make = Pool(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(settings.Postgres ?? throw Refused.Invalid("Data.PostgresMissing", "KnowledgeCrm:Postgres")));
            return;
        }
        // The driver's own pool keeps connections too, but no statements.
        var connection = new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, DefaultTimeout = 30, Pooling = false }.ToString();
        connections = new KeptConnections(connection);
        make = Pool(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).AddInterceptors(connections, new KeptStatements()));
    }

    public KnowledgeCrmDb CreateDbContext()
    {
        var db = make();
        (db.Clock, db.ActorId) = (clock, null);
        return db;
    }

    /// <summary>Closes what is kept.</summary>
    public void Dispose() => connections?.Dispose();

    private static Func<KnowledgeCrmDb> Pool<TContext>(DbContextOptionsBuilder<TContext> options) where TContext : KnowledgeCrmDb =>
        new PooledDbContextFactory<TContext>(options.Options, Kept).CreateDbContext;
}
