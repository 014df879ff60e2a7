namespace KnowledgeCrm.Experts;

/// <summary>
/// From documents to their people: each document that was found votes for those who had a part in it. K. Balog, L. Azzopardi, M. de Rijke,
/// "Formal models for expert finding in enterprise corpora", SIGIR 2006 (their model 2). How far a vote counts was chosen by figures, see
/// docs/expert-finding.md.
/// </summary>
/// <remarks>A vote is the document's score as a share of the best one's, squared. A person's votes add up, each at 0.7 of the weight of the
/// one before it: ten documents that hardly match are not better than two that do. Who has a part in very many documents is held back
/// by the fifth root of their number, where that is known.</remarks>
public static class PersonVotes
{
    /// <summary>How many documents vote.</summary>
    public const int Documents = 100;

    private const double Sharpness = 2;
    private const double Fading = 0.7;
    private const double Volume = 0.2;

    /// <summary>What a document's vote weighs, 0 to 1.</summary>
    /// <param name="score">Its score.</param>
    /// <param name="best">The best document's.</param>
    public static double WeightOf(double score, double best) => best <= 0 ? 0 : Math.Pow(Math.Max(0, score) / best, Sharpness);

    /// <summary>What votes add up to: the weightiest counts in full, each further one less.</summary>
    public static double Sum(IEnumerable<double> votes)
    {
        var (sum, weight) = (0.0, 1.0);
        foreach (var vote in votes.OrderDescending())
        {
            sum += weight * vote;
            weight *= Fading;
        }
        return sum;
    }

    /// <summary>The people of documents, the best first; ties by id.</summary>
    /// <param name="found">Documents with their scores, the best first.</param>
    /// <param name="peopleOf">Who had a part in a document.</param>
    /// <param name="documentsOf">How many documents a person has in all; 1 or more.</param>
    public static IReadOnlyList<(string Person, double Score)> Rank(
        IReadOnlyList<(string Document, double Score)> found, Func<string, IReadOnlyList<string>> peopleOf, Func<string, int> documentsOf)
    {
        if (found.Count == 0) return [];
        var best = found[0].Score;
        return [.. found.Take(Documents)
            .SelectMany(document => peopleOf(document.Document).Select(person => (Person: person, Vote: WeightOf(document.Score, best))))
            .GroupBy(vote => vote.Person, StringComparer.Ordinal)
            .Select(votes => (Person: votes.Key, Score: Sum(votes.Select(vote => vote.Vote)) / Math.Pow(Math.Max(1, documentsOf(votes.Key)), Volume)))
            .OrderByDescending(person => person.Score).ThenBy(person => person.Person, StringComparer.Ordinal)];
    }
}
