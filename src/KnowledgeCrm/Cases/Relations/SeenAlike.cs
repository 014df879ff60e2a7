using KnowledgeCrm.Accounts;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Whether the same people outside the house see two cases: only then may what is said in one be shown in the other.</summary>
internal static class SeenAlike
{
    /// <summary>True when both are of one customer, and nobody sees one of them alone for having opened it.</summary>
    public static async Task<bool> AreAsync(KnowledgeCrmDb db, Case one, Case other, CancellationToken stop)
    {
        if (one.CustomerId != other.CustomerId) return false;
        var (stranger, another) = (await StrangerAsync(db, one, stop), await StrangerAsync(db, other, stop));
        // Nobody knows whether two that are nobody's are of one customer, unless one account has opened both.
        return stranger == another && (one.CustomerId ?? stranger) is not null;
    }

    // Who opened it and sees it for that alone.
    private static async Task<Guid?> StrangerAsync(KnowledgeCrmDb db, Case of, CancellationToken stop)
    {
        var opener = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == of.OpenedById, stop);
        if (opener is null || CaseVisibility.SeesAll(opener.ToActor())) return null;
        return of.CustomerId is { } customer && opener.CustomerId == customer ? null : opener.Id;
    }
}
