using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Persistence;

/// <summary>The model on SQLite: one writer at a time, so outbox numbers grow in commit order by themselves.</summary>
/// <remarks>SQLite before 3.51.3 can corrupt a database when one connection resets the write-ahead log while another writes it
/// (sqlite.org/wal.html, "The WAL-Reset Bug"). Here one gate for each file covers a write and the checkpoint at its end.</remarks>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : KnowledgeCrmDb(options)
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();
    private bool holdsGate;

    public override async Task<WriteTransaction> BeginWriteAsync(CancellationToken stop)
    {
        var gate = Gate();
        await gate.WaitAsync(stop);
        try
        {
            var transaction = await Database.BeginTransactionAsync(stop);
            holdsGate = true;
            return new WriteTransaction(transaction, () =>
            {
                holdsGate = false;
                gate.Release();
            });
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (holdsGate) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var gate = Gate();
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private SemaphoreSlim Gate() => Gates.GetOrAdd(Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1, 1));
}
