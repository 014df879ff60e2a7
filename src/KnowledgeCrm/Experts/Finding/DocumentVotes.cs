using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Experts;

/// <summary>What the documents that answer a question say about people: the product's own search for the asker, then each document's vote for
/// those who had a part in it, by how much of a part, how long ago and with what outcome.</summary>
internal sealed record DocumentVotes(
    IReadOnlyDictionary<Guid, IReadOnlyList<FoundEvidence>> ByPerson, Guid? TopicId, SureSigns Signs)
{
    // A topic that fewer of the votes are for is not what the question is about.
    private const double TopicShare = 0.4;

    public static DocumentVotes None { get; } = new(new Dictionary<Guid, IReadOnlyList<FoundEvidence>>(), null, default);

    /// <summary>What a part in a document weighs. What was opened again votes for nobody.</summary>
    private static double PartOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.ArticleReviewed => 0.5,
        EvidenceKind.ArticleImproved => 0.7,
        EvidenceKind.CaseRescued => 1.2,
        EvidenceKind.CaseReopened => 0,
        _ => 1,
    };

    /// <param name="search">The search of the product, or of an evaluation.</param>
    /// <param name="evidence">Who did what.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="actor">Who asks: only what they may see votes.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="isCounted">What may count; null: all.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<DocumentVotes> ReadAsync(
        SearchEverything search, EvidenceReading evidence, KnowledgeCrmDb db, Actor actor, ExpertQuestion question, Func<Evidence, bool>? isCounted, CancellationToken stop)
    {
        var (weights, matched) = (new Dictionary<SearchKey, double>(), new Dictionary<SearchKey, double>());
        var confidence = new Dictionary<SearchKey, double>();
        var words = 0.0;
        foreach (var voting in evidence.Voting)
        {
            var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            if (question.Product is { Length: > 0 } product) filters[SearchFacets.Product] = [product];
            if (voting.State is { } state) filters[SearchFacets.State] = [state];
            var request = new SearchRequest(question.Text, Kinds: [voting.Kind], Limit: PersonVotes.Documents, Context: question.Context) { Filters = filters };
            var answer = await search.RunAsync(actor, request, stop);
            var items = answer.Items.Where(item => WordsOf(item) >= voting.LeastWords).ToList();
            if (items.Count == 0) continue;
            // The words' part alone is comparable between kinds; the rest orders within one.
            var strength = items.Max(WordsOf);
            var best = items.Max(ScoreOf);
            foreach (var item in items) (weights[item.Key], matched[item.Key]) = (PersonVotes.WeightOf(ScoreOf(item), best) * strength, WordsOf(item));
            words = Math.Max(words, strength);
            confidence[items[0].Key] = answer.Confidence ?? 0;
        }
        if (weights.Count == 0 || words <= 0) return None;
        var did = await evidence.ReadAsync(db, actor, new EvidenceQuery(Documents: weights.Keys), stop);
        var votes = did.Where(one => !one.IsDisowned && PartOf(one.Kind) > 0 && isCounted?.Invoke(one) != false)
            .Select(one => (one.PersonId, Found: new FoundEvidence(one, weights[one.Document] / words * PartOf(one.Kind) * one.Quality * Expertise.Recency(one.At, db.Now))));
        // Who wrote and improved one article had one part in it, the larger.
        var byPerson = votes.GroupBy(vote => vote.PersonId).ToDictionary(person => person.Key, person => (IReadOnlyList<FoundEvidence>)
            [.. person.GroupBy(vote => vote.Found.Evidence.Document).Select(document => document.MaxBy(vote => vote.Found.Weight).Found)
                .OrderByDescending(found => found.Weight).ThenBy(found => found.Evidence.Number, StringComparer.Ordinal)]);
        return new DocumentVotes(byPerson, TopicOf(did, weights), SignsOf([.. byPerson.Values], matched, confidence));
    }

    public double ScoreOf(Guid person) => ByPerson.TryGetValue(person, out var found) ? PersonVotes.Sum(found.Select(one => one.Weight)) : 0;

    // What nobody had a part in, such as a case that is still open, tells of nobody that they know it.
    private static SureSigns SignsOf(IReadOnlyList<FoundEvidence>[] people, Dictionary<SearchKey, double> matched, Dictionary<SearchKey, double> confidence)
    {
        if (people.Length == 0) return default;
        var first = people.SelectMany(found => found).Max(one => confidence.GetValueOrDefault(one.Evidence.Document));
        IEnumerable<double> WordsOf(IReadOnlyList<FoundEvidence> found) => found.Select(one => matched[one.Evidence.Document]);
        return new SureSigns(first, people.Max(found => WordsOf(found).Max()), people.Max(found => SureSigns.ProofOf(WordsOf(found))));
    }

    // What somebody pinned to a query is not for that a better match.
    private static double ScoreOf(FoundItem item) => item.Score - item.Why.Where(part => part.Part == ScoreParts.Pinned).Sum(part => part.Score);

    private static double WordsOf(FoundItem item) => item.Why.Where(part => part.Part is ScoreParts.Words or ScoreParts.PastQuestions).Select(part => part.Score).DefaultIfEmpty().Max();

    private static Guid? TopicOf(IReadOnlyList<Evidence> did, Dictionary<SearchKey, double> weights)
    {
        var topics = did.DistinctBy(one => one.Document).Where(one => one.TopicId is not null)
            .GroupBy(one => one.TopicId!.Value).Select(topic => (topic.Key, Weight: topic.Sum(one => weights[one.Document]))).ToList();
        if (topics.Count == 0) return null;
        var most = topics.MaxBy(topic => topic.Weight);
        return most.Weight >= TopicShare * topics.Sum(topic => topic.Weight) ? most.Key : null;
    }
}
