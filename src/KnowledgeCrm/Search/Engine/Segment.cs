namespace KnowledgeCrm.Search.Engine;

/// <summary>Some documents of one kind with their postings, in memory and never changed. Documents, terms, questions and facet values
/// are numbered from 0 within it.</summary>
internal sealed class Segment
{
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int> facetNumbers;

    public Segment(SegmentData data)
    {
        Data = data;
        numbers = new Dictionary<string, int>(data.Terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < data.Terms.Length; i++) numbers[data.Terms[i]] = i;
        facetNumbers = new Dictionary<string, int>(data.FacetValues.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < data.FacetValues.Length; i++) facetNumbers[data.FacetValues[i]] = i;
        Documents = new Dictionary<Guid, int>(data.Ids.Length);
        for (var i = 0; i < data.Ids.Length; i++) Documents[data.Ids[i]] = i;
    }

    public SegmentData Data { get; }

    public int Count => Data.Ids.Length;

    /// <summary>The number of each document's id.</summary>
    public Dictionary<Guid, int> Documents { get; }

    /// <summary>The number of a term, or -1.</summary>
    public int Term(string term) => numbers.GetValueOrDefault(term, -1);

    /// <summary>The number of a facet's value, or -1.</summary>
    public int FacetValue(string facet, string value) => facetNumbers.GetValueOrDefault(SegmentData.FacetKey(facet, value), -1);

    /// <summary>The terms of one field of a document, in reading order.</summary>
    public ReadOnlySpan<int> Tokens(int document, int field)
    {
        var at = document * FieldCounts.Written + field;
        return Data.Tokens.AsSpan(Data.TokenStart[at]..Data.TokenStart[at + 1]);
    }

    /// <summary>The word that a term is shown by to who sees the scope, or null.</summary>
    public string? Word(int term, int bit) =>
        bit * Data.Terms.Length + term is var at && at < Data.WordOf.Length && Data.WordOf[at] >= 0 ? Data.Words[Data.WordOf[at]] : null;

    /// <summary>The values of facets that a document bears.</summary>
    public ReadOnlySpan<int> Facets(int document) => Data.Facets.AsSpan(Data.FacetStart[document]..Data.FacetStart[document + 1]);

    /// <summary>The terms of one question.</summary>
    public ReadOnlySpan<int> Question(int question) =>
        Data.QuestionTokens.AsSpan(Data.QuestionStart[question]..Data.QuestionStart[question + 1]);
}

/// <summary>The arrays of a segment. A list of lists is one array with another that says where each begins; that one is longer by one.</summary>
internal sealed class SegmentData
{
    public required string[] Terms { get; init; }
    public required string[] FacetValues { get; init; }

    /// <summary>Words in Latin letters as they were written.</summary>
    public required string[] Words { get; init; }

    /// <summary>By scope and term (all terms of the first scope first), the shortest word of that stem in a document of the scope; -1 for none.</summary>
    public required int[] WordOf { get; init; }

    // By document.
    public required Guid[] Ids { get; init; }
    public required Guid[] Fingerprints { get; init; }

    /// <summary>Empty where nothing says the same.</summary>
    public required Guid[] SameAs { get; init; }

    /// <summary>1 for Chinese, 0 for English.</summary>
    public required byte[] Languages { get; init; }

    /// <summary>A bit for each scope that the document is in.</summary>
    public required uint[] Scopes { get; init; }

    /// <summary>Ticks of UTC.</summary>
    public required long[] ChangedAt { get; init; }
    public required int[] Solved { get; init; }

    /// <summary>Terms in each field; by document and field.</summary>
    public required int[] Lengths { get; init; }

    /// <summary>Where the terms of a field begin; by document and written field.</summary>
    public required int[] TokenStart { get; init; }
    public required int[] Tokens { get; init; }
    public required int[] FacetStart { get; init; }
    public required int[] Facets { get; init; }

    // By term.
    public required int[] PostingStart { get; init; }
    public required int[] PostingDocuments { get; init; }
    public required uint[] PostingCounts { get; init; }
    public required int[] QuestionPostingStart { get; init; }
    public required int[] QuestionPostings { get; init; }

    // By question; those of one document stand together.
    public required int[] QuestionDocuments { get; init; }
    public required float[] QuestionWeights { get; init; }
    public required int[] QuestionStart { get; init; }
    public required int[] QuestionTokens { get; init; }

    public static string FacetKey(string facet, string value) => $"{facet}\n{value}";
}
