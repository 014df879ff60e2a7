using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation;

/// <summary>What the lists of rules have in common. The rules are few enough to be read at once; so a list is filtered by the same
/// folding as search uses, on both databases alike.</summary>
public static class RuleList
{
    public const int PageSize = 50;

    /// <summary>The most rules of one kind: each is looked at with every query.</summary>
    public const int MostOfAKind = 5_000;

    internal static string Wanted(string? about) => TermList.Folded(Limits.Checked(about, "q", Limits.Query, required: false));

    /// <summary>One page of the lines; all of them when no page is asked for.</summary>
    internal static Page<T> Paged<T>(IReadOnlyList<T> lines, int? page) =>
        new(lines.Count, page is { } at ? [.. lines.Skip(Math.Max(at, 0) * PageSize).Take(PageSize)] : lines);

    internal static async Task<Func<Guid?, string>> NamesAsync(KnowledgeCrmDb db, IEnumerable<Guid?> ids, CancellationToken stop)
    {
        var wanted = ids.OfType<Guid>().ToHashSet();
        var names = await db.Users.Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return id => id is { } known ? names.GetValueOrDefault(known, "") : "";
    }

    internal static void RequireRoom(int count)
    {
        if (count >= MostOfAKind) throw Refused.Conflict("Rules.TooMany", MostOfAKind);
    }

    internal static void RequireVersion(Entity rule, int? version)
    {
        if (version is { } started && started != rule.Version) throw Refused.Conflict("Changed");
    }
}
