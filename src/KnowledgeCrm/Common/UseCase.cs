using System.Data.Common;
using System.Diagnostics;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Common;

/// <summary>The ceremony around every read and write, in one place: a context of its own, a transaction, what was refused, conflicts,
/// the audit, the trace, and the signal that events were written.</summary>
public sealed class UseCase(IDbContextFactory<KnowledgeCrmDb> contexts, OutboxSignal signal, ILogger<UseCase> log)
{
    private static readonly ActivitySource Trace = new("KnowledgeCrm");

    /// <summary>Runs a read. Nothing it loads is tracked, nothing it changes is saved.</summary>
    public async Task<Outcome<T>> ReadAsync<T>(Func<KnowledgeCrmDb, Task<T>> work, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            return await work(db);
        }
        catch (Refused refused)
        {
            return refused;
        }
    }

    /// <summary>Runs a write in one transaction: all of it is saved, with its events and its audit entry, or nothing.</summary>
    /// <param name="name">The use case's name, for audit and trace.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="work">Loads, checks, calls verbs of entities; saving is done here. What it returns names its subject in the audit if it
    /// is <see cref="IAudited"/>.</param>
    /// <param name="stop">Stops it, before the commit.</param>
    public async Task<Outcome<T>> WriteAsync<T>(string name, Actor actor, Func<KnowledgeCrmDb, Task<T>> work, CancellationToken stop)
    {
        using var activity = Trace.StartActivity(name);
        await using var db = await contexts.CreateDbContextAsync(stop);
        db.ActorId = actor.PersonId;
        try
        {
            await using var transaction = await db.BeginWriteAsync(stop);
            var value = await work(db);
            db.AuditEntries.Add(new AuditEntry
            {
                At = db.Now, PersonId = actor.PersonId, Action = name, Subject = (value as IAudited)?.AuditSubject,
                Reason = (value as IAudited)?.AuditReason,
            });
            await db.SaveChangesAsync(stop);
            // From here on it is done: a caller who goes away changes nothing any more.
            await transaction.CommitAsync();
            signal.Committed();
            return value;
        }
        catch (Refused refused)
        {
            log.LogInformation("{UseCase} refused to {Person}: {Code} {Field}", name, actor.PersonId, refused.Code, refused.Field);
            if (refused.Kind == RefusalKind.Forbidden) await AuditRefusalAsync(name, actor, refused);
            return refused;
        }
        catch (DbUpdateConcurrencyException)
        {
            log.LogInformation("{UseCase} of {Person} met a newer version", name, actor.PersonId);
            return Refused.Conflict("Changed");
        }
        catch (Exception error) when (IsDeadlock(error))
        {
            log.LogInformation("{UseCase} of {Person} was in a deadlock", name, actor.PersonId);
            return Refused.Conflict("Changed");
        }
    }

    // Two that held what the other wanted: the database let one of them go on, and this one is told like any who came second.
    private static bool IsDeadlock(Exception? error) =>
        error is not null && (error is DbException { SqlState: "40P01" } || IsDeadlock(error.InnerException));

    private async Task AuditRefusalAsync(string name, Actor actor, Refused refused)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.AuditEntries.Add(new AuditEntry { At = db.Now, PersonId = actor.PersonId, Action = name, Refused = refused.Code });
        await db.SaveChangesAsync();
    }
}

/// <summary>An answer that names what was changed, for the audit.</summary>
public interface IAudited
{
    /// <summary>The human number of what was changed.</summary>
    string AuditSubject { get; }

    /// <summary>Why it was changed, where the rule asks for a reason; at most <see cref="Limits.Summary"/> characters.</summary>
    string? AuditReason => null;
}
