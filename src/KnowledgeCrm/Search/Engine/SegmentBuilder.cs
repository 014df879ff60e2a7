using System.Runtime.InteropServices;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search.Engine;

/// <summary>Collects documents, and turns them into a segment.</summary>
internal sealed class SegmentBuilder
{
    private readonly List<string> terms = [];
    private readonly Dictionary<string, int> termNumbers = new(StringComparer.Ordinal);
    private readonly List<string> facetValues = [];
    private readonly Dictionary<string, int> facetNumbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Guid> ids = [], fingerprints = [], sameAs = [];
    private readonly List<byte> languages = [];
    private readonly List<uint> scopes = [];
    private readonly List<long> changedAt = [];
    private readonly List<int> solved = [], lengths = [], tokens = [], tokenStart = [0], facets = [], facetStart = [0];
    private readonly List<int> questionDocuments = [], questionStart = [0], questionTokens = [];
    private readonly List<float> questionWeights = [];

    public int Count => ids.Count;

    /// <summary>Puts a document in.</summary>
    /// <param name="document">The document.</param>
    /// <param name="scopeBits">A bit for each scope that it is in.</param>
    public void Add(AnalyzedDocument document, uint scopeBits)
    {
        var source = document.Document;
        Begin(source.Key.Id, document.Fingerprint, source.SameAs ?? Guid.Empty, (byte)(source.Language == Languages.Chinese ? 1 : 0),
            scopeBits, source.ChangedAt.Ticks, source.Solved);
        foreach (var field in document.Written)
        {
            foreach (var term in field) tokens.Add(Number(terms, termNumbers, term));
            tokenStart.Add(tokens.Count);
            lengths.Add(field.Length);
        }
        for (var i = 0; i < document.Questions.Length; i++)
        {
            foreach (var term in document.Questions[i]) questionTokens.Add(Number(terms, termNumbers, term));
            EndQuestion(source.PastQuestions[i].Weight);
        }
        lengths.Add(document.Questions.Sum(question => question.Length));
        foreach (var tag in source.Tagged.Append(new FacetTag(SearchFacets.Language, source.Language))) facets.Add(Number(facetValues, facetNumbers, SegmentData.FacetKey(tag.Facet, tag.Value)));
        facetStart.Add(facets.Count);
    }

    /// <summary>Puts in a document of another segment, as it is.</summary>
    public void Add(Segment from, int document, uint scopeBits, ReadOnlySpan<int> questions)
    {
        var data = from.Data;
        Begin(data.Ids[document], data.Fingerprints[document], data.SameAs[document], data.Languages[document], scopeBits,
            data.ChangedAt[document], data.Solved[document]);
        for (var field = 0; field < FieldCounts.Written; field++)
        {
            foreach (var term in from.Tokens(document, field)) tokens.Add(Number(terms, termNumbers, data.Terms[term]));
            tokenStart.Add(tokens.Count);
        }
        foreach (var question in questions)
        {
            foreach (var term in from.Question(question)) questionTokens.Add(Number(terms, termNumbers, data.Terms[term]));
            EndQuestion(data.QuestionWeights[question]);
        }
        lengths.AddRange(data.Lengths.AsSpan(document * FieldCounts.Fields, FieldCounts.Fields));
        for (var i = data.FacetStart[document]; i < data.FacetStart[document + 1]; i++)
            facets.Add(Number(facetValues, facetNumbers, data.FacetValues[data.Facets[i]]));
        facetStart.Add(facets.Count);
    }

    public SegmentData Build()
    {
        var counts = new PostingCollection(terms);
        var written = CollectionsMarshal.AsSpan(tokens);
        var asked = CollectionsMarshal.AsSpan(questionTokens);
        var question = 0;
        // Document by document, so that the postings of a term are in order and each document stands in them once.
        for (var document = 0; document < ids.Count; document++)
        {
            for (var field = 0; field < FieldCounts.Written; field++)
            {
                var at = document * FieldCounts.Written + field;
                counts.Add(document, field, written[tokenStart[at]..tokenStart[at + 1]]);
            }
            for (; question < questionDocuments.Count && questionDocuments[question] == document; question++)
                counts.AddQuestion(document, question, asked[questionStart[question]..questionStart[question + 1]]);
        }
        var (start, documents, payload, questionPostingStart, questionPostings) = counts.Build();
        return new SegmentData
        {
            Terms = [.. counts.Terms], FacetValues = [.. facetValues], Ids = [.. ids], Fingerprints = [.. fingerprints], SameAs = [.. sameAs],
            Languages = [.. languages], Scopes = [.. scopes], ChangedAt = [.. changedAt], Solved = [.. solved], Lengths = [.. lengths],
            TokenStart = [.. tokenStart], Tokens = [.. tokens], FacetStart = [.. facetStart], Facets = [.. facets],
            PostingStart = start, PostingDocuments = documents, PostingCounts = payload,
            QuestionPostingStart = questionPostingStart, QuestionPostings = questionPostings,
            QuestionDocuments = [.. questionDocuments], QuestionWeights = [.. questionWeights], QuestionStart = [.. questionStart],
            QuestionTokens = [.. questionTokens],
        };
    }

    private void Begin(Guid id, Guid fingerprint, Guid same, byte language, uint scopeBits, long changed, int cases)
    {
        ids.Add(id);
        fingerprints.Add(fingerprint);
        sameAs.Add(same);
        languages.Add(language);
        scopes.Add(scopeBits);
        changedAt.Add(changed);
        solved.Add(cases);
    }

    private void EndQuestion(float weight)
    {
        questionDocuments.Add(ids.Count - 1);
        questionWeights.Add(weight);
        questionStart.Add(questionTokens.Count);
    }

    private static int Number(List<string> values, Dictionary<string, int> numbers, string value)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, value, out var known);
        if (known) return number;
        number = values.Count;
        values.Add(value);
        return number;
    }
}
