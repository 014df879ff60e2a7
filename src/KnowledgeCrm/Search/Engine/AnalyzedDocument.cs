using System.Security.Cryptography;
using System.Text;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Engine;

/// <summary>A document whose texts have been taken apart into terms; ready to be put into a segment.</summary>
internal sealed class AnalyzedDocument
{
    private AnalyzedDocument(SearchDocument document, string[][] written, string[][] questions)
    {
        Document = document;
        Written = written;
        Questions = questions;
        Fingerprint = FingerprintOf(document, written, questions);
    }

    public SearchDocument Document { get; }

    /// <summary>The terms of each field that an author wrote, in reading order.</summary>
    public string[][] Written { get; }

    /// <summary>The terms of each past question.</summary>
    public string[][] Questions { get; }

    /// <summary>Equal when nothing that search holds of the document differs.</summary>
    public Guid Fingerprint { get; }

    public static AnalyzedDocument Of(SearchDocument document) => new(
        document,
        [
            Terms(document.Title), Terms(document.Summary), Terms(document.Tags), Terms(document.Body), Terms(document.Attachments),
        ],
        [.. document.PastQuestions.Select(question => Terms(question.Text))]);

    private static string[] Terms(string text)
    {
        if (text.Length == 0) return [];
        var tokens = TextAnalyzer.Analyze(text);
        var terms = new string[tokens.Count];
        for (var i = 0; i < terms.Length; i++) terms[i] = tokens[i].Term;
        return terms;
    }

    private static Guid FingerprintOf(SearchDocument document, string[][] written, string[][] questions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(document.Language);
        foreach (var scope in document.Scopes.Order(StringComparer.Ordinal)) Add(scope);
        foreach (var tag in document.Tagged) { Add(tag.Facet); Add(tag.Value); }
        Add($"{document.ChangedAt.Ticks} {document.Solved} {document.SameAs}");
        foreach (var terms in written) Add(string.Join(' ', terms));
        for (var i = 0; i < questions.Length; i++) { Add(string.Join(' ', questions[i])); Add($"{document.PastQuestions[i].Weight:R}"); }
        Span<byte> bytes = stackalloc byte[32];
        hash.GetHashAndReset(bytes);
        return new Guid(bytes[..16]);

        // The end mark keeps "ab" + "c" apart from "a" + "bc".
        void Add(string part)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }
    }
}
