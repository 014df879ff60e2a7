using KnowledgeCrm.Search.Learning;
using KnowledgeCrm.Search.Meaning;
using KnowledgeCrm.Search.Models;
using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>The second stage: looks at the candidates one by one, at where the words stand, at titles, meaning, and what solved cases teach.</summary>
internal sealed class CloseLook(ScopeView scope, ScopeQuestion question, ScopeModel? model)
{
    // So many documents come in by meaning or by what was learnt, whatever their words.
    private const int ByMeaning = 30;

    // What is less alike than this is about something else.
    private const float LeastAlike = 0.2f;
    private const int ByLearning = 10;

    // Of more documents, asking the ranker about every one costs more than the rest of the search; those that words bring it still judges.
    private const int MostRanked = 5_000;

    // By the service outside where it serves, else by what was learnt here.
    private readonly AskedMeaning? meaning = question.Meaning
        ?? (model is { Space.Dimensions: > 0 } known ? new AskedMeaning(known.Vectors.Quantized(known.Space.Embed(question.Text)), known.Vectors) : null);

    /// <summary>Documents that may answer though their words may not: nearest in meaning when words found few, and those that solved cases call for.</summary>
    public IEnumerable<Place> More(Matches matches)
    {
        if (model is not null && question.Ways.HasFlag(Ways.Learned) && model.Ranker.Documents <= MostRanked)
            foreach (var number in model.Ranker.Top(question.Text, ByLearning))
                if (scope.Snapshot.Find(model.DocumentOf(number)) is { } place) yield return place;
        if (meaning is null || !question.Ways.HasFlag(Ways.Meaning) || (question.Ways.HasFlag(Ways.Words) && matches.AreAtLeast(RankingWeights.Candidates))) yield break;
        var nearest = matches.FewLetThrough() is { } few
            ? meaning.Table.Nearest(meaning.Vector, ByMeaning, few.Select(IdOf))
            : meaning.Table.Nearest(meaning.Vector, ByMeaning, id => scope.Snapshot.Find(id) is { } place && matches.WordsLetThrough(place));
        foreach (var document in nearest.TakeWhile(id => meaning.Table.Cosine(meaning.Table.RowOf(id), meaning.Vector) >= LeastAlike))
            yield return scope.Snapshot.Find(document)!.Value;
    }

    public void At(List<Candidate> candidates)
    {
        if (question.Ways.HasFlag(Ways.Words)) LookAtWords(candidates);
        if (model is not null && question.Ways.HasFlag(Ways.Learned)) LookAtLearning(model, candidates);
        if (meaning is null || !question.Ways.HasFlag(Ways.Meaning)) return;
        foreach (var candidate in candidates)
            if (meaning.Table.RowOf(IdOf(candidate)) is >= 0 and var row) candidate.Meaning = Math.Clamp(meaning.Table.Cosine(row, meaning.Vector), 0, 1);
    }

    /// <summary>How probable it is that the first candidate answers, 0 to 1.</summary>
    /// <param name="ranked">The candidates, the best first.</param>
    public double ConfidenceOf(List<Candidate> ranked)
    {
        if (ranked.Count == 0) return 0;
        var first = ranked[0];
        if (model is not null && question.Ways.HasFlag(Ways.Learned) && first.PastBest + first.Learned > 0
            && model.NumberOf(IdOf(first)) is >= 0 and var number && model.HasPastQuestions(number))
        {
            var numbers = ranked.Select(candidate => model.NumberOf(IdOf(candidate))).Where(known => known >= 0).ToArray();
            var learnt = Confidence.Of(model.Ranker.SignsOf(question.Text, number, numbers));
            // What can't be relied on says nothing of how sure an answer is either.
            return model.Ranker.Reliability * learnt + (1 - model.Ranker.Reliability) * ByWords(ranked);
        }
        return ByWords(ranked);
    }

    /// <summary>How much of what was asked for the first candidate holds, 0 to 1: in what its author wrote, or in one of its past questions.</summary>
    public static double HeldBy(List<Candidate> ranked) => ranked.Count == 0 ? 0 : Math.Max(ranked[0].Words, ranked[0].PastBest);

    private double ByWords(List<Candidate> ranked)
    {
        var first = ranked[0];
        var group = scope.Groups[first.Place.View][first.Place.Document];
        var second = ranked.Skip(1).FirstOrDefault(other => group < 0 || scope.Groups[other.Place.View][other.Place.Document] != group);
        var asked = question.Query.Terms.Where(term => term.IsTyped).Sum(term => term.Weight * scope.Rarity(term.Term));
        // What a service outside calls near has never been held against right answers.
        double? meant = meaning is not null && question.Meaning is null ? first.Meaning : null;
        return Confidence.OfText(first.Words * asked, Fusion.OfText(first, question.Ways) - (second is null ? 0 : Fusion.OfText(second, question.Ways)), meant, question.Query.Words);
    }

    private void LookAtWords(List<Candidate> candidates)
    {
        var typed = question.Query.Terms.Where(term => term.IsTyped).ToArray();
        var words = Array.ConvertAll(typed, term => term.Term);
        var rarities = Array.ConvertAll(typed, term => term.Weight * scope.Rarity(term.Term));
        if (words.Length == 0) return;
        var pairs = new WordPair[words.Length - 1];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = new WordPair(i, i + 1, Math.Min(rarities[i], rarities[i + 1]));
        var average = scope.Average(Field.Title) + scope.Average(Field.Body);
        using var titles = new TitleScores(scope, new TitleLikeness(words, Array.ConvertAll(typed, term => TitleLikeness.Importance(scope.Rarity(term.Term), term.Weight))));
        var places = new WordPlaces(words);
        List<WordPlace> inTitle = [], inBody = [];
        foreach (var candidate in candidates)
        {
            var segment = scope.Snapshot.Views[candidate.Place.View].Segment;
            places.Enter(segment, candidate.Place.View);
            var title = segment.Tokens(candidate.Place.Document, (int)Field.Title);
            var body = segment.Tokens(candidate.Place.Document, (int)Field.Body);
            if (pairs.Length > 0 && candidate.Words > 0)
                candidate.Proximity = Proximity.Score(pairs, places.In(title, inTitle), places.In(body, inBody), title.Length + body.Length, average);
            candidate.Title = titles.Score(segment, candidate.Place.View, title);
        }
    }

    private void LookAtLearning(ScopeModel model, List<Candidate> candidates)
    {
        var known = candidates.Select(candidate => (Candidate: candidate, Number: model.NumberOf(IdOf(candidate)))).Where(entry => entry.Number >= 0).ToList();
        Span<float> scores = new float[known.Count];
        model.Ranker.Score(question.Text, known.Select(entry => entry.Number).ToArray(), scores);
        var heard = HeardShare();
        for (var i = 0; i < known.Count; i++) known[i].Candidate.Learned = heard * scores[i];
    }

    // Of a word that stands in documents and was in no question, past questions say nothing; words decide. One that stands in neither may be
    // misspelt, and its parts may tell.
    private float HeardShare()
    {
        var (heard, all) = (0f, 0f);
        foreach (var term in question.Query.Terms.Where(term => term.IsTyped))
        {
            var worth = term.Weight * scope.Rarity(term.Term);
            all += worth;
            if (scope.QuestionsWith(term.Term) > 0 || scope.DocumentsWith(term.Term) == 0) heard += worth;
        }
        return all == 0 ? 1 : heard / all;
    }

    private Guid IdOf(Candidate candidate) => IdOf(candidate.Place);

    private Guid IdOf(Place place) => scope.Snapshot.Views[place.View].Segment.Data.Ids[place.Document];
}
