namespace KnowledgeCrm.Search.Engine;

/// <summary>Finds the documents that hold terms one right after another.</summary>
internal static class SequenceMatch
{
    /// <summary>Marks the documents of a view that hold the sequence, in what was written or in a past question.</summary>
    public static void Mark(SegmentView view, uint scope, string[] sequence, bool[] marked)
    {
        var segment = view.Segment;
        var numbers = Array.ConvertAll(sequence, segment.Term);
        if (Array.IndexOf(numbers, -1) >= 0) return;
        var data = segment.Data;
        var rarest = numbers.MinBy(term => data.PostingStart[term + 1] - data.PostingStart[term]);
        for (var i = data.PostingStart[rarest]; i < data.PostingStart[rarest + 1]; i++)
        {
            var document = data.PostingDocuments[i];
            if ((view.Scopes[document] & scope) != 0 && !marked[document]) marked[document] = numbers.Length == 1 || Holds(segment, document, numbers);
        }
    }

    private static bool Holds(Segment segment, int document, int[] sequence)
    {
        for (var field = 0; field < FieldCounts.Written; field++)
            if (segment.Tokens(document, field).IndexOf(sequence) >= 0) return true;
        var owners = segment.Data.QuestionDocuments;
        var question = LowerBound(owners, document);
        for (; question < owners.Length && owners[question] == document; question++)
            if (segment.Question(question).IndexOf(sequence) >= 0) return true;
        return false;
    }

    /// <summary>The first place that is not below a value in an array in order.</summary>
    public static int LowerBound(int[] values, int value)
    {
        var (low, high) = (0, values.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (values[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
