using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace KnowledgeCrm.Search.Storage;

/// <summary>In how many documents of a scope a term occurs. Asked of the scope alone, so that it knows of no hidden document.</summary>
internal sealed class TermCounts
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<(long Scope, string Expression), long> known = new();

    public void Forget() => known.Clear();

    public long Of(SqliteConnection connection, long scope, string expression)
    {
        if (known.TryGetValue((scope, expression), out var count)) return count;
        var table = IndexSchema.Table(scope);
        count = Sql.Number(connection, $"SELECT count(*) FROM {table} WHERE {table} MATCH $match", ("$match", expression)) ?? 0;
        if (known.Count >= Most) known.Clear();
        known[(scope, expression)] = count;
        return count;
    }
}
