using System.Collections.Concurrent;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Notices;

/// <summary>Tells open pages the moment that somebody has a new notice. It follows the table by its numbers, so that notices of other nodes
/// ring too; one that it should miss is counted with the next page that its reader opens.</summary>
public sealed class NoticeBell(IDbContextFactory<KnowledgeCrmDb> contexts, OutboxSignal signal, ILogger<NoticeBell> log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, Action?> listeners = new();

    /// <summary>Calls back, on no thread in particular, whenever something changes for a person.</summary>
    /// <returns>Ends it.</returns>
    public IDisposable Listen(Guid personId, Action heard)
    {
        listeners.AddOrUpdate(personId, heard, (_, known) => known + heard);
        return new Listening(() =>
        {
            var left = listeners.AddOrUpdate(personId, _ => null, (_, known) => known - heard);
            if (left is null) listeners.TryRemove(new KeyValuePair<Guid, Action?>(personId, null));
        });
    }

    public void Ring(Guid personId) => listeners.GetValueOrDefault(personId)?.Invoke();

    public async Task RunAsync(CancellationToken stop)
    {
        long? last = null;
        while (!stop.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                last = await LookAsync(last, stop);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // The database may be away for a while; the next look goes on from the same place.
                log.LogError(error, "New notices could not be looked for; trying again");
            }
            await OutboxSignal.WaitAsync(next, Poll, stop);
        }
    }

    private async Task<long> LookAsync(long? last, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (last is not { } known) return await db.Notices.MaxAsync(n => (long?)n.Id, stop) ?? 0;
        var fresh = await db.Notices.Where(n => n.Id > known).Select(n => new { n.Id, n.PersonId }).ToListAsync(stop);
        foreach (var person in fresh.Select(n => n.PersonId).Distinct()) Ring(person);
        return fresh.Count == 0 ? known : fresh.Max(n => n.Id);
    }

    private sealed class Listening(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
