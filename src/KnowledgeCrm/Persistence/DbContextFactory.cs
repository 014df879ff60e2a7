using System.Data.Common;
using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace KnowledgeCrm.Persistence;

/// <summary>Makes contexts on the configured database.</summary>
public sealed class DbContextFactory(DataSettings settings, TimeProvider clock) : IDbContextFactory<KnowledgeCrmDb>
{
    private readonly DbContextOptions options = settings.Database switch
    {
        DatabaseKind.Postgres => new DbContextOptionsBuilder<PostgresDb>()
            .UseNpgsql(settings.Postgres ?? throw Refused.Invalid("Data.PostgresMissing", "KnowledgeCrm:Postgres"))
            .Options,
        _ => new DbContextOptionsBuilder<SqliteDb>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, DefaultTimeout = 30 }.ToString())
            .AddInterceptors(new SqlitePragmas())
            .Options,
    };

    public KnowledgeCrmDb CreateDbContext()
    {
        KnowledgeCrmDb db = settings.Database == DatabaseKind.Postgres
            ? new PostgresDb((DbContextOptions<PostgresDb>)options)
            : new SqliteDb((DbContextOptions<SqliteDb>)options);
        db.Clock = clock;
        return db;
    }

    // WAL so that reading goes on while one writes; FULL so that what was acknowledged survives a power cut; no mmap (see SqliteDb).
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=0;";

        // They hold for as long as SQLite has the file open, and a connection that comes from the pool has it open already.
        private readonly ConditionalWeakTable<sqlite3, object> settled = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (((SqliteConnection)connection).Handle is not { } handle || settled.TryGetValue(handle, out _)) return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            settled.AddOrUpdate(handle, this);
        }

        // SQLite knows no asynchronous calls.
        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
