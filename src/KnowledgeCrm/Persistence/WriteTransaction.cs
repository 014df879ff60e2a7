using Microsoft.EntityFrameworkCore.Storage;

namespace KnowledgeCrm.Persistence;

/// <summary>The transaction of one write; rolled back unless committed.</summary>
public sealed class WriteTransaction(IDbContextTransaction transaction, Action? ended) : IAsyncDisposable
{
    private const string Mark = "Mark";
    private Action? ended = ended;

    public Task CommitAsync() => transaction.CommitAsync(CancellationToken.None);

    /// <summary>Remembers what was written so far.</summary>
    public Task MarkAsync(CancellationToken stop) => transaction.CreateSavepointAsync(Mark, stop);

    /// <summary>Takes back what was written since the last <see cref="MarkAsync"/>. The context still tracks it.</summary>
    public Task BackToMarkAsync(CancellationToken stop) => transaction.RollbackToSavepointAsync(Mark, stop);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            ended?.Invoke();
            ended = null;
        }
    }
}
