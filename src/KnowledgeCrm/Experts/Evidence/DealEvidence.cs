using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Experts;

/// <summary>Who gave the explanations with which deals were won, of the deals and explanations that the viewer may see. A deal is about the topic of
/// the explanation.</summary>
public sealed class DealEvidence : IEvidenceSource
{
    // The deal was won; whether by this explanation, the customer did not say.
    private const double Unsaid = 0.6;

    public VotingDocuments Voting { get; } = new(OpportunitySearchSource.KindName);

    public async Task<IReadOnlyList<Evidence>> ReadAsync(KnowledgeCrmDb db, Actor viewer, EvidenceQuery query, CancellationToken stop)
    {
        var wanted = new WonQuery(
            query.PersonId, query.IdsOf(OpportunitySearchSource.KindName), query.TopicId, query.CustomerIds, query.ProductIds, query.ObjectionIds);
        var rows = await WonExplanations.ReadAsync(db, viewer, wanted, EvidenceReading.MostOfASource, stop);
        // Two explanations of one topic in one deal are one thing that was done.
        return [.. rows.GroupBy(row => (row.PersonId, row.OpportunityId, row.TopicId)).Select(same => same.First() is var row && same.Any(one => one.Convinced)
            ? Of(row, 1) : Of(row, Unsaid))];
    }

    private static Evidence Of(WonExplanation row, double quality) =>
        new(row.PersonId, EvidenceKind.DealWon, new SearchKey(OpportunitySearchSource.KindName, row.OpportunityId), row.At, quality)
        {
            Number = row.Opportunity, Title = row.Title, Language = Languages.Of(row.Title), Address = $"/console/sales/opportunities/{row.Opportunity}",
            TopicId = row.TopicId, CustomerId = row.CustomerId,
        };
}
