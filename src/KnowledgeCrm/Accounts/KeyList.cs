using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>A key as administrators see it; the secret is not kept.</summary>
public sealed record KeyEntry(
    Guid Id, string Name, string Start, string PersonName, string? Email, IReadOnlyList<Role> Roles, DateTime CreatedAt, DateTime? ExpiresAt,
    DateTime? RevokedAt, bool IsUsable);

/// <summary>Every key, the newest first.</summary>
public sealed class KeyList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<KeyEntry>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<KeyEntry>>(async db =>
        {
            actor.Require(Role.Administrator);
            var keys = await db.ApiKeys.Join(db.Users, k => k.PersonId, p => p.Id, (k, p) => new { Key = k, p.Name, p.Email })
                .OrderByDescending(k => k.Key.CreatedAt).ToListAsync(stop);
            return [.. keys.Select(k => new KeyEntry(
                k.Key.Id, k.Key.Name, k.Key.Start, k.Name, k.Email, k.Key.Roles, k.Key.CreatedAt, k.Key.ExpiresAt, k.Key.RevokedAt,
                k.Key.IsUsable(db.Now)))];
        }, stop);
}
