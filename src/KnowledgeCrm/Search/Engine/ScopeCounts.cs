using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Engine;

/// <summary>What ranking counts of one scope within one segment. Counted over the scope's documents alone, so that no figure of a document
/// outside it can reach an answer.</summary>
internal sealed class ScopeCounts
{
    private ScopeCounts(int terms)
    {
        Documents = new int[terms];
        Questions = new int[terms];
    }

    /// <summary>By term, the documents in whose written fields it stands.</summary>
    public int[] Documents { get; }

    /// <summary>By term, the past questions in which it stands.</summary>
    public int[] Questions { get; }

    /// <summary>How many documents there are.</summary>
    public int DocumentCount { get; private set; }

    /// <summary>How many past questions there are.</summary>
    public int QuestionCount { get; private set; }

    /// <summary>Terms in each field, over all documents.</summary>
    public long[] Lengths { get; } = new long[FieldCounts.Fields];

    /// <summary>Documents with at least one term in the field.</summary>
    public int[] Filled { get; } = new int[FieldCounts.Fields];

    public static ScopeCounts Of(Segment segment, uint scope)
    {
        var data = segment.Data;
        var counts = new ScopeCounts(data.Terms.Length);
        for (var term = 0; term < data.Terms.Length; term++)
        {
            for (var i = data.PostingStart[term]; i < data.PostingStart[term + 1]; i++)
                if ((data.Scopes[data.PostingDocuments[i]] & scope) != 0 && (data.PostingCounts[i] & FieldCounts.WrittenBits) != 0)
                    counts.Documents[term]++;
            for (var i = data.QuestionPostingStart[term]; i < data.QuestionPostingStart[term + 1]; i++)
                if ((data.Scopes[data.QuestionDocuments[data.QuestionPostings[i]]] & scope) != 0) counts.Questions[term]++;
        }
        for (var document = 0; document < segment.Count; document++)
            if ((data.Scopes[document] & scope) != 0) counts.CountDocument(data, document, 1);
        foreach (var document in data.QuestionDocuments)
            if ((data.Scopes[document] & scope) != 0) counts.QuestionCount++;
        return counts;
    }

    public ScopeCounts Copy()
    {
        var copy = new ScopeCounts(Documents.Length) { DocumentCount = DocumentCount, QuestionCount = QuestionCount };
        Documents.CopyTo(copy.Documents, 0);
        Questions.CopyTo(copy.Questions, 0);
        Lengths.CopyTo(copy.Lengths, 0);
        Filled.CopyTo(copy.Filled, 0);
        return copy;
    }

    /// <summary>Counts a document no more.</summary>
    public void TakeOut(Segment segment, int document)
    {
        var terms = new HashSet<int>();
        for (var field = 0; field < FieldCounts.Written; field++) AddTerms(segment, segment.Tokens(document, field), terms);
        foreach (var term in terms) Documents[term]--;
        var data = segment.Data;
        var question = Array.BinarySearch(data.QuestionDocuments, document);
        if (question >= 0)
        {
            while (question > 0 && data.QuestionDocuments[question - 1] == document) question--;
            for (; question < data.QuestionDocuments.Length && data.QuestionDocuments[question] == document; question++)
            {
                terms.Clear();
                AddTerms(segment, segment.Question(question), terms);
                foreach (var term in terms) Questions[term]--;
                QuestionCount--;
            }
        }
        CountDocument(data, document, -1);
    }

    // Pairs of Chinese count for their first character as well, as in the postings.
    private static void AddTerms(Segment segment, ReadOnlySpan<int> tokens, HashSet<int> terms)
    {
        foreach (var term in tokens)
            if (terms.Add(term) && Ideographs.LeadOfPair(segment.Data.Terms[term]) is { } lead) terms.Add(segment.Term(lead));
    }

    private void CountDocument(SegmentData data, int document, int by)
    {
        DocumentCount += by;
        for (var field = 0; field < FieldCounts.Fields; field++)
        {
            var length = data.Lengths[document * FieldCounts.Fields + field];
            Lengths[field] += by * length;
            if (length > 0) Filled[field] += by;
        }
    }
}
