using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>Ends all of one's own sessions, on every device.</summary>
public sealed class SignOutEverywhere(UseCase useCase)
{
    public async Task<Outcome<Done>> RunAsync(Actor actor, CancellationToken stop)
    {
        if (actor.PersonId is not { } id) return Refused.Forbidden();
        return await useCase.WriteAsync(nameof(SignOutEverywhere), actor, async db =>
        {
            Passwords.EndSessions(await db.Users.SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw Refused.NotFound());
            return default(Done);
        }, stop);
    }
}
