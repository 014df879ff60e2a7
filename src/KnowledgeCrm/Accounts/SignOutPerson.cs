using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>An administrator ends every session of a person: a lost device, somebody who has left.</summary>
public sealed class SignOutPerson(UseCase useCase)
{
    public Task<Outcome<SignedOut>> RunAsync(Actor actor, Guid personId, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SignOutPerson), actor, async db =>
        {
            actor.Require(Role.Administrator);
            var person = await db.Users.SingleOrDefaultAsync(p => p.Id == personId, stop) ?? throw Refused.NotFound();
            Passwords.EndSessions(person);
            return new SignedOut(person.Email ?? person.Name);
        }, stop);

    /// <summary>Whose sessions ended.</summary>
    public sealed record SignedOut(string AuditSubject) : IAudited;
}
