using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>Sees to it that everybody of the house has a page, and that search hears when an account was added, renamed, moved to another team
/// or given other roles. Accounts know nothing of pages, so it looks.</summary>
public sealed class KeepProfiles(IDbContextFactory<KnowledgeCrmDb> contexts, OutboxSignal signal)
{
    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var people = await db.Users.AsNoTracking().Where(p => !p.IsService).ToListAsync(stop);
        var seen = await db.ExpertProfiles.AsNoTracking().ToDictionaryAsync(p => p.PersonId, p => p.Seen, stop);
        var news = people.Select(person => (person.Id, Account: $"{person.Name}|{person.JobTitle}|{person.Team}|{person.Language}|{ExpertVisibility.IsStaff(person)}"))
            .Where(person => seen.TryGetValue(person.Id, out var known) ? known != person.Account : person.Account.EndsWith(bool.TrueString, StringComparison.Ordinal)).ToList();
        if (news.Count == 0) return;
        await using var transaction = await db.BeginWriteAsync(stop);
        foreach (var (id, account) in news) (await db.ProfileOfAsync(id, stop)).See(account, db.Now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync();
        signal.Committed();
    }
}
