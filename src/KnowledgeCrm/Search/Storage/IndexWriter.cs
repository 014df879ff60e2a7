using System.Security.Cryptography;
using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Analysis;
using Microsoft.Data.Sqlite;

namespace KnowledgeCrm.Search.Storage;

/// <summary>The one that writes to an index file; a change and the checkpoint that covers it are one transaction.</summary>
internal sealed class IndexWriter(SqliteConnection connection) : IDisposable
{
    private readonly Lock gate = new();

    public long Checkpoint => Meta("checkpoint") ?? 0;

    public long? Meta(string key)
    {
        lock (gate) return Sql.Number(connection, "SELECT value FROM meta WHERE key = $key", ("$key", key));
    }

    public void SetMeta(string key, long value)
    {
        lock (gate) Set(key, value);
    }

    /// <summary>Runs a check on the writer's connection.</summary>
    public string? Check(Func<SqliteConnection, string?> check)
    {
        lock (gate) return check(connection);
    }

    /// <summary>Puts documents in, takes others out, and moves the checkpoint. All or nothing.</summary>
    public void Apply(IReadOnlyCollection<SearchDocument> changed, IReadOnlyCollection<SearchKey> gone, long? checkpoint)
    {
        // Analysis is the larger part of the work and needs no lock.
        var encoded = changed.Select(document => (document, texts: Texts(document))).ToList();
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (document, texts) in encoded) Put(document, texts);
            foreach (var key in gone) TakeOut(key);
            if (checkpoint is { } position) Set("checkpoint", position);
            transaction.Commit();
        }
    }

    /// <summary>Marks the file as whole.</summary>
    public void Finish(long checkpoint)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            Set("checkpoint", checkpoint);
            Set("complete", 1);
            transaction.Commit();
        }
    }

    public void Dispose() => connection.Dispose();

    private void Set(string key, long value) =>
        Sql.Run(connection, "INSERT OR REPLACE INTO meta (key, value) VALUES ($key, $value)", ("$key", key), ("$value", value));

    private static string[] Texts(SearchDocument document) =>
    [
        TextAnalyzer.Encode(document.Title), TextAnalyzer.Encode(document.Summary), TextAnalyzer.Encode(document.Body),
        TextAnalyzer.Encode(document.Tags), TextAnalyzer.Encode(string.Join('\n', document.PastQuestions.Select(question => question.Text))),
    ];

    private void Put(SearchDocument document, string[] texts)
    {
        var fingerprint = Fingerprint(document, texts);
        var known = Find(document.Key);
        if (known is { } old)
        {
            // The same change may come more than once, and many changes do not touch what is searched.
            if (old.Fingerprint.AsSpan().SequenceEqual(fingerprint)) return;
            TakeOutOfScopes(old.Id);
            Sql.Run(connection, "DELETE FROM texts WHERE doc = $doc", ("$doc", old.Id));
            Sql.Run(connection, "UPDATE docs SET language = $language, fingerprint = $fingerprint WHERE id = $doc",
                ("$language", document.Language), ("$fingerprint", fingerprint), ("$doc", old.Id));
        }
        else
        {
            Sql.Run(connection, "INSERT INTO docs (kind, guid, language, fingerprint) VALUES ($kind, $guid, $language, $fingerprint)",
                ("$kind", document.Key.Kind), ("$guid", document.Key.Id.ToByteArray()), ("$language", document.Language),
                ("$fingerprint", fingerprint));
        }
        var id = known?.Id ?? Sql.Number(connection, "SELECT last_insert_rowid()")!.Value;
        InsertTexts("texts", "doc", id, texts);
        foreach (var scope in document.Scopes.Distinct(StringComparer.Ordinal))
        {
            var number = Scope(document.Key.Kind, scope);
            Sql.Run(connection, "INSERT INTO members (scope, doc) VALUES ($scope, $doc)", ("$scope", number), ("$doc", id));
            InsertTexts(IndexSchema.Table(number), "rowid", id, texts);
        }
    }

    private void InsertTexts(string table, string key, long id, string[] texts) =>
        Sql.Run(connection, $"INSERT INTO {table} ({key}, {IndexSchema.ColumnList}) VALUES ($doc, $title, $summary, $body, $tags, $words)",
            ("$doc", id), ("$title", texts[0]), ("$summary", texts[1]), ("$body", texts[2]), ("$tags", texts[3]), ("$words", texts[4]));

    private void TakeOut(SearchKey key)
    {
        if (Find(key) is not { } known) return;
        TakeOutOfScopes(known.Id);
        Sql.Run(connection, "DELETE FROM texts WHERE doc = $doc; DELETE FROM docs WHERE id = $doc", ("$doc", known.Id));
    }

    // The full-text tables read the old text while they forget it, so membership and text go after them.
    private void TakeOutOfScopes(long id)
    {
        var scopes = Sql.Rows(connection, "SELECT scope FROM members WHERE doc = $doc", row => row.GetInt64(0), ("$doc", id));
        foreach (var scope in scopes) Sql.Run(connection, $"DELETE FROM {IndexSchema.Table(scope)} WHERE rowid = $doc", ("$doc", id));
        Sql.Run(connection, "DELETE FROM members WHERE doc = $doc", ("$doc", id));
    }

    private (long Id, byte[] Fingerprint)? Find(SearchKey key)
    {
        var found = Sql.Rows(connection, "SELECT id, fingerprint FROM docs WHERE kind = $kind AND guid = $guid",
            row => (row.GetInt64(0), (byte[])row.GetValue(1)), ("$kind", key.Kind), ("$guid", key.Id.ToByteArray()));
        return found.Count == 0 ? null : found[0];
    }

    private long Scope(string kind, string name)
    {
        if (Sql.Number(connection, "SELECT id FROM scopes WHERE kind = $kind AND name = $name", ("$kind", kind), ("$name", name)) is { } known)
            return known;
        Sql.Run(connection, "INSERT INTO scopes (kind, name) VALUES ($kind, $name)", ("$kind", kind), ("$name", name));
        var id = Sql.Number(connection, "SELECT last_insert_rowid()")!.Value;
        Sql.Run(connection, IndexSchema.Scope(id));
        return id;
    }

    private static byte[] Fingerprint(SearchDocument document, string[] texts)
    {
        // The lengths keep "ab" + "c" apart from "a" + "bc".
        var all = new StringBuilder(document.Language);
        foreach (var part in document.Scopes.Order(StringComparer.Ordinal).Concat(texts)) all.Append('\n').Append(part.Length).Append(' ').Append(part);
        return SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString()));
    }
}
