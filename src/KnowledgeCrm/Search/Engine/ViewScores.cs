using System.Buffers;

namespace KnowledgeCrm.Search.Engine;

/// <summary>What the documents of one view score for a query. Its arrays are borrowed: dispose it.</summary>
internal sealed class ViewScores : IDisposable
{
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
            if (view.Segment.Term(term.Term) is >= 0 and var number) scores.AddWords(number, term.Idf * term.Weight, scope.LengthNorms[viewNumber]);
        if (view.Segment.Data.QuestionDocuments.Length > 0) scores.AddQuestions(plan, scope);
        return scores;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(Words);
        ArrayPool<float>.Shared.Return(PastBest);
    }

    private void AddWords(int term, float idf, float[] norms)
    {
        var data = view.Segment.Data;
        var (documents, counts, scopes, words) = (data.PostingDocuments, data.PostingCounts, view.Scopes, Words);
        for (var i = data.PostingStart[term]; i < data.PostingStart[term + 1]; i++)
        {
            var document = documents[i];
            if ((scopes[document] & scope) != 0) words[document] += idf * WordScore.Of(counts[i], norms[document]);
        }
    }

    private void AddQuestions(QueryPlan plan, ScopeView scope)
    {
        var data = view.Segment.Data;
        var sums = Borrowed(data.QuestionDocuments.Length);
        foreach (var term in plan.Terms)
        {
            if (view.Segment.Term(term.Term) is not (>= 0 and var number)) continue;
            var idf = term.QuestionIdf * term.Weight;
            for (var i = data.QuestionPostingStart[number]; i < data.QuestionPostingStart[number + 1]; i++) sums[data.QuestionPostings[i]] += idf;
        }
        for (var question = 0; question < data.QuestionDocuments.Length; question++)
        {
            if (sums[question] == 0) continue;
            var document = data.QuestionDocuments[question];
            if ((view.Scopes[document] & this.scope) == 0) continue;
            var likeness = Likeness(sums[question], plan.MostOfQuestion, data.QuestionStart[question + 1] - data.QuestionStart[question]) * data.QuestionWeights[question];
            if (likeness > PastBest[document]) PastBest[document] = likeness;
        }
        ArrayPool<float>.Shared.Return(sums);
    }

    private static float Likeness(float sum, float most, int length) => most == 0 ? 0 : Math.Min(1, sum / most);

    private static float[] Borrowed(int length)
    {
        var array = ArrayPool<float>.Shared.Rent(Math.Max(1, length));
        array.AsSpan(0, length).Clear();
        return array;
    }
}
