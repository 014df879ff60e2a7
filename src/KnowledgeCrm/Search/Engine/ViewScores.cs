using System.Buffers;
using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>What the documents of one view score for a query. Its arrays are borrowed: dispose it.</summary>
internal sealed class ViewScores : IDisposable
{
    // Whoever borrows here gives back nothing but zeros.
    private static readonly ArrayPool<float> Zeros = ArrayPool<float>.Create(1 << 22, 16);

    private readonly SegmentView view;
    private readonly uint scope;

    private ViewScores(SegmentView view, uint scope)
    {
        (this.view, this.scope) = (view, scope);
        Words = Borrowed(view.Segment.Count);
        PastBest = Borrowed(view.Segment.Count);
    }

    /// <summary>By document: the sum over the terms of what each brings, in what the author wrote.</summary>
    public float[] Words { get; }

    /// <summary>By document: the likeness of its likest past question, 0 to 1.</summary>
    public float[] PastBest { get; }

    public static ViewScores Of(ScopeView scope, int viewNumber, QueryPlan plan)
    {
        var view = scope.Snapshot.Views[viewNumber];
        var scores = new ViewScores(view, scope.Bit);
        foreach (var term in plan.Terms)
        {
            if (term.Synonyms.Count > 0) scores.AddWordWithSynonyms(term, scope.FieldWorths[viewNumber]);
            else if (view.Segment.Term(term.Term) is >= 0 and var number) scores.AddWords(number, term.Idf * term.Weight, scope.FieldWorths[viewNumber]);
        }
        if (view.Segment.Data.QuestionDocuments.Length > 0) scores.AddQuestions(plan);
        return scores;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(Words);
        ArrayPool<float>.Shared.Return(PastBest);
    }

    private void AddWords(int term, float rarity, float[] worths)
    {
        var data = view.Segment.Data;
        var (documents, counts, scopes, words) = (data.PostingDocuments, data.PostingCounts, view.Scopes, Words);
        for (var i = data.PostingStart[term]; i < data.PostingStart[term + 1]; i++)
        {
            var document = documents[i];
            if ((scopes[document] & scope) == 0) continue;
            words[document] += WordScore.Term(rarity, Frequency(counts[i], worths, document));
        }
    }

    // A synonym's occurrences are added to the word's own before both fade together: the word is there, said otherwise.
    private void AddWordWithSynonyms(PlannedTerm term, float[] worths)
    {
        var data = view.Segment.Data;
        var frequencies = new Dictionary<int, float>();
        Add(term.Term, 1);
        foreach (var synonym in term.Synonyms) Add(synonym, CommonSynonyms.Weight);
        foreach (var (document, frequency) in frequencies) Words[document] += WordScore.Term(term.Idf * term.Weight, frequency);

        void Add(string word, float weight)
        {
            if (view.Segment.Term(word) is not (>= 0 and var number)) return;
            for (var i = data.PostingStart[number]; i < data.PostingStart[number + 1]; i++)
            {
                var document = data.PostingDocuments[i];
                if ((view.Scopes[document] & scope) == 0 || (data.PostingCounts[i] & FieldCounts.WrittenBits) == 0) continue;
                frequencies[document] = frequencies.GetValueOrDefault(document) + weight * Frequency(data.PostingCounts[i], worths, document);
            }
        }
    }

    private float Frequency(uint counts, float[] worths, int document)
    {
        var all = view.Segment.Count;
        var frequency = worths[(int)Field.Body * all + document] * FieldCounts.Of(counts, (int)Field.Body);
        if ((counts & FieldCounts.WrittenBits & ~FieldCounts.BodyBits) == 0) return frequency;
        for (var field = 0; field < FieldCounts.Written; field++)
            if (field != (int)Field.Body) frequency += worths[field * all + document] * FieldCounts.Of(counts, field);
        return frequency;
    }

    // Twice over the postings: once to add up, once to look at what was added to and to leave zeros behind. Most questions share no word.
    private void AddQuestions(QueryPlan plan)
    {
        if (plan.MostOfQuestion == 0) return;
        var data = view.Segment.Data;
        var numbers = plan.Terms.Select(term => (Number: view.Segment.Term(term.Term), Rarity: term.QuestionIdf * term.Weight)).Where(term => term.Number >= 0).ToList();
        var sums = Zeros.Rent(data.QuestionDocuments.Length);
        foreach (var (term, rarity) in numbers)
            foreach (var question in Postings(term)) sums[question] += rarity;
        foreach (var (term, _) in numbers)
        {
            foreach (var question in Postings(term))
            {
                if (sums[question] == 0) continue;
                var likeness = Math.Min(1, sums[question] / plan.MostOfQuestion) * data.QuestionWeights[question];
                sums[question] = 0;
                var document = data.QuestionDocuments[question];
                if ((view.Scopes[document] & scope) != 0 && likeness > PastBest[document]) PastBest[document] = likeness;
            }
        }
        Zeros.Return(sums);

        ReadOnlySpan<int> Postings(int term) => data.QuestionPostings.AsSpan(data.QuestionPostingStart[term]..data.QuestionPostingStart[term + 1]);
    }

    private static float[] Borrowed(int length)
    {
        var array = ArrayPool<float>.Shared.Rent(Math.Max(1, length));
        array.AsSpan(0, length).Clear();
        return array;
    }
}
