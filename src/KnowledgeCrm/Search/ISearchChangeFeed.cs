using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search;

/// <summary>The order in which searchable documents changed; the outbox is it.</summary>
public interface ISearchChangeFeed
{
    /// <summary>Up to <paramref name="max"/> changes after a position, oldest first. The same document may come more than once.</summary>
    /// <param name="position">The last position already indexed; 0 for the beginning.</param>
    /// <param name="max">How many at the most.</param>
    /// <param name="stop">Stops the reading.</param>
    Task<IReadOnlyList<SearchChange>> ReadAfterAsync(long position, int max, CancellationToken stop);

    /// <summary>The position of the newest change; a rebuild that starts now has seen all up to it.</summary>
    Task<long> HeadAsync(CancellationToken stop);

    /// <summary>Returns when something may have changed, or after a second at the latest.</summary>
    Task WaitAsync(CancellationToken stop);
}

/// <summary>One change of one document.</summary>
/// <param name="Position">Its place in the order; grows.</param>
/// <param name="Key">The document.</param>
public readonly record struct SearchChange(long Position, SearchKey Key);
