using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Persistence;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : KnowledgeCrmDb(options)
{
    // Any constant: this lock is held by a transaction from its first event to its commit.
    private const int OutboxLock = 0x4B43524D;

    protected override string EmptyList => "'{}'";

    protected override Task InCommitOrderAsync(CancellationToken stop) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({OutboxLock})", stop);
}
