using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>Checks an e-mail address and a password. Whether there is such an account, the answer tells neither by its text nor by the
/// time it takes: an unknown one costs the same transaction and the same hash, and every refusal leaves after the same time.</summary>
public sealed class SignIn(UseCase useCase, Passwords passwords, ILookupNormalizer normalizer, TimeProvider clock)
{
    // Well over what a try costs, so that what little differs between two refusals is not seen from outside.
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(400);

    public async Task<Outcome<Guid>> RunAsync(string? email, string? password, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        var outcome = await TryAsync(email, password, stop);
        var left = RefusalTime - clock.GetElapsedTime(began);
        if (!outcome.Succeeded && left > TimeSpan.Zero) await Task.Delay(left, clock, stop);
        return outcome;
    }

    private async Task<Outcome<Guid>> TryAsync(string? email, string? password, CancellationToken stop)
    {
        var wanted = normalizer.NormalizeEmail((email ?? "").Trim()) ?? "";
        var tried = await useCase.WriteAsync("TrySignIn", Actor.Visitor(Languages.English), async db =>
        {
            var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == wanted && !p.IsService, stop);
            var mayTry = await passwords.TakeTryAsync(db, person?.Id ?? Guid.Empty, stop);
            return new Tried(person, mayTry);
        }, stop);
        if (!tried.Succeeded) return tried.Refused;
        var (found, allowed) = tried.Value;
        if (!passwords.Matches(found, password) || !allowed) return Refused.Invalid("Account.SignInRefused");
        return await useCase.WriteAsync(nameof(SignIn), found!.ToActor(), async db =>
        {
            await Passwords.GiveTriesBackAsync(db, found.Id, stop);
            return found.Id;
        }, stop);
    }

    private sealed record Tried(Person? Person, bool Allowed) : IAudited
    {
        public string AuditSubject => Person?.Email ?? "";
    }
}
