using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>The titles of all live articles, a book for each audience with its own articles alone: what one may not read takes no place
/// from what one may. Kept in memory and brought up to date from the outbox.</summary>
internal sealed class CompletionTitles
{
    // With more changes than this, reading all is quicker.
    private const int MostChanges = 2_000;
    private readonly Dictionary<Guid, Title> titles = [];
    private volatile Book[] books = [];
    private long position = -1;

    /// <summary>The articles that what was typed is in, the best first; to be asked for their visibility once more.</summary>
    public IReadOnlyList<Guid> Find(Audience audience, string typed, int limit) =>
        [.. books.Where(book => book.Audience <= audience).SelectMany(book => book.Find(typed, limit))
            .OrderBy(found => found.Nearness).ThenByDescending(found => found.Title.Helped).ThenBy(found => found.Title.Text.Length)
            .Take(limit).Select(found => found.Title.Id)];

    /// <summary>Takes up what has changed since the last time. Not to be called twice at once.</summary>
    public async Task RefreshAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        var head = await db.OutboxEvents.MaxAsync(e => (long?)e.Id, stop) ?? 0;
        if (head == position) return;
        var changed = position < 0 || head < position ? null : await db.OutboxEvents
            .Where(e => e.Id > position && e.SearchKind == ArticleSearchSource.KindName && e.SearchId != null)
            .Select(e => e.SearchId!.Value).Distinct().Take(MostChanges + 1).ToListAsync(stop);
        var all = changed is null || changed.Count > MostChanges;
        var articles = all ? db.Articles : db.Articles.Where(a => changed!.Contains(a.Id));
        var read = await articles.Where(a => a.LiveVersionId != null)
            .Select(a => new Title(a.Id, a.Live!.Title, a.LiveAudience, db.CustomersWords.Count(w => w.ArticleId == a.Id && w.Kind == WordsKind.Solved)))
            .ToListAsync(stop);
        var touched = new HashSet<Audience>();
        foreach (var id in all ? titles.Keys.ToList() : changed!)
            if (titles.Remove(id, out var old)) touched.Add(old.Audience);
        foreach (var title in read)
        {
            titles[title.Id] = title;
            touched.Add(title.Audience);
        }
        if (touched.Count > 0) books = [.. books.Where(book => !touched.Contains(book.Audience)), .. touched.Select(BookOf)];
        position = head;
    }

    private Book BookOf(Audience audience) => new(audience, [.. titles.Values.Where(title => title.Audience == audience)
        .OrderByDescending(title => title.Helped).ThenBy(title => title.Text.Length).ThenBy(title => title.Text, StringComparer.Ordinal).ThenBy(title => title.Id)]);

    private sealed record Title(Guid Id, string Text, Audience Audience, int Helped);

    private sealed class Book(Audience audience, Title[] titles)
    {
        private readonly CompletionBook book = CompletionBook.Of([.. titles.Select(title => title.Text)]);

        public Audience Audience => audience;

        public IEnumerable<(Title Title, Nearness Nearness)> Find(string typed, int limit) =>
            book.Find(typed, limit).Select(found => (titles[found.Place], found.Nearness));
    }
}
