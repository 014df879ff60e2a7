using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KnowledgeCrm.Persistence;

/// <summary>Gives each context on a SQLite file a connection that stays open, with the statements it has prepared, for as long as the context is kept. SQLite plans a statement anew each time it is
/// prepared, which for the short reads of this program takes longer than running it.</summary>
internal sealed class KeptConnections(string connection) : DbConnectionInterceptor, IDisposable
{
    // WAL so that reading goes on while one writes; FULL so that what was acknowledged survives a power cut; no mmap (see SqliteDb).
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=0;";

    private readonly ConcurrentDictionary<KeptConnection, KeptConnection> open = new();

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        // EF makes others for itself, such as one that may only read, to see whether the file is there.
        eventData.ConnectionString == connection ? InterceptionResult<DbConnection>.SuppressWithResult(Opened()) : result;

    /// <summary>Closes them all: what keeps contexts does not close its own.</summary>
    public void Dispose()
    {
        foreach (var kept in open.Keys) kept.Dispose();
    }

    private KeptConnection Opened()
    {
        var opened = new KeptConnection(connection, ended => open.TryRemove(ended, out _));
        try
        {
            opened.Open();
            open[opened] = opened;
            using var command = opened.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}

/// <summary>A connection with the statements that it has prepared.</summary>
/// <param name="connection">Which file, and how.</param>
/// <param name="ended">Told when it is closed for good.</param>
internal sealed class KeptConnection(string connection, Action<KeptConnection> ended) : SqliteConnection(connection)
{
    // More texts than this come from lists of changing length; then all are prepared again.
    private const int Most = 200;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private bool ending;

    /// <summary>Runs a query by the statement kept for its text; null while that one is being read.</summary>
    public SqliteDataReader? Read(SqliteCommand asked)
    {
        if (!statements.TryGetValue(asked.CommandText, out var statement))
        {
            if (statements.Count >= Most) Forget();
            statements.Add(asked.CommandText, statement = new Statement(new SqliteCommand(asked.CommandText, this)));
        }
        return statement.IsFree ? statement.Read(asked) : null;
    }

    /// <summary>A context closes its connection after each use. Statements would not outlive that, so only the end of the connection closes it.</summary>
    public override void Close()
    {
        if (ending) base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        ending = true;
        base.Dispose(disposing);
        ended(this);
    }

    private void Forget()
    {
        foreach (var (text, statement) in statements.Where(entry => entry.Value.IsFree).ToList())
        {
            statement.Command.Dispose();
            statements.Remove(text);
        }
    }

    private sealed class Statement(SqliteCommand command)
    {
        private SqliteDataReader? reading;

        public SqliteCommand Command => command;

        public bool IsFree => reading?.IsClosed ?? true;

        public SqliteDataReader Read(SqliteCommand asked)
        {
            command.Parameters.Clear();
            foreach (SqliteParameter parameter in asked.Parameters) command.Parameters.Add(parameter);
            command.Transaction = asked.Transaction;
            command.CommandTimeout = asked.CommandTimeout;
            return reading = command.ExecuteReader();
        }
    }
}

/// <summary>Has queries run by statements that are prepared already.</summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        !result.HasResult && command is SqliteCommand { Connection: KeptConnection kept } asked && asked.CommandText.StartsWith("SELECT", StringComparison.Ordinal)
            && kept.Read(asked) is { } reader
            ? InterceptionResult<DbDataReader>.SuppressWithResult(reader) : result;

    // SQLite knows no asynchronous calls.
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(ReaderExecuting(command, eventData, result));
    }
}
