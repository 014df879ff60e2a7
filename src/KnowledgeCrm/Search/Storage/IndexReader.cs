using KnowledgeCrm.Common;
using Microsoft.Data.Sqlite;

namespace KnowledgeCrm.Search.Storage;

/// <summary>Answers queries from one connection of an index file.</summary>
internal static class IndexReader
{
    /// <summary>Documents of a kind, with how many there are of each.</summary>
    public static Dictionary<string, int> CountByKind(SqliteConnection connection) =>
        Sql.Rows(connection, "SELECT kind, count(*) FROM docs GROUP BY kind", row => (Kind: row.GetString(0), Count: row.GetInt32(1)))
            .ToDictionary(row => row.Kind, row => row.Count, StringComparer.Ordinal);

    /// <summary>The hits of one scope, best first, and how many there are in all.</summary>
    public static ScopeHits Search(SqliteConnection connection, TermCounts counts, ScopeQuery query)
    {
        if (ScopeId(connection, query) is not { } scope) return ScopeHits.None;
        var expression = MatchExpression.For(query.Query, text => counts.Of(connection, scope, text));
        var hits = Run(connection, scope, expression, query);
        // A phrase that stands nowhere was perhaps only quoted; nothing at all helps nobody.
        if (hits.Total == 0 && query.Query.IsNarrowed)
            hits = Run(connection, scope, MatchExpression.For(query.Query.Widened(), text => counts.Of(connection, scope, text)), query);
        return hits;
    }

    private static ScopeHits Run(SqliteConnection connection, long scope, string? expression, ScopeQuery query)
    {
        if (expression is null) return ScopeHits.None;
        var table = IndexSchema.Table(scope);
        var from = query.Language is null
            ? $"{table} WHERE {table} MATCH $match"
            : $"{table} CROSS JOIN docs f ON f.id = {table}.rowid WHERE {table} MATCH $match AND f.language = $language";
        (string, object)[] values =
        [
            ("$match", expression), ("$language", query.Language ?? ""), ("$limit", query.Limit), ("$offset", query.Offset),
        ];
        var total = Sql.Number(connection, $"SELECT count(*) FROM {from}", values) ?? 0;
        if (total == 0) return ScopeHits.None;
        // Ties are broken by the order of coming in, which hidden documents cannot change.
        var sql = $"""
            SELECT d.guid, h.score, h.authored FROM (
                SELECT {table}.rowid AS doc, bm25({table}, {FieldWeights.Arguments(true)}) AS score,
                    bm25({table}, {FieldWeights.Arguments(false)}) AS authored
                FROM {from} ORDER BY 2, 1 LIMIT $limit OFFSET $offset) h
            JOIN docs d ON d.id = h.doc ORDER BY h.score, h.doc
            """;
        return new ScopeHits((int)total, Sql.Rows(connection, sql, row => Hit(query.Kind, row), values));
    }

    private static SearchHit Hit(string kind, SqliteDataReader row)
    {
        // bm25() is negative; better is lower.
        var score = Math.Max(0, -row.GetDouble(1));
        var authored = Math.Clamp(-row.GetDouble(2), 0, score);
        return new SearchHit(new SearchKey(kind, new Guid((byte[])row.GetValue(0))), score,
            [new ScorePart(ScoreParts.Words, authored), new ScorePart(ScoreParts.PastQuestions, score - authored)]);
    }

    private static long? ScopeId(SqliteConnection connection, ScopeQuery query) =>
        Sql.Number(connection, "SELECT id FROM scopes WHERE kind = $kind AND name = $name", ("$kind", query.Kind), ("$name", query.Scope));
}
