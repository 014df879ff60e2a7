using Microsoft.EntityFrameworkCore.Storage;

namespace KnowledgeCrm.Persistence;

/// <summary>The transaction of one write; rolled back unless committed.</summary>
public sealed class WriteTransaction(IDbContextTransaction transaction, Action? ended) : IAsyncDisposable
{
    private Action? ended = ended;

    public Task CommitAsync() => transaction.CommitAsync(CancellationToken.None);

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
