using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Tests;

/// <summary>The whole library on a database of one test: its services, a clock to move, and people to act as.</summary>
public sealed class House : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private int people;

    private House(TestDatabase database, TestClock clock, Action<IServiceCollection>? instead)
    {
        this.database = database;
        Clock = clock;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddKnowledgeCrm(database.Settings);
        instead?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public TestClock Clock { get; }
    public DataSettings Settings => database.Settings;
    public IServiceProvider Services => services;
    public UseCase UseCase => Get<UseCase>();

    /// <summary>Opens a house.</summary>
    /// <param name="kind">The database it stands on.</param>
    /// <param name="instead">Registers what a test wants otherwise: the last registration counts.</param>
    /// <param name="empty">True for a database that was never set up.</param>
    public static async Task<House> OpenAsync(
        DatabaseKind kind = DatabaseKind.Sqlite, Action<IServiceCollection>? instead = null, bool empty = false) =>
        new(await TestDatabase.CreateAsync(kind, empty), new TestClock(), instead);

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>A context of its own, at the house's time.</summary>
    public KnowledgeCrmDb Db() => Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContext();

    /// <summary>Saves entities as they are, with their events.</summary>
    public async Task SaveAsync(params object[] entities)
    {
        await using var db = Db();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    /// <summary>What a context answers.</summary>
    public async Task<T> AskAsync<T>(Func<KnowledgeCrmDb, Task<T>> question)
    {
        await using var db = Db();
        return await question(db);
    }

    /// <summary>Somebody with an account, stored.</summary>
    public async Task<Person> PersonAsync(IEnumerable<Role> roles, string? name = null, Guid? customerId = null)
    {
        name ??= $"Person {Interlocked.Increment(ref people)}";
        var email = $"{name.Replace(' ', '.').ToLowerInvariant()}@example.com";
        var person = new Person
        {
            Name = name,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString(),
            CustomerId = customerId,
            Roles = [.. roles],
        };
        await SaveAsync(person);
        return person;
    }

    /// <summary>An actor with these roles, backed by a stored person.</summary>
    public async Task<Actor> ActorAsync(params Role[] roles) => (await PersonAsync(roles)).ToActor();

    public Task<Actor> RepAsync() => ActorAsync(Role.Rep);
    public Task<Actor> AuthorAsync() => ActorAsync(Role.Author);
    public Task<Actor> ReviewerAsync() => ActorAsync(Role.Reviewer);
    public Task<Actor> KnowledgeManagerAsync() => ActorAsync(Role.KnowledgeManager);
    public Task<Actor> AdministratorAsync() => ActorAsync(Role.Administrator);
    public Task<Actor> SalesAsync() => ActorAsync(Role.Sales);
    public Task<Actor> PartnerAsync() => ActorAsync(Role.Partner);

    public async Task<Actor> CustomerAsync(Guid? customerId = null) => (await PersonAsync([Role.Customer], customerId: customerId)).ToActor();

    /// <summary>Delivers from the outbox until nothing is due at the house's time.</summary>
    public async Task DeliverAllAsync()
    {
        var dispatcher = Get<OutboxDispatcher>();
        while (await dispatcher.DeliverAsync(CancellationToken.None) > 0)
        {
            // What was delivered may have made more events.
        }
    }

    /// <summary>Brings the search index up to what is delivered.</summary>
    public async Task IndexAllAsync()
    {
        await DeliverAllAsync();
        while (await Get<SearchIndexer>().StepAsync(CancellationToken.None))
        {
            // Each step takes up some of the changes.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
