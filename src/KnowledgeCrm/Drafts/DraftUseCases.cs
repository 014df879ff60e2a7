using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Drafts;

/// <summary>Keeps what a person is typing into a form; empty takes it away.</summary>
public sealed class KeepDraft(IDbContextFactory<KnowledgeCrmDb> contexts)
{
    private const int MaxLength = 2 * Limits.Body;

    /// <summary>Not a use case with an audit entry: it runs while a person types, and only that person ever sees it.</summary>
    public async Task<Outcome<Done>> RunAsync(Actor actor, string form, string? json, CancellationToken stop)
    {
        if (actor.PersonId is not { } person) return Refused.Forbidden();
        if (json?.Length > MaxLength) return Refused.Invalid("Draft.TooLong");
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var kept = await db.KeptDrafts.FindAsync([person, form], stop);
        if (string.IsNullOrEmpty(json))
        {
            if (kept is not null) db.KeptDrafts.Remove(kept);
        }
        else if (kept is null)
        {
            db.KeptDrafts.Add(new KeptDraft { PersonId = person, Form = form, Json = json, KeptAt = db.Now });
        }
        else
        {
            (kept.Json, kept.KeptAt) = (json, db.Now);
        }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync();
        return default(Done);
    }
}

/// <summary>What a person had typed into a form before the connection, the tab or the server went away.</summary>
public sealed class KeptDraftReading(UseCase useCase)
{
    public Task<Outcome<string?>> RunAsync(Actor actor, string form, CancellationToken stop) =>
        useCase.ReadAsync(async db => actor.PersonId is not { } person ? null
            : await db.KeptDrafts.Where(d => d.PersonId == person && d.Form == form).Select(d => d.Json).SingleOrDefaultAsync(stop), stop);
}
