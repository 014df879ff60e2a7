using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Persistence;

public class UseCaseTests
{
    private sealed record Answer(string AuditSubject) : IAudited;

    [Theory, OnBothDatabases]
    public async Task What_is_done_is_saved_with_its_event_and_its_audit_entry(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var rep = await house.RepAsync();
        var made = Sample.Case(rep);
        var heard = house.Get<OutboxSignal>().Next;

        var outcome = await house.UseCase.WriteAsync("OpenCase", rep, db =>
        {
            db.Add(made);
            return Task.FromResult(new Answer(made.Number));
        }, CancellationToken.None);

        Assert.True(outcome.Succeeded);
        Assert.True(heard.IsCompleted);
        await using var db = house.Db();
        Assert.Equal(made.Number, (await db.Cases.SingleAsync()).Number);
        var happened = await db.OutboxEvents.SingleAsync();
        Assert.Equal(new CaseOpened(made.Id, made.Number), happened.Read());
        Assert.Equal((CaseSearchSource.KindName, (Guid?)made.Id), (happened.SearchKind, happened.SearchId));
        Assert.Equal(house.Clock.Now, happened.At);
        var entry = await db.AuditEntries.SingleAsync();
        Assert.Equal(("OpenCase", rep.PersonId, made.Number, null), (entry.Action, entry.PersonId, entry.Subject, entry.Refused));
        Assert.Equal((house.Clock.Now, DateTimeKind.Utc), (entry.At, entry.At.Kind));
    }

    [Theory]
    [OnBothDatabases(RefusalKind.Conflict, false)]
    [OnBothDatabases(RefusalKind.Invalid, false)]
    [OnBothDatabases(RefusalKind.NotFound, false)]
    [OnBothDatabases(RefusalKind.Forbidden, true)]
    public async Task What_is_refused_leaves_nothing_but_the_audit_of_what_was_forbidden(DatabaseKind kind, RefusalKind refusal, bool audited)
    {
        await using var house = await House.OpenAsync(kind);
        var rep = await house.RepAsync();
        var heard = house.Get<OutboxSignal>().Next;

        var outcome = await house.UseCase.WriteAsync<Done>("OpenCase", rep, async db =>
        {
            db.Add(Sample.Case(rep));
            await db.SaveChangesAsync();
            throw new Refused(refusal, "NotFound");
        }, CancellationToken.None);

        Assert.Equal(refusal, outcome.Refused!.Kind);
        Assert.False(heard.IsCompleted);
        await using var db = house.Db();
        Assert.False(await db.Cases.AnyAsync());
        Assert.False(await db.OutboxEvents.AnyAsync());
        var entries = await db.AuditEntries.Select(e => new { e.Action, e.PersonId, e.Refused }).ToListAsync();
        if (audited) Assert.Equal(("OpenCase", rep.PersonId, "NotFound"), (entries.Single().Action, entries[0].PersonId, entries[0].Refused));
        else Assert.Empty(entries);
    }

    [Theory, OnBothDatabases]
    public async Task A_bug_leaves_nothing_and_is_not_hidden(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => house.UseCase.WriteAsync<Done>("OpenCase", Actor.System, async db =>
        {
            db.Add(Sample.Case(Actor.System));
            await db.SaveChangesAsync();
            throw new InvalidOperationException();
        }, CancellationToken.None));

        Assert.False(await house.AskAsync(db => db.Cases.AnyAsync()));
        Assert.False(await house.AskAsync(db => db.OutboxEvents.AnyAsync()));
        // The writer's turn was given back: the next one gets it.
        Assert.True((await house.UseCase.WriteAsync("Next", Actor.System, _ => Task.FromResult(default(Done)), CancellationToken.None)).Succeeded);
    }

    [Theory, OnBothDatabases]
    public async Task A_save_that_started_from_an_older_version_is_a_conflict_and_loses_nothing(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var made = Sample.Case(Actor.System);
        await house.SaveAsync(made);

        var outcome = await house.UseCase.WriteAsync("ChangePriority", Actor.System, async db =>
        {
            var seen = await db.Cases.SingleAsync();
            await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1));
            seen.ChangePriority(CasePriority.Urgent, db.Now);
            return default(Done);
        }, CancellationToken.None);

        Assert.Equal((RefusalKind.Conflict, "Changed"), (outcome.Refused!.Kind, outcome.Refused.Code));
        Assert.Equal(CasePriority.Normal, (await house.AskAsync(db => db.Cases.SingleAsync())).Priority);
        Assert.Equal(1, await house.AskAsync(db => db.OutboxEvents.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_changed_what_both_have_read_one_is_told(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        await house.SaveAsync(Sample.Case(Actor.System));
        await using var one = house.Db();
        await using var other = house.Db();
        (await one.Cases.SingleAsync()).ChangePriority(CasePriority.High, house.Clock.Now);
        (await other.Cases.SingleAsync()).ChangePriority(CasePriority.Low, house.Clock.Now);

        await one.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
        var kept = await house.AskAsync(db => db.Cases.SingleAsync());
        Assert.Equal((CasePriority.High, 1), (kept.Priority, kept.Version));
    }

    [Theory, OnBothDatabases]
    public async Task A_read_saves_nothing_and_answers_refusals(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        await house.SaveAsync(Sample.Case(Actor.System));

        var read = await house.UseCase.ReadAsync(async db =>
        {
            (await db.Cases.SingleAsync()).ChangePriority(CasePriority.Urgent, db.Now);
            return await db.SaveChangesAsync();
        }, CancellationToken.None);
        var refused = await house.UseCase.ReadAsync<Done>(_ => throw Refused.NotFound(), CancellationToken.None);

        Assert.Equal(0, read.Value);
        Assert.Equal(RefusalKind.NotFound, refused.Refused!.Kind);
        Assert.Throws<Refused>(() => refused.Value);
        Assert.Equal(CasePriority.Normal, (await house.AskAsync(db => db.Cases.SingleAsync())).Priority);
    }
}
