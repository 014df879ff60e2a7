using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Models;
using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>The second stage: looks at the candidates one by one, at where the words stand, at titles, meaning, and what solved cases teach.</summary>
internal sealed class CloseLook(ScopeView scope, ScopeQuestion question, ScopeModel? model)
{
    // So many documents come in by meaning or by what was learnt, whatever their words.
    private const int ByMeaning = 30;
    private const int ByLearning = 10;

    private readonly sbyte[]? vector = model is { Space.Dimensions: > 0 } known ? known.Vectors.Quantized(known.Space.Embed(question.Text)) : null;

    /// <summary>Documents that may answer though their words may not: nearest in meaning when words found few, and those that solved cases call for.</summary>
    public IEnumerable<Place> More(int found, Func<Place, bool> isLetThrough)
    {
        if (model is null) yield break;
        foreach (var number in model.Ranker.Top(question.Text, ByLearning))
            if (scope.Snapshot.Find(model.DocumentOf(number)) is { } place && isLetThrough(place)) yield return place;
        if (vector is null || found >= RankingWeights.Candidates) yield break;
        foreach (var document in model.Vectors.Nearest(vector, ByMeaning, id => scope.Snapshot.Find(id) is { } place && isLetThrough(place)))
            yield return scope.Snapshot.Find(document)!.Value;
    }

    public void At(List<Candidate> candidates)
    {
        LookAtWords(candidates);
        if (model is null) return;
        LookAtLearning(candidates);
        if (vector is null) return;
        foreach (var candidate in candidates)
            if (model.Vectors.RowOf(IdOf(candidate)) is >= 0 and var row) candidate.Meaning = Math.Clamp(model.Vectors.Cosine(row, vector), 0, 1);
    }

    private void LookAtWords(List<Candidate> candidates)
    {
        var words = question.Query.Terms.Where(term => term.Weight >= 1).Select(term => term.Term).Distinct(StringComparer.Ordinal).ToArray();
        var rarities = words.Select(scope.Rarity).ToArray();
        if (words.Length == 0) return;
        var pairs = new List<WordPair>();
        for (var i = 0; i + 1 < words.Length; i++) pairs.Add(new WordPair(i, i + 1, Math.Min(rarities[i], rarities[i + 1])));
        var average = scope.Average(Field.Title) + scope.Average(Field.Body);
        var likeness = new TitleLikeness(words, rarities);
        var places = new WordPlaces(words);
        foreach (var candidate in candidates)
        {
            var segment = scope.Snapshot.Views[candidate.Place.View].Segment;
            places.Enter(segment, candidate.Place.View);
            var title = segment.Tokens(candidate.Place.Document, (int)Field.Title);
            var body = segment.Tokens(candidate.Place.Document, (int)Field.Body);
            if (pairs.Count > 0 && candidate.Words > 0)
                candidate.Proximity = Proximity.Score(pairs.ToArray(), places.In(title), places.In(body), title.Length + body.Length, average);
            candidate.Title = TitleOf(segment, title, likeness);
        }
    }

    private float TitleOf(Segment segment, ReadOnlySpan<int> title, TitleLikeness likeness)
    {
        var (terms, rarities) = (new List<string>(title.Length), new List<float>(title.Length));
        foreach (var number in title)
        {
            var term = segment.Data.Terms[number];
            if (StopWords.ContainsStem(term) || terms.Contains(term)) continue;
            terms.Add(term);
            rarities.Add(scope.Rarity(term));
        }
        return terms.Count == 0 ? 0 : likeness.Score(terms.ToArray(), rarities.ToArray());
    }

    private void LookAtLearning(List<Candidate> candidates)
    {
        var known = candidates.Select(candidate => (Candidate: candidate, Number: model!.NumberOf(IdOf(candidate)))).Where(entry => entry.Number >= 0).ToList();
        Span<float> scores = new float[known.Count];
        model!.Ranker.Score(question.Text, known.Select(entry => entry.Number).ToArray(), scores);
        for (var i = 0; i < known.Count; i++) known[i].Candidate.Learned = scores[i];
    }

    private Guid IdOf(Candidate candidate) => scope.Snapshot.Views[candidate.Place.View].Segment.Data.Ids[candidate.Place.Document];
}
