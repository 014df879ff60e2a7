using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>Finds who stands behind a key. It may do what both the key and its person may.</summary>
public sealed class AuthenticateKey(IDbContextFactory<KnowledgeCrmDb> contexts)
{
    // Asked at every call of the API, so it is compiled once; for one database, as everything in a running program.
    private readonly Func<KnowledgeCrmDb, string, CancellationToken, Task<KeyOfPerson?>> byHash = EF.CompileAsyncQuery((KnowledgeCrmDb db, string hash, CancellationToken stop) =>
        db.ApiKeys.AsNoTracking().Where(k => k.Hash == hash).Join(db.Users, k => k.PersonId, p => p.Id, (k, p) => new KeyOfPerson(k, p)).SingleOrDefault());

    private sealed record KeyOfPerson(ApiKey Key, Person Person);

    /// <summary>Null when there is no such key, or it was revoked or has expired.</summary>
    public async Task<Actor?> RunAsync(string secret, string? language, CancellationToken stop)
    {
        var hash = ApiKey.HashOf(secret);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var found = await byHash(db, hash, stop);
        return found is not null && found.Key.IsUsable(db.Now) ? found.Person.ToActor(found.Key.Roles, language) : null;
    }
}
