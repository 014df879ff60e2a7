using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeCrm.Tests.Jobs;

/// <summary>F61: whatever happens in the middle of a delivery, it is delivered at least once and takes effect once. The effect here is
/// a note in the case's thread.</summary>
public sealed class OutboxCrashTests : IDisposable
{
    private readonly CancellationTokenSource kill = new();
    private Func<Task> before = () => Task.CompletedTask;
    private Func<Task> after = () => Task.CompletedTask;

    [Theory, OnBothDatabases]
    public async Task F61_killed_before_it_is_delivered(DatabaseKind kind)
    {
        await using var house = await OpenWithOneEventAsync(kind);
        before = Kill;
        await DieDeliveringAsync(house);
        Assert.Equal(0, await NotesAsync(house));

        before = () => Task.CompletedTask;
        await house.DeliverAllAsync();

        await AssertDoneOnceAsync(house);
    }

    [Theory, OnBothDatabases]
    public async Task F61_killed_after_its_writes_and_before_the_note_that_it_is_done(DatabaseKind kind)
    {
        await using var house = await OpenWithOneEventAsync(kind);
        after = Kill;
        await DieDeliveringAsync(house);
        Assert.Equal(0, await NotesAsync(house));

        after = () => Task.CompletedTask;
        await house.DeliverAllAsync();

        await AssertDoneOnceAsync(house);
    }

    [Theory, OnBothDatabases]
    public async Task F61_killed_after_it_is_done_and_before_the_event_is_marked(DatabaseKind kind)
    {
        await using var house = await OpenWithOneEventAsync(kind);
        await house.DeliverAllAsync();
        await house.AskAsync(db => db.OutboxEvents.ExecuteUpdateAsync(set => set.SetProperty(e => e.DeliveredAt, (DateTime?)null)));

        await house.DeliverAllAsync();

        await AssertDoneOnceAsync(house);
    }

    [Theory, OnBothDatabases]
    public async Task F61_two_nodes_deliver_the_same_event_at_the_same_time(DatabaseKind kind)
    {
        await using var house = await OpenWithOneEventAsync(kind);

        await RaceAsync(house);

        await AssertDoneOnceAsync(house);
    }

    [Theory, OnBothDatabases]
    public async Task F61_two_nodes_try_again_at_the_same_time_what_failed_before(DatabaseKind kind)
    {
        await using var house = await OpenWithOneEventAsync(kind);
        before = () => throw new InvalidOperationException("once");
        await house.DeliverAllAsync();
        before = () => Task.CompletedTask;
        house.Clock.Advance(TimeSpan.FromSeconds(2));

        await RaceAsync(house);

        await AssertDoneOnceAsync(house);
    }

    // The process stops in the middle: nothing after this line of it runs any more.
    private Task Kill()
    {
        kill.Cancel();
        throw new OperationCanceledException(kill.Token);
    }

    private async Task DieDeliveringAsync(House house) =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.Get<OutboxDispatcher>().DeliverAsync(kill.Token));

    private async Task<House> OpenWithOneEventAsync(DatabaseKind kind)
    {
        var note = Reaction.Of<CaseOpened>("Note", async (db, opened, stop) =>
        {
            await before();
            var target = await db.Cases.SingleAsync(c => c.Id == opened.CaseId, stop);
            db.Add(CasePost.Of(target.Id, CasePostKind.Note, "Seen", Actor.System, db.Now));
            await after();
        });
        var house = await House.OpenAsync(kind, services => services.AddSingleton<IReadOnlyList<Reaction>>([note]));
        await house.SaveAsync(Sample.Case(Actor.System));
        return house;
    }

    // Two nodes, each with a dispatcher of its own; on PostgreSQL both are inside the reaction before either goes on.
    private async Task RaceAsync(House house)
    {
        var inside = 0;
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (house.Settings.Database == DatabaseKind.Postgres)
        {
            after = () =>
            {
                if (Interlocked.Increment(ref inside) >= 2) both.TrySetResult();
                return both.Task;
            };
        }
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => new OutboxDispatcher(
            house.Get<IDbContextFactory<KnowledgeCrmDb>>(), new OutboxSignal(), house.Get<IReadOnlyList<Reaction>>(), house.Clock,
            NullLogger<OutboxDispatcher>.Instance).DeliverAsync(CancellationToken.None))));
    }

    private static Task<int> NotesAsync(House house) => house.AskAsync(db => db.CasePosts.CountAsync());

    private static async Task AssertDoneOnceAsync(House house)
    {
        Assert.Equal(1, await NotesAsync(house));
        Assert.NotNull((await house.AskAsync(db => db.OutboxDeliveries.SingleAsync())).DoneAt);
        Assert.NotNull((await house.AskAsync(db => db.OutboxEvents.SingleAsync(e => e.Type == nameof(CaseOpened)))).DeliveredAt);
    }

    public void Dispose() => kill.Dispose();
}
