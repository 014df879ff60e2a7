using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Persistence;

public class DatabaseSetupTests
{
    [Theory, OnBothDatabases]
    public async Task An_empty_place_gets_the_whole_model_and_a_second_run_changes_nothing(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind, empty: true);
        var setup = house.Get<DatabaseSetup>();

        await setup.RunAsync(CancellationToken.None);
        await house.SaveAsync(Sample.Case(Actor.System));
        var applied = await house.AskAsync(db => db.Database.GetAppliedMigrationsAsync());
        await setup.RunAsync(CancellationToken.None);

        Assert.NotEmpty(applied);
        Assert.Equal(applied, await house.AskAsync(db => db.Database.GetAppliedMigrationsAsync()));
        Assert.Empty(await house.AskAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal(1, await house.AskAsync(db => db.Cases.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task F63_a_database_that_a_newer_program_changed_is_refused_and_left_alone(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        await house.AskAsync(db => db.Database.ExecuteSqlRawAsync(
            """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Later', '99.0.0')"""));

        var refused = await Assert.ThrowsAsync<Refused>(() => house.Get<DatabaseSetup>().RunAsync(CancellationToken.None));

        Assert.Equal((RefusalKind.Conflict, "Data.Newer"), (refused.Kind, refused.Code));
        Assert.Contains("29990101000000_Later", refused.MessageIn(Languages.English), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task No_change_of_the_model_waits_for_a_migration(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);

        Assert.False(await house.AskAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task SQLite_writes_ahead_flushes_every_commit_and_maps_no_memory()
    {
        await using var house = await House.OpenAsync();

        Assert.Equal("wal", await PragmaAsync<string>(house, "journal_mode"));
        Assert.Equal(2, await PragmaAsync<long>(house, "synchronous"));
        Assert.Equal(1, await PragmaAsync<long>(house, "foreign_keys"));
        Assert.Equal(0, await PragmaAsync<long>(house, "mmap_size"));
    }

    private static Task<T> PragmaAsync<T>(House house, string name) => house.AskAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T));
    });
}
