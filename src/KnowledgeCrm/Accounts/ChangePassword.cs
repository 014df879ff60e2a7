using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>Changes one's own password; all sessions end, and the page that asked begins a new one.</summary>
public sealed class ChangePassword(UseCase useCase, Passwords passwords)
{
    public async Task<Outcome<Done>> RunAsync(Actor actor, string? present, string? wanted, CancellationToken stop)
    {
        if (actor.PersonId is not { } id) return Refused.Forbidden();
        // A stolen session must not be a way around the count of tries.
        var mayTry = await useCase.WriteAsync("TryPassword", actor, db => passwords.TakeTryAsync(db, id, stop), stop);
        if (!mayTry.Succeeded) return mayTry.Refused;
        return await useCase.WriteAsync(nameof(ChangePassword), actor, async db =>
        {
            var person = await db.Users.SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw Refused.NotFound();
            if (!passwords.Matches(person, present) || !mayTry.Value) throw Refused.Invalid("Account.PasswordWrong", "present");
            passwords.Set(person, wanted, "wanted");
            person.AccessFailedCount = 0;
            person.LockoutEnd = null;
            return default(Done);
        }, stop);
    }
}
