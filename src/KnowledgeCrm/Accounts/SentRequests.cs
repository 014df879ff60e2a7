using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>Keeps what was answered to requests that bear a name. The database decides who of several that come at once is the one: a name is
/// there once for each person.</summary>
public sealed class SentRequests(IDbContextFactory<KnowledgeCrmDb> contexts)
{
    // The second time at most: what was in the way is gone by then, or another has taken its place.
    private const int Tries = 3;

    /// <summary>Takes a name for a request.</summary>
    /// <returns>The id to answer under, when the request is to be done now; otherwise what stands in the way.</returns>
    public async Task<SentClaim> ClaimAsync(Guid person, string key, string fingerprint, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (await TryClaimAsync(person, key, fingerprint, stop) is { } claim) return claim;
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // Another was faster: what it has written says what to answer.
            }
            if (tries == Tries) return new SentClaim(SentStanding.InProgress);
        }
    }

    /// <summary>Keeps the answer; a program that ends before this leaves the name taken until it is over.</summary>
    public async Task AnsweredAsync(Guid id, SentAnswer answer)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        await db.SentRequests.Where(r => r.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Status, answer.Status).SetProperty(r => r.ContentType, answer.ContentType)
            .SetProperty(r => r.Location, answer.Location).SetProperty(r => r.Body, answer.Body));
        await transaction.CommitAsync();
    }

    /// <summary>Lets go of the name: nothing was done under it.</summary>
    public async Task ReleaseAsync(Guid id)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        await db.SentRequests.Where(r => r.Id == id).ExecuteDeleteAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Forgets what is over.</summary>
    public async Task ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var until = db.Now - SentRequest.KeptFor;
        await db.SentRequests.Where(r => r.At < until).ExecuteDeleteAsync(stop);
        await transaction.CommitAsync();
    }

    private async Task<SentClaim?> TryClaimAsync(Guid person, string key, string fingerprint, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var known = await db.SentRequests.AsNoTracking().SingleOrDefaultAsync(r => r.PersonId == person && r.Key == key, stop);
        if (known is not null && !known.IsOver(db.Now))
        {
            if (known.Fingerprint != fingerprint) return new SentClaim(SentStanding.OtherRequest);
            return known.Status is { } status
                ? new SentClaim(SentStanding.Answered, Answer: new SentAnswer(status, known.ContentType, known.Location, known.Body ?? []))
                : new SentClaim(SentStanding.InProgress);
        }
        if (known is not null && await db.SentRequests.Where(r => r.Id == known.Id).ExecuteDeleteAsync(stop) == 0) return null;
        var made = SentRequest.Of(person, key, fingerprint, db.Now);
        db.SentRequests.Add(made);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync();
        return new SentClaim(SentStanding.Mine, made.Id);
    }
}

/// <summary>How it stands with a named request.</summary>
public enum SentStanding
{
    /// <summary>It is to be done now.</summary>
    Mine,
    Answered,
    InProgress,
    /// <summary>The name stands for something else that was sent.</summary>
    OtherRequest,
}

/// <summary>How it stands with a named request, and its answer where there is one.</summary>
public sealed record SentClaim(SentStanding Standing, Guid Id = default, SentAnswer? Answer = null);

/// <summary>What was answered.</summary>
public sealed record SentAnswer(int Status, string? ContentType, string? Location, byte[] Body);
