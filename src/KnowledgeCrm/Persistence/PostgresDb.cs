using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Persistence;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : KnowledgeCrmDb(options)
{
    // Any constant: this lock is held by a transaction from its first event to its commit.
    private const int OutboxLock = 0x4B43524D;

    // Another one: held by a transaction that deals out cases.
    private const int DealLock = 0x4B434451;

    protected override string EmptyList => "'{}'";

    public override Task OneDealsOutCasesAsync(CancellationToken stop) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({DealLock})", stop);

    protected override Task InCommitOrderAsync(CancellationToken stop) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({OutboxLock})", stop);
}
