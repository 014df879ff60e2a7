using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Engine;
using KnowledgeCrm.Search.Evaluation;

namespace KnowledgeCrm.Experts;

/// <summary>Measures the finding of people on a set: by documents, by a text for each person (K. Balog and others, SIGIR 2006, models 2 and 1),
/// and by both.</summary>
public static class ExpertEvaluation
{
    // How far a person's own text counts beside the documents; see docs/expert-finding.md.
    private const double OfTexts = 0.2;

    /// <summary>Builds throw-away indexes of the folder, answers its queries, and scores the answers.</summary>
    /// <param name="folder">A folder as <see cref="ExpertCorpus"/> reads it.</param>
    /// <param name="progress">Hears how many queries have been answered; may be null.</param>
    /// <param name="stop">Stops the evaluation.</param>
    /// <exception cref="Refused">The folder can't be read.</exception>
    public static async Task<ExpertReport> RunAsync(string folder, IProgress<EvaluationProgress>? progress, CancellationToken stop)
    {
        var corpus = await ExpertCorpus.ReadAsync(folder, stop);
        var relevant = corpus.Documents.Judgments.Where(judgment => judgment.Grade > 0).ToLookup(judgment => judgment.Query, judgment => judgment.Document, StringComparer.Ordinal);
        var questions = new List<SureQuestion>();
        using var built = await BuiltCorpus.BuildAsync(corpus.Documents, stop);
        var documents = (await built.AskAllAsync(PersonVotes.Documents, Ways.All, progress, stop, async (query, answer) =>
        {
            if (!relevant.Contains(query.Id)) return;
            var who = relevant[query.Id].ToHashSet(StringComparer.Ordinal);
            var theirs = answer.Items.Where(item => corpus.PeopleOf[item.Number].Any(who.Contains)).ToList();
            var without = await built.AskWithoutAsync(query.Text, PersonVotes.Documents, theirs.Select(item => item.Key), stop);
            questions.Add(new SureQuestion(query.Id, SignsOf(answer, corpus, []), SignsOf(without, corpus, who)));
        })).Run.ToLookup(line => line.Query, StringComparer.Ordinal);
        var texts = await AskTextsAsync(corpus.AsPeople(), progress, stop);
        var volume = corpus.PeopleOf.Values.SelectMany(people => people).GroupBy(person => person, StringComparer.Ordinal)
            .ToDictionary(person => person.Key, person => person.Count(), StringComparer.Ordinal);
        var (byDocuments, byTexts, byBoth) = (new Rankings(), new Rankings(), new Rankings());
        foreach (var query in corpus.Documents.Queries)
        {
            var votes = PersonVotes.Rank([.. documents[query.Id].Select(line => (line.Document, line.Score))], id => corpus.PeopleOf[id], id => volume[id]);
            var own = texts[query.Id].Select(line => (Person: line.Document, line.Score)).ToList();
            (byDocuments[query.Id], byTexts[query.Id], byBoth[query.Id]) = ([.. votes.Select(vote => vote.Person)], [.. own.Select(line => line.Person)], Both(votes, own));
        }
        var judgments = corpus.Documents.Judgments;
        return new ExpertReport(
            ExpertMetrics.Of(byDocuments, judgments), ExpertMetrics.Of(byTexts, judgments), ExpertMetrics.Of(byBoth, judgments),
            corpus.Documents.Documents.Count, corpus.People.Count)
        { Rankings = byBoth, Sureness = Sureness.Of(questions) };
    }

    private static async Task<ILookup<string, RunLine>> AskTextsAsync(CorpusFolder corpus, IProgress<EvaluationProgress>? progress, CancellationToken stop)
    {
        using var built = await BuiltCorpus.BuildAsync(corpus, stop);
        return (await built.AskAllAsync(PersonVotes.Documents, Ways.All, progress, stop)).Run.ToLookup(line => line.Query, StringComparer.Ordinal);
    }

    // As the product tells it; what those who are left out had a part in further down votes no more than what was asked without.
    private static SureSigns SignsOf(SearchAnswer answer, ExpertCorpus corpus, HashSet<string> without)
    {
        var voting = answer.Items.Select(item => (People: corpus.PeopleOf[item.Number].Where(person => !without.Contains(person)).ToList(),
            Words: item.Why.Where(part => part.Part == ScoreParts.Words).Select(part => part.Score).FirstOrDefault())).Where(item => item.People.Count > 0).ToList();
        if (voting.Count == 0) return default;
        var people = voting.SelectMany(item => item.People.Select(person => (Person: person, item.Words))).GroupBy(one => one.Person, StringComparer.Ordinal);
        return new(answer.Confidence ?? 0, voting.Max(item => item.Words), people.Max(person => SureSigns.ProofOf(person.Select(one => one.Words))));
    }

    // Each as a share of its best; a person's own text squared, as a document's vote is.
    private static List<string> Both(IReadOnlyList<(string Person, double Score)> votes, List<(string Person, double Score)> own)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (person, score) in votes) scores[person] = (1 - OfTexts) * score / votes[0].Score;
        foreach (var (person, score) in own) scores[person] = scores.GetValueOrDefault(person) + OfTexts * PersonVotes.WeightOf(score, own[0].Score);
        return [.. scores.OrderByDescending(person => person.Value).ThenBy(person => person.Key, StringComparer.Ordinal).Select(person => person.Key)];
    }
}

/// <summary>By query, the people in order.</summary>
public sealed class Rankings : Dictionary<string, IReadOnlyList<string>>
{
    public Rankings() : base(StringComparer.Ordinal)
    {
    }
}

/// <summary>What an evaluation found.</summary>
/// <param name="ByDocuments">By the documents that answer and who had a part in them: what the product does.</param>
/// <param name="ByTexts">By a text for each person.</param>
/// <param name="ByBoth">By both.</param>
/// <param name="Documents">How many documents were searched.</param>
/// <param name="People">How many people there are.</param>
public sealed record ExpertReport(ExpertMetrics ByDocuments, ExpertMetrics ByTexts, ExpertMetrics ByBoth, int Documents, int People)
{
    /// <summary>The people of each query by both, the best first.</summary>
    public required Rankings Rankings { get; init; }

    /// <summary>How well what somebody knows is told from what nobody does.</summary>
    public required Sureness Sureness { get; init; }
}

/// <summary>How well people were found; each figure is a mean over the queries that have somebody relevant, 0 to 1.</summary>
/// <param name="Map">Mean average precision over the whole ranking; who is relevant and not found counts 0.</param>
/// <param name="Mrr">One over the rank of the first relevant person.</param>
/// <param name="Precision5">The share of the first five who are relevant.</param>
/// <param name="Queries">How many queries were averaged.</param>
public sealed record ExpertMetrics(double Map, double Mrr, double Precision5, int Queries)
{
    private const int First = 5;

    /// <summary>Scores rankings.</summary>
    /// <param name="rankings">By query; one without a ranking scores 0.</param>
    /// <param name="judgments">Query, person (as <see cref="Judgment.Document"/>), and grade; a grade above 0 is relevant.</param>
    public static ExpertMetrics Of(IReadOnlyDictionary<string, IReadOnlyList<string>> rankings, IEnumerable<Judgment> judgments)
    {
        var each = judgments.Where(judgment => judgment.Grade > 0).GroupBy(judgment => judgment.Query, StringComparer.Ordinal)
            .Select(query => OfOne(rankings.GetValueOrDefault(query.Key) ?? [], query.Select(judgment => judgment.Document).ToHashSet(StringComparer.Ordinal))).ToList();
        return each.Count == 0 ? new(0, 0, 0, 0) : new(each.Average(one => one.Map), each.Average(one => one.Mrr), each.Average(one => one.Precision5), each.Count);
    }

    private static ExpertMetrics OfOne(IReadOnlyList<string> ranking, HashSet<string> relevant)
    {
        var (found, precisions, first, early) = (0, 0.0, 0, 0);
        for (var i = 0; i < ranking.Count; i++)
        {
            if (!relevant.Contains(ranking[i])) continue;
            precisions += ++found / (i + 1.0);
            if (first == 0) first = i + 1;
            if (i < First) early++;
        }
        return new(precisions / relevant.Count, first == 0 ? 0 : 1.0 / first, (double)early / First, 1);
    }
}
