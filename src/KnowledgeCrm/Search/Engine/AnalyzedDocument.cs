using System.Security.Cryptography;
using System.Text;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Engine;

/// <summary>A document whose texts have been taken apart into terms; ready to be put into a segment.</summary>
internal sealed class AnalyzedDocument
{
    // Shorter words have too many neighbours to be corrected, longer ones are no words.
    private const int ShortestWord = 3;
    private const int LongestWord = 24;

    private AnalyzedDocument(SearchDocument document, string[][] written, string[][] questions, Dictionary<string, string> surfaces)
    {
        Document = document;
        Surfaces = surfaces;
        Written = written;
        Questions = questions;
        Fingerprint = FingerprintOf(document, written, questions);
    }

    public SearchDocument Document { get; }

    /// <summary>The terms of each field that an author wrote, in reading order.</summary>
    public string[][] Written { get; }

    /// <summary>The terms of each past question.</summary>
    public string[][] Questions { get; }

    /// <summary>By term, the shortest word that it is the stem of, of those that the author wrote in Latin letters.</summary>
    public IReadOnlyDictionary<string, string> Surfaces { get; }

    /// <summary>Equal when nothing that search holds of the document differs.</summary>
    public Guid Fingerprint { get; }

    public static AnalyzedDocument Of(SearchDocument document)
    {
        var surfaces = new Dictionary<string, string>(StringComparer.Ordinal);
        return new AnalyzedDocument(
            document,
            [
                Terms(document.Title, surfaces), Terms(document.Summary, surfaces), Terms(document.Tags, surfaces), Terms(document.Body, surfaces),
                Terms(document.Attachments, surfaces),
            ],
            [.. document.PastQuestions.Select(question => Terms(question.Text, null))], surfaces);
    }

    private static string[] Terms(string text, Dictionary<string, string>? surfaces)
    {
        if (text.Length == 0) return [];
        var tokens = TextAnalyzer.Analyze(text);
        var terms = new string[tokens.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            var token = tokens[i];
            terms[i] = token.Term;
            if (surfaces is null || token.Kind != TokenKind.Word || token.IsStopWord || token.Length is < ShortestWord or > LongestWord) continue;
            if (surfaces.TryGetValue(token.Term, out var known) && known.Length <= token.Length) continue;
            var word = text.AsSpan(token.Start, token.Length);
            if (IsLatin(word)) surfaces[token.Term] = word.ToString().ToLowerInvariant();
        }
        return terms;
    }

    private static bool IsLatin(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsAsciiLetter(c)) return false;
        return true;
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
