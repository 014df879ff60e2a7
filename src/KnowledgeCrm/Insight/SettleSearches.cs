using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Says what became of each search once the time is over in which what its searcher does next counts.</summary>
public sealed class SettleSearches(IDbContextFactory<KnowledgeCrmDb> contexts)
{
    /// <summary>After so long without anything, a search was given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Within so long, another search is another try at the same.</summary>
    public static readonly TimeSpan AnotherTry = TimeSpan.FromMinutes(2);

    private const int Batch = 1_000;

    public async Task RunAsync(CancellationToken stop)
    {
        while (await SettleAsync(stop) == Batch)
        {
            // There are more.
        }
    }

    private async Task<int> SettleAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var until = db.Now - Patience;
        var notes = await db.SearchNotes.Where(note => !note.IsSettled && note.At <= until).OrderBy(note => note.At).Take(Batch).ToListAsync(stop);
        if (notes.Count == 0) return 0;
        var sequences = notes.Where(note => note.Sequence is not null).Select(note => note.Sequence).ToHashSet();
        var (from, to) = (notes[0].At, notes[^1].At + Patience + AnotherTry);
        var around = await db.SearchNotes.AsNoTracking().Where(note => note.At >= from && note.At <= to && sequences.Contains(note.Sequence))
            .OrderBy(note => note.At).ThenBy(note => note.Id)
            .Select(note => new Following(note.Id, note.At, note.Sequence!, note.Text, note.Place)).ToListAsync(stop);
        var inOrder = around.ToLookup(note => note.Sequence);
        foreach (var note in notes) Settle(note, inOrder);
        await db.SaveChangesAsync(stop);
        return notes.Count;
    }

    private static void Settle(SearchNote note, ILookup<string, Following> inOrder)
    {
        // Nobody typed what is asked beside a case: it is neither a try nor another one.
        if (note.Place == SearchPlace.CaseAnswers || note.Sequence is null)
        {
            note.Settle(null, isSame: false, cameBack: false);
            return;
        }
        var later = inOrder[note.Sequence].Where(other => other.Place != SearchPlace.CaseAnswers
            && (other.At > note.At || (other.At == note.At && other.Id.CompareTo(note.Id) > 0))).ToList();
        var next = later.FirstOrDefault(other => other.At - note.At <= AnotherTry);
        var cameBack = note is { Outcome: SearchOutcome.Opened, OutcomeAt: { } opened }
            && later.Exists(other => other.At > opened && other.At - opened <= AnotherTry);
        note.Settle(next?.Id, next is not null && QueryWords.Of(next.Text).IsSameAs(QueryWords.Of(note.Text)), cameBack);
    }

    private sealed record Following(Guid Id, DateTime At, string Sequence, string Text, SearchPlace Place);
}
