using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Tests;
using KnowledgeCrm.Web.Tests.Api;
using KnowledgeCrm.Web.Tests.Hosting;
using Npgsql;

namespace KnowledgeCrm.Web.Tests.Faults;

/// <summary>A data directory and a database that servers are started on and killed on, one after the other.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    private FaultWorld(DataSettings data) => Data = data;

    public DataSettings Data { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<FaultWorld> OpenAsync(DatabaseKind kind)
    {
        var data = new DataSettings { Data = Directory.CreateTempSubdirectory("knowledgecrm-").FullName, Database = kind };
        if (kind == DatabaseKind.Postgres)
            data.Postgres = $"{(await PostgresServer.GetAsync()).Connection};Database=faults{Guid.NewGuid():N}";
        return new FaultWorld(data);
    }

    public Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(Data, ServerProcess.HangGuard, Stop, "--no-demo");

    /// <summary>A key of these roles; made while no server runs.</summary>
    public async Task<string> KeyAsync(params Role[] roles)
    {
        string[] words = ["key", "create", "--name", "faults", .. roles.SelectMany(role => new[] { "--role", role.ToString() }), .. ServerProcess.Arguments(Data)];
        var made = await BuiltProgram.RunAsync(Data.Directory, "en_US.UTF-8", null, words);
        Assert.True(made.ExitCode == 0, made.Error);
        return made.LastLine;
    }

    /// <summary>Asks the database itself; while no server runs.</summary>
    public async Task<T> AskAsync<T>(Func<KnowledgeCrmDb, Task<T>> question)
    {
        // Nothing of it may stay open beside the next server.
        using var contexts = new DbContextFactory(Data, TimeProvider.System);
        await using var db = contexts.CreateDbContext();
        return await question(db);
    }

    /// <summary>Asks again until the answer is as wanted; fails after the hang guard.</summary>
    public static async Task<ApiReply> UntilAsync(Func<Task<ApiReply>> ask, Func<ApiReply, bool> wanted, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var reply = await ask();
            if (wanted(reply)) return reply;
            if (TimeProvider.System.GetElapsedTime(began) > ServerProcess.HangGuard) Assert.Fail($"Not within the hang guard: {what}. Last: {reply.Status} {reply.Body}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Data.Postgres is not null)
        {
            var name = new NpgsqlConnectionStringBuilder(Data.Postgres).Database;
            await using var connection = new NpgsqlConnection($"{(await PostgresServer.GetAsync()).Connection};Database=postgres;Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"DROP DATABASE IF EXISTS {name} WITH (FORCE)";
            await command.ExecuteNonQueryAsync();
            NpgsqlConnection.ClearAllPools();
        }
        Directory.Delete(Data.Directory, recursive: true);
    }
}
