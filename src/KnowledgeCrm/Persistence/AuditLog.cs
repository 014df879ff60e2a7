using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Persistence;

/// <summary>One thing done, or refused as forbidden. Times are UTC.</summary>
/// <param name="At">When.</param>
/// <param name="Person">Whose account it was; null for the program itself and for visitors.</param>
/// <param name="Action">The use case's name.</param>
/// <param name="Subject">What it was about, where that has a number.</param>
/// <param name="Refused">The code of the refusal; null when it was done.</param>
/// <param name="Reason">Why, where a reason is asked for.</param>
public sealed record AuditLine(DateTime At, string? Person, string Action, string? Subject, string? Refused, string? Reason = null);

/// <summary>Who did what, the latest first, for administrators.</summary>
public sealed class AuditLog(UseCase useCase)
{
    public const int PageSize = 100;

    /// <param name="actor">An administrator.</param>
    /// <param name="about">Only entries about this subject or of this person's e-mail address; empty for all.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<AuditLine>>> RunAsync(Actor actor, string? about, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            actor.Require(Role.Administrator);
            var entries = db.AuditEntries.AsQueryable();
            var wanted = Limits.Checked(about, "about", Limits.Name, required: false);
            if (wanted.Length > 0)
            {
                var upper = wanted.ToUpperInvariant();
                entries = entries.Where(e => e.Subject == upper || e.Subject == wanted
                    || db.Users.Any(p => p.Id == e.PersonId && p.NormalizedEmail == upper));
            }
            var total = await entries.CountAsync(stop);
            var lines = await entries.OrderByDescending(e => e.Id).Skip(Math.Max(page, 0) * PageSize).Take(PageSize)
                .Select(e => new { e.At, Person = db.Users.Where(p => p.Id == e.PersonId).Select(p => p.Name).FirstOrDefault(), e.Action, e.Subject, e.Refused, e.Reason })
                .ToListAsync(stop);
            return new Page<AuditLine>(total, [.. lines.Select(line => new AuditLine(
                line.At, line.Person, line.Action, line.Subject, line.Refused, line.Reason))]);
        }, stop);
}
