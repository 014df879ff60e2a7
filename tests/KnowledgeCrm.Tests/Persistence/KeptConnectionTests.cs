using KnowledgeCrm.Persistence;
using KnowledgeCrm.Products;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Persistence;

/// <summary>Contexts are used again, with their connections and the statements prepared on them; nobody may notice.</summary>
public sealed class KeptConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_context_has_the_connection_of_the_last_one()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var contexts = new DbContextFactory(database.Settings, TimeProvider.System);
        var first = await ConnectionAsync();
        Assert.Same(first, await ConnectionAsync());

        async Task<object> ConnectionAsync()
        {
            await using var db = contexts.CreateDbContext();
            Assert.Equal(0, await db.Users.CountAsync(Stop));
            return db.Database.GetDbConnection();
        }
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Nothing_of_what_one_did_is_left_to_the_next(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        await using (var db = house.Db())
        {
            db.ActorId = Guid.NewGuid();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            // Neither committed nor rolled back: whoever did it fell over.
            await db.Database.BeginTransactionAsync(Stop);
            db.Add(Product.Of("xr-1", null, "XR-1", "One", "一"));
            await db.SaveChangesAsync(Stop);
        }
        await using var next = house.Db();
        Assert.Null(next.ActorId);
        Assert.Null(next.Database.CurrentTransaction);
        Assert.Equal(QueryTrackingBehavior.TrackAll, next.ChangeTracker.QueryTrackingBehavior);
        Assert.Empty(next.ChangeTracker.Entries());
        Assert.Equal(0, await next.Products.CountAsync(Stop));
    }

    [Fact]
    public async Task One_query_may_be_read_while_it_is_being_read()
    {
        await using var house = await House.OpenAsync();
        await house.SaveAsync(Product.Of("xr-1", null, "XR-1", "One", "一"), Product.Of("xr-2", null, "XR-2", "Two", "二"));
        await using var db = house.Db();
        var pairs = new List<string>();
        await foreach (var one in Models())
            await foreach (var other in Models()) pairs.Add($"{one} {other}");
        Assert.Equal(["XR-1 XR-1", "XR-1 XR-2", "XR-2 XR-1", "XR-2 XR-2"], pairs);

        IAsyncEnumerable<string> Models() => db.Products.AsNoTracking().OrderBy(product => product.Model).Select(product => product.Model!).AsAsyncEnumerable();
    }

    [Fact]
    public async Task The_same_words_with_other_values_find_others_however_many_there_were_between()
    {
        await using var house = await House.OpenAsync();
        await house.SaveAsync(Product.Of("xr-1", null, "XR-1", "One", "一"), Product.Of("xr-2", null, "XR-2", "Two", "二"));
        await using var db = house.Db();
        // More texts than are kept.
        foreach (var (text, round) in Enumerable.Range(0, 300).Select(round => ($"SELECT {round} AS Value", round)))
        {
            foreach (var model in new[] { "XR-1", "XR-2" })
                Assert.Equal(model, (await db.Products.AsNoTracking().SingleAsync(product => product.Model == model, Stop)).Model);
            Assert.Equal(round, (await db.Database.SqlQueryRaw<int>(text).ToListAsync(Stop)).Single());
        }
    }

    [Fact]
    public async Task A_table_that_was_changed_is_read_as_it_is_now()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var contexts = new DbContextFactory(database.Settings, TimeProvider.System);
        await using var db = contexts.CreateDbContext();
        Assert.Equal(0, await db.Users.AsNoTracking().CountAsync(Stop));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Products ADD COLUMN Later TEXT NULL", Stop);
        await db.Database.ExecuteSqlRawAsync("DROP INDEX IF EXISTS EmailIndex", Stop);
        Assert.Equal(0, await db.Users.AsNoTracking().CountAsync(Stop));
    }

    [Fact]
    public async Task At_the_end_nothing_holds_the_file()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using (var contexts = new DbContextFactory(database.Settings, TimeProvider.System))
        {
            await using var db = contexts.CreateDbContext();
            db.Add(Product.Of("xr-1", null, "XR-1", "One", "一"));
            await db.SaveChangesAsync(Stop);
            Assert.True(File.Exists($"{database.Settings.SqliteFile}-wal"));
        }
        // The last connection to close takes the write-ahead log into the file.
        Assert.False(File.Exists($"{database.Settings.SqliteFile}-wal"));
    }
}
