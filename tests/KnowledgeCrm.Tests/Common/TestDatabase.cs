using KnowledgeCrm.Persistence;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(KnowledgeCrm.Tests.TestDatabaseCleaner))]

namespace KnowledgeCrm.Tests;

/// <summary>A data directory and a database of one test alone. A migrated one is made once a run and copied.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string Root = Directory.CreateTempSubdirectory("kcrm-tests-").FullName;
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);
    private static int count;

    private TestDatabase(DataSettings settings) => Settings = settings;

    public DataSettings Settings { get; }

    /// <summary>A database with this program's model and nothing in it, or with <paramref name="empty"/> none at all yet.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, bool empty = false)
    {
        var name = $"test{Interlocked.Increment(ref count)}";
        var settings = new DataSettings { Data = Directory.CreateDirectory(Path.Combine(Root, name)).FullName, Database = kind };
        if (kind == DatabaseKind.Postgres)
        {
            var server = await PostgresServer.GetAsync();
            settings.Postgres = $"{server.Connection};Database={name}";
            if (!empty) await CopyAsync(server, await PostgresTemplate.Value, name);
        }
        else if (!empty) File.Copy(await SqliteTemplate.Value, settings.SqliteFile);
        return new TestDatabase(settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (Settings.Postgres is not null)
        {
            await using var connection = new NpgsqlConnection(Settings.Postgres);
            NpgsqlConnection.ClearPool(connection);
            var name = new NpgsqlConnectionStringBuilder(Settings.Postgres).Database;
            await RunAsync(await PostgresServer.GetAsync(), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        Directory.Delete(Settings.Directory, recursive: true);
    }

    internal static async Task CleanAsync()
    {
        await PostgresServer.StopAsync();
        Directory.Delete(Root, recursive: true);
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var settings = new DataSettings { Data = Directory.CreateDirectory(Path.Combine(Root, "template")).FullName };
        // The last connection to close takes the write-ahead log into the file.
        await MigrateAsync(settings);
        return settings.SqliteFile;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var server = await PostgresServer.GetAsync();
        var connection = $"{server.Connection};Database=template_kcrm;Pooling=false";
        await MigrateAsync(new DataSettings { Data = Root, Database = DatabaseKind.Postgres, Postgres = connection });
        return "template_kcrm";
    }

    private static async Task MigrateAsync(DataSettings settings)
    {
        using var contexts = new DbContextFactory(settings, TimeProvider.System);
        await new DatabaseSetup(contexts, NullLogger<DatabaseSetup>.Instance).RunAsync(CancellationToken.None);
    }

    private static async Task CopyAsync(PostgresServer server, string template, string name)
    {
        // A second copy of one template at the same time is refused.
        await OneCopyAtATime.WaitAsync();
        try
        {
            await RunAsync(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            OneCopyAtATime.Release();
        }
    }

    private static async Task RunAsync(PostgresServer server, string statement)
    {
        await using var connection = new NpgsqlConnection($"{server.Connection};Database=postgres");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Stops the server and removes every file when the last test has run.</summary>
public sealed class TestDatabaseCleaner : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await TestDatabase.CleanAsync();
}
