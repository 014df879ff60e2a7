using System.Collections.Concurrent;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Counts who reads what. Telling it costs no write: a recurring job writes down what has come together. What was not written when
/// the program stops at once is lost, a few seconds of counts.</summary>
public sealed class ReadCounter(IDbContextFactory<KnowledgeCrmDb> contexts, TimeProvider clock)
{
    // Beyond it what is told is not counted, until the next writing: nobody fills the memory by reading.
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<Reading, int> readings = new();

    /// <summary>Somebody reads an article that they may read.</summary>
    public void Read(Actor reader, Guid articleId)
    {
        if (readings.Count >= Most) return;
        var now = clock.GetUtcNow().UtcDateTime;
        // Of colleagues it is not kept who they were: they open no cases of their own.
        readings.AddOrUpdate(new Reading(articleId, now.Date, reader.IsStaff, reader.IsStaff ? null : reader.PersonId), 1, (_, count) => count + 1);
    }

    /// <summary>Writes down what was told, and forgets who read what a day ago.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        var told = new List<(Reading Reading, int Count)>();
        foreach (var reading in readings.Keys)
            if (readings.TryRemove(reading, out var count)) told.Add((reading, count));
        try
        {
            await WriteAsync(told, stop);
        }
        catch
        {
            // Not lost: they are written the next time.
            foreach (var (reading, count) in told) readings.AddOrUpdate(reading, count, (_, known) => known + count);
            throw;
        }
    }

    private async Task WriteAsync(List<(Reading Reading, int Count)> told, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await db.RecentReads.Where(r => r.At < db.Now - RecentRead.KeptFor).ExecuteDeleteAsync(stop);
        await db.ArticleReads.Where(r => r.Day < db.Now - ArticleReads.KeptFor).ExecuteDeleteAsync(stop);
        if (told.Count == 0) return;
        await using var transaction = await db.BeginWriteAsync(stop);
        var ids = told.Select(one => one.Reading.ArticleId).ToHashSet();
        var there = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToHashSetAsync(stop);
        var read = told.Where(one => there.Contains(one.Reading.ArticleId)).ToList();
        foreach (var day in read.GroupBy(one => (one.Reading.ArticleId, one.Reading.Day)))
            await CountAsync(db, day.Key.ArticleId, day.Key.Day, day, stop);
        foreach (var (person, article) in read.Where(one => one.Reading.PersonId is not null).Select(one => (one.Reading.PersonId!.Value, one.Reading.ArticleId)).Distinct())
        {
            if (await db.RecentReads.FindAsync([person, article], stop) is { } recent) recent.At = db.Now;
            else db.RecentReads.Add(new RecentRead { PersonId = person, ArticleId = article, At = db.Now });
        }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync();
    }

    private static async Task CountAsync(
        KnowledgeCrmDb db, Guid articleId, DateTime day, IEnumerable<(Reading Reading, int Count)> told, CancellationToken stop)
    {
        var known = await db.ArticleReads.FindAsync([articleId, day], stop);
        if (known is null) db.ArticleReads.Add(known = new ArticleReads { ArticleId = articleId, Day = day });
        foreach (var (reading, count) in told)
        {
            if (reading.IsInside) known.Inside += count;
            else known.Outside += count;
        }
    }

    private readonly record struct Reading(Guid ArticleId, DateTime Day, bool IsInside, Guid? PersonId);
}
