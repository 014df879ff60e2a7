using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>All evidence of every source as one viewer sees it, less what those whom it speaks of have disowned, at this moment.</summary>
public sealed class EvidenceReading(IEnumerable<IEvidenceSource> sources)
{
    /// <summary>The most that one source gives for one question: the newest of it.</summary>
    public const int MostOfASource = 5_000;

    /// <summary>Whose documents vote when people are found by words.</summary>
    internal IReadOnlyList<VotingDocuments> Voting { get; } = [.. sources.Select(source => source.Voting)];

    /// <param name="db">Where it is.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="query">Which evidence.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The evidence. What the viewer has disowned of their own is there and marked; of others it is not.</returns>
    internal async Task<IReadOnlyList<Evidence>> ReadAsync(KnowledgeCrmDb db, Actor viewer, EvidenceQuery query, CancellationToken stop)
    {
        var all = new List<Evidence>();
        foreach (var source in sources) all.AddRange(await source.ReadAsync(db, viewer, query, stop));
        if (all.Count == 0) return [];
        var people = all.Select(one => one.PersonId).Distinct().ToList();
        var disowned = (await db.DisownedEvidence.Where(d => people.Contains(d.PersonId)).ToListAsync(stop))
            .Select(d => (d.PersonId, d.DocumentKind, d.DocumentId)).ToHashSet();
        var hidden = (await db.HiddenTopics.Where(h => people.Contains(h.PersonId)).ToListAsync(stop)).Select(h => (h.PersonId, h.TopicId)).ToHashSet();
        bool Counts(Evidence one) => !disowned.Contains((one.PersonId, one.Document.Kind, one.Document.Id))
            && (one.TopicId is not { } topic || !hidden.Contains((one.PersonId, topic)));
        return [.. all.Where(one => one.PersonId == viewer.PersonId || Counts(one)).Select(one => Counts(one) ? one : one with { IsDisowned = true })];
    }
}
