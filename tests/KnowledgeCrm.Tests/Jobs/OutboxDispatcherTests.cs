using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Tests.Jobs;

public class OutboxDispatcherTests
{
    private static Task<House> OpenAsync(DatabaseKind kind, params Reaction[] reactions) =>
        House.OpenAsync(kind, services => services.AddSingleton<IReadOnlyList<Reaction>>(reactions));

    [Theory, OnBothDatabases]
    public async Task Each_reaction_hears_of_an_event_once(DatabaseKind kind)
    {
        List<string> heard = [];
        Reaction Hears(string name) => Reaction.Of<CaseOpened>(name, (_, opened, _) => { heard.Add(name + opened.Number); return Task.CompletedTask; });
        await using var house = await OpenAsync(kind, Hears("a:"), Hears("b:"));
        var made = Sample.Case(Actor.System);
        await house.SaveAsync(made);

        await house.DeliverAllAsync();
        await house.DeliverAllAsync();

        Assert.Equal(["a:" + made.Number, "b:" + made.Number], heard);
        Assert.Equal(house.Clock.Now, (await house.AskAsync(db => db.OutboxEvents.SingleAsync())).DeliveredAt);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_reaction_writes_is_saved_with_its_own_events_which_are_delivered_too(DatabaseKind kind)
    {
        List<CasePriority> seen = [];
        await using var house = await OpenAsync(kind,
            Reaction.Of<CaseOpened>("Raise", async (db, opened, stop) =>
                (await db.Cases.SingleAsync(c => c.Id == opened.CaseId, stop)).ChangePriority(CasePriority.Urgent, db.Now)),
            Reaction.Of<CaseChanged>("See", async (db, changed, stop) =>
                seen.Add((await db.Cases.SingleAsync(c => c.Id == changed.CaseId, stop)).Priority)));
        await house.SaveAsync(Sample.Case(Actor.System));

        await house.DeliverAllAsync();

        Assert.Equal([CasePriority.Urgent], seen);
    }

    [Theory, OnBothDatabases]
    public async Task What_fails_is_tried_again_later_and_later_and_parked_after_eight_times(DatabaseKind kind)
    {
        var attempts = 0;
        // A time-out inside a reaction looks like a cancellation; it is a failure like any other.
        await using var house = await OpenAsync(kind,
            Reaction.Of<CaseOpened>("Fails", (_, _, _) => { attempts++; throw new TaskCanceledException("broken"); }));
        await house.SaveAsync(Sample.Case(Actor.System));

        for (var attempt = 1; attempt < OutboxDispatcher.MaxAttempts; attempt++)
        {
            await house.DeliverAllAsync();
            Assert.Equal(attempt, attempts);
            house.Clock.Advance(TimeSpan.FromSeconds(Math.Pow(2, attempt)) - TimeSpan.FromTicks(10));
            await house.DeliverAllAsync();
            Assert.Equal(attempt, attempts);
            house.Clock.Advance(TimeSpan.FromTicks(10));
        }
        Assert.Null((await house.AskAsync(db => db.OutboxDeliveries.SingleAsync())).ParkedAt);
        await house.DeliverAllAsync();
        house.Clock.Advance(TimeSpan.FromDays(7));
        await house.DeliverAllAsync();

        Assert.Equal(OutboxDispatcher.MaxAttempts, attempts);
        var delivery = await house.AskAsync(db => db.OutboxDeliveries.SingleAsync());
        Assert.Equal((OutboxDispatcher.MaxAttempts, null), (delivery.Attempts, delivery.DoneAt));
        Assert.NotNull(delivery.ParkedAt);
        Assert.Contains("broken", delivery.Error, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_fails_holds_up_neither_other_reactions_nor_other_events(DatabaseKind kind)
    {
        List<string> heard = [];
        var broken = true;
        await using var house = await OpenAsync(kind,
            Reaction.Of<CaseOpened>("Fails", (_, opened, _) => broken ? throw new InvalidOperationException() : Hear("late:" + opened.Number)),
            Reaction.Of<CaseOpened>("Works", (_, opened, _) => Hear(opened.Number)));
        Task Hear(string what)
        {
            heard.Add(what);
            return Task.CompletedTask;
        }
        var (first, second) = (Sample.Case(Actor.System), Sample.Case(Actor.System));
        await house.SaveAsync(first);
        await house.SaveAsync(second);

        await house.DeliverAllAsync();
        Assert.Equal([first.Number, second.Number], heard);
        broken = false;
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await house.DeliverAllAsync();

        Assert.Equal([first.Number, second.Number, "late:" + first.Number, "late:" + second.Number], heard);
    }

    [Theory, OnBothDatabases]
    public async Task What_fails_takes_back_its_own_writes_and_nobody_elses(DatabaseKind kind)
    {
        static Reaction Notes(string text, Action then) => Reaction.Of<CaseOpened>(text, async (db, opened, stop) =>
        {
            db.Add(CasePost.Of(opened.CaseId, CasePostKind.Note, text, Actor.System, db.Now));
            await db.SaveChangesAsync(stop);
            then();
        });
        await using var house = await OpenAsync(kind,
            Notes("first", () => { }), Notes("fails", () => throw new InvalidOperationException("broken")), Notes("last", () => { }));
        await house.SaveAsync(Sample.Case(Actor.System));

        await house.DeliverAllAsync();

        Assert.Equal(["first", "last"], await house.AskAsync(db => db.CasePosts.Select(post => post.Text).OrderBy(text => text).ToListAsync()));
        Assert.Equal([("fails", false), ("first", true), ("last", true)], (await house.AskAsync(db => db.OutboxDeliveries.OrderBy(d => d.Reaction).ToListAsync()))
            .Select(delivery => (delivery.Reaction, delivery.DoneAt is not null)));
        Assert.Null((await house.AskAsync(db => db.OutboxEvents.FirstAsync(e => e.Type == nameof(CaseOpened)))).DeliveredAt);
    }

    [Theory, OnBothDatabases]
    public async Task What_nothing_follows_from_is_done(DatabaseKind kind)
    {
        await using var house = await OpenAsync(kind);
        await house.SaveAsync(Sample.Case(Actor.System));
        await house.SaveAsync(Sample.Case(Actor.System));

        await house.DeliverAllAsync();

        Assert.False(await house.AskAsync(db => db.OutboxEvents.AnyAsync(e => e.DeliveredAt == null)));
    }

    [Theory, OnBothDatabases]
    public async Task An_event_that_this_program_does_not_know_holds_up_no_other(DatabaseKind kind)
    {
        List<string> heard = [];
        await using var house = await OpenAsync(kind,
            Reaction.Of<CaseOpened>("Works", (_, opened, _) => { heard.Add(opened.Number); return Task.CompletedTask; }));
        var made = Sample.Case(Actor.System);
        await house.SaveAsync(new OutboxEvent { Type = "OfALaterProgram", Payload = "{}", At = house.Clock.Now });
        await house.SaveAsync(made);

        await house.DeliverAllAsync();

        Assert.Equal([made.Number], heard);
        Assert.Null((await house.AskAsync(db => db.OutboxEvents.OrderBy(e => e.Id).FirstAsync())).DeliveredAt);
    }

    [Theory, OnBothDatabases]
    public async Task An_event_that_can_not_be_read_is_parked_and_holds_up_no_other(DatabaseKind kind)
    {
        List<string> heard = [];
        await using var house = await OpenAsync(kind,
            Reaction.Of<CaseOpened>("Works", (_, opened, _) => { heard.Add(opened.Number); return Task.CompletedTask; }));
        var made = Sample.Case(Actor.System);
        await house.SaveAsync(new OutboxEvent { Type = nameof(CaseOpened), Payload = "{", At = house.Clock.Now });
        await house.SaveAsync(made);

        for (var attempt = 0; attempt < OutboxDispatcher.MaxAttempts; attempt++)
        {
            await house.DeliverAllAsync();
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([made.Number], heard);
        Assert.Equal(1, await house.AskAsync(db => db.OutboxDeliveries.CountAsync(d => d.ParkedAt != null)));
    }
}
