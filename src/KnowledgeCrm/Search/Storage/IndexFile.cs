using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace KnowledgeCrm.Search.Storage;

/// <summary>One index on disk: one writer, any number of readers that do not wait for it. Goes away once it is retired and the last
/// reader has left.</summary>
internal sealed class IndexFile : IDisposable
{
    private const int MostIdleReaders = 8;
    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private readonly Lock gate = new();
    private int users;
    private bool retired;

    private IndexFile(string path, long number, SqliteConnection connection)
    {
        Path = path;
        Number = number;
        Writer = new IndexWriter(connection);
        Counts = new TermCounts();
    }

    public string Path { get; }

    /// <summary>Which build it is.</summary>
    public long Number { get; }

    public IndexWriter Writer { get; }

    /// <summary>How many documents hold a term; forgotten with every change.</summary>
    public TermCounts Counts { get; }

    /// <summary>Makes an empty index that counts as incomplete.</summary>
    public static IndexFile Create(string path, long number)
    {
        Remove(path);
        var connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
        Sql.Run(connection, IndexSchema.Base);
        var file = new IndexFile(path, number, connection);
        file.Writer.SetMeta("version", IndexSchema.Version);
        return file;
    }

    /// <summary>Opens an index that is whole and of this version; null with the reason when it is not.</summary>
    public static IndexFile? Open(string path, long number, out string problem)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, SqliteOpenMode.ReadWrite);
            var writer = new IndexWriter(connection);
            problem = writer.Meta("version") != IndexSchema.Version ? "it has another version"
                : writer.Meta("complete") != 1 ? "it was not finished"
                : IndexCheck.Quick(connection) ?? "";
            if (problem.Length == 0) return new IndexFile(path, number, connection);
        }
        catch (SqliteException e)
        {
            problem = e.Message;
        }
        connection?.Dispose();
        return null;
    }

    /// <summary>Takes part as a reader; false when the file has been retired meanwhile.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (retired) return false;
            users++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            users--;
            if (retired && users == 0) Close();
        }
    }

    /// <summary>Lets nobody in any more, and removes the file when the last reader has left.</summary>
    public void Retire()
    {
        lock (gate)
        {
            if (retired) return;
            retired = true;
            RemoveWhenClosed = true;
            if (users == 0) Close();
        }
    }

    private bool RemoveWhenClosed { get; set; }

    /// <summary>Reads within one transaction, so that hits and totals agree.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        if (!idle.TryTake(out var connection)) connection = ConnectReader();
        try
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            var value = read(connection);
            transaction.Commit();
            if (idle.Count < MostIdleReaders) idle.Add(connection);
            else connection.Dispose();
            return value;
        }
        catch
        {
            // A connection that failed may hold a broken view of the file.
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Closes without removing the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            retired = true;
            if (users == 0) Close();
        }
    }

    public static void Remove(string path)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"]) File.Delete(path + suffix);
    }

    private void Close()
    {
        while (idle.TryTake(out var connection)) connection.Dispose();
        Writer.Dispose();
        if (RemoveWhenClosed) Remove(Path);
    }

    private SqliteConnection ConnectReader()
    {
        var connection = Connect(Path, SqliteOpenMode.ReadWrite);
        Sql.Run(connection, "PRAGMA query_only = ON");
        return connection;
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            // NORMAL may lose the last changes at power loss, but never half of one: the checkpoint is lost with them, and they come again.
            Sql.Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
