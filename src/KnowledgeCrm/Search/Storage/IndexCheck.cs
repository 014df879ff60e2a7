using Microsoft.Data.Sqlite;

namespace KnowledgeCrm.Search.Storage;

/// <summary>Tells whether an index file still is what was written to it.</summary>
internal static class IndexCheck
{
    /// <summary>Compares what each scope should hold with what its full-text table holds. Reads a few pages only.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Quick(SqliteConnection connection)
    {
        foreach (var (id, kind, name) in Scopes(connection))
        {
            var members = Sql.Number(connection, "SELECT count(*) FROM members WHERE scope = $scope", ("$scope", id)) ?? 0;
            var indexed = Sql.Number(connection, $"SELECT count(*) FROM {IndexSchema.Table(id)}_docsize") ?? 0;
            if (members != indexed) return $"scope {kind}/{name} holds {indexed} documents and should hold {members}";
            // Two rows of FTS5's own are always there, its averages and its structure; the terms come after them.
            if (members > 0 && Sql.Number(connection, $"SELECT count(*) FROM (SELECT 1 FROM {IndexSchema.Table(id)}_data LIMIT 3)") < 3)
                return $"scope {kind}/{name} has no terms";
        }
        var homeless = Sql.Number(connection, "SELECT count(*) FROM docs") - Sql.Number(connection, "SELECT count(*) FROM texts");
        return homeless == 0 ? null : $"{homeless} documents have no text";
    }

    /// <summary>Compares every term of every scope with the texts. Takes seconds for 100,000 documents.</summary>
    /// <remarks>The form with rank = 1: without it SQLite does not look at the content, and an emptied index passes.</remarks>
    public static string? Thorough(SqliteConnection connection)
    {
        if (Quick(connection) is { } problem) return problem;
        try
        {
            foreach (var (id, _, _) in Scopes(connection))
                Sql.Run(connection, $"INSERT INTO {IndexSchema.Table(id)} ({IndexSchema.Table(id)}, rank) VALUES ('integrity-check', 1)");
            return null;
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    private static List<(long Id, string Kind, string Name)> Scopes(SqliteConnection connection) =>
        Sql.Rows(connection, "SELECT id, kind, name FROM scopes ORDER BY id", row => (row.GetInt64(0), row.GetString(1), row.GetString(2)));
}
