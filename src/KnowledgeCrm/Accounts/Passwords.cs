using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KnowledgeCrm.Accounts;

/// <summary>Hashes and checks passwords, and counts what was tried, in the database, so that every node and every parallel request
/// counts on the same number.</summary>
public sealed class Passwords(IPasswordHasher<Person> hasher, IOptions<IdentityOptions> identity)
{
    // A hash takes time by its length; nobody needs a longer password.
    private const int LongestPassword = 256;

    // Stands in for the hash of an account that isn't there, so that the answer takes as long.
    private readonly string nobody = hasher.HashPassword(new Person(), Guid.NewGuid().ToString());

    /// <summary>Gives a person a password; every session that began with an earlier one ends.</summary>
    public void Set(Person person, string? password, string field)
    {
        if (password is null || password.Length < identity.Value.Password.RequiredLength)
            throw Refused.Invalid("Account.PasswordWeak", field, identity.Value.Password.RequiredLength);
        if (password.Length > LongestPassword) throw Refused.Invalid("Text.TooLong", field, LongestPassword, password.Length);
        person.PasswordHash = hasher.HashPassword(person, password);
        EndSessions(person);
    }

    public static void EndSessions(Person person)
    {
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    public bool Matches(Person? person, string? password)
    {
        var tried = password is { Length: <= LongestPassword } ? password : "";
        return hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? nobody, tried) != PasswordVerificationResult.Failed
            && person?.PasswordHash is not null;
    }

    /// <summary>Takes one of the tries that the account has left, before the password is looked at: of many at once only so many are
    /// checked at all. False when there is none left, or no such account.</summary>
    public async Task<bool> TakeTryAsync(KnowledgeCrmDb db, Guid personId, CancellationToken stop)
    {
        var one = db.Users.Where(p => p.Id == personId);
        // Counted first: this also locks the row, so that what is read next stays so until the commit.
        await one.ExecuteUpdateAsync(set => set.SetProperty(p => p.AccessFailedCount, p => p.AccessFailedCount + 1), stop);
        var state = await one.Select(p => new { p.AccessFailedCount, p.LockoutEnd }).SingleOrDefaultAsync(stop);
        if (state is null) return false;
        if (state.LockoutEnd > db.Clock.GetUtcNow()) return false;
        var tries = state.LockoutEnd is null ? state.AccessFailedCount : 1;
        DateTimeOffset? until = tries >= identity.Value.Lockout.MaxFailedAccessAttempts
            ? db.Clock.GetUtcNow() + identity.Value.Lockout.DefaultLockoutTimeSpan : null;
        await one.ExecuteUpdateAsync(
            set => set.SetProperty(p => p.AccessFailedCount, tries).SetProperty(p => p.LockoutEnd, until), stop);
        return true;
    }

    /// <summary>After a right password all tries are there again.</summary>
    public static async Task GiveTriesBackAsync(KnowledgeCrmDb db, Guid personId, CancellationToken stop) =>
        await db.Users.Where(p => p.Id == personId).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.AccessFailedCount, 0).SetProperty(p => p.LockoutEnd, (DateTimeOffset?)null), stop);
}
