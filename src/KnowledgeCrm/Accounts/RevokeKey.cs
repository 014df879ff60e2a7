using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>Takes a key back; its next use is refused. Revoking it again changes nothing.</summary>
public sealed class RevokeKey(UseCase useCase)
{
    /// <param name="actor">Who asks.</param>
    /// <param name="start">The key's first characters, as the list shows them; its id does too.</param>
    /// <param name="stop">Stops it, before the commit.</param>
    public Task<Outcome<Revoked>> RunAsync(Actor actor, string start, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RevokeKey), actor, async db =>
        {
            actor.Require(Role.Administrator);
            var id = Guid.TryParse(start, out var parsed) ? parsed : Guid.Empty;
            var keys = await db.ApiKeys.Where(k => k.Id == id || k.Start == start).Take(2).ToListAsync(stop);
            if (keys.Count == 0) throw Refused.Invalid("Key.Unknown", "key");
            // 24 bits of beginning may be shared; then the id must say which.
            if (keys.Count > 1) throw Refused.Invalid("Key.Ambiguous", "key");
            keys[0].Revoke(db.Now);
            return new Revoked(keys[0].Start);
        }, stop);

    /// <summary>The key that was revoked.</summary>
    public sealed record Revoked(string AuditSubject) : IAudited;
}
