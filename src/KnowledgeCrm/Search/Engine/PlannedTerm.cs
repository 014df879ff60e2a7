using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>A term of a query, weighed for one scope.</summary>
/// <param name="Term">As the analyser gives it.</param>
/// <param name="Weight">1 for what was typed, less for what stands for it.</param>
/// <param name="Idf">How rare it is in what authors wrote.</param>
/// <param name="QuestionIdf">How rare it is in past questions.</param>
/// <param name="Postings">How many documents and questions hold it: what it costs.</param>
internal readonly record struct PlannedTerm(string Term, float Weight, float Idf, float QuestionIdf, int Postings)
{
    /// <summary>Words of every base that mean nearly the same; see <see cref="CommonSynonyms"/>.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];
}

/// <summary>The terms of a query that a scope is asked for.</summary>
/// <param name="Terms">The rarest first.</param>
/// <param name="Most">The most that a document can score by words: what would hold every term everywhere.</param>
/// <param name="MostOfQuestion">The sum of what the terms weigh in past questions.</param>
internal sealed record QueryPlan(IReadOnlyList<PlannedTerm> Terms, float Most, float MostOfQuestion)
{
    /// <summary>True when no word is looked for, and everything matches; false when the words looked for only stand nowhere.</summary>
    public bool IsBlank { get; private init; }

    // Ranking every document that holds a very common word costs time and tells nothing.
    private const long RankedPostings = 400_000;

    public static QueryPlan Of(ScopeView scope, SearchQuery query)
    {
        var (terms, most, questions) = (new List<PlannedTerm>(), 0f, 0f);
        var typed = query.Terms.Where(term => term.IsTyped).Select(term => term.Term).ToHashSet(StringComparer.Ordinal);
        foreach (var term in query.Terms)
        {
            var (documents, asked) = (scope.DocumentsWith(term.Term), scope.QuestionsWith(term.Term));
            var idf = WordScore.Rarity(scope.Documents, documents);
            var questionIdf = WordScore.Rarity(scope.Questions, asked);
            // A word that stands nowhere counts as looked for and not found: an answer that lacks it is less sure. What merely stands for a
            // typed word adds nothing to what was looked for.
            if (term.IsTyped)
            {
                most += term.Weight * idf;
                questions += term.Weight * questionIdf;
            }
            var synonyms = term.IsTyped ? CommonSynonyms.Of(term.Term).Where(synonym => !typed.Contains(synonym) && scope.DocumentsWith(synonym) > 0).ToList() : [];
            if (documents + asked + synonyms.Count > 0)
                terms.Add(new PlannedTerm(term.Term, term.Weight, idf, questionIdf, documents + asked + synonyms.Sum(scope.DocumentsWith)) { Synonyms = synonyms });
        }
        terms.Sort((a, b) => a.Postings != b.Postings ? a.Postings.CompareTo(b.Postings) : string.CompareOrdinal(a.Term, b.Term));
        var sum = 0L;
        var chosen = terms.TakeWhile(term => (sum += term.Postings) <= RankedPostings || sum == term.Postings).ToList();
        return new QueryPlan(chosen, WordScore.Maximum([most]), questions) { IsBlank = query.IsBlank };
    }
}
