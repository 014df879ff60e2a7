using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Experts;

/// <summary>What somebody did from which it is inferred that they know something.</summary>
public enum EvidenceKind
{
    /// <summary>Wrote a part of an article's first published version.</summary>
    ArticleWritten,
    /// <summary>Wrote a part of a later published version.</summary>
    ArticleImproved,
    /// <summary>Approved a published version.</summary>
    ArticleReviewed,
    /// <summary>Solved a case.</summary>
    CaseSolved,
    /// <summary>Solved a case that a colleague had worked on before.</summary>
    CaseRescued,
    /// <summary>Said that a case was solved, and it was not. Counts against.</summary>
    CaseReopened,
    /// <summary>Answered a colleague's question, and the answer was accepted.</summary>
    QuestionAnswered,
    /// <summary>Gave the explanation with which a deal was won.</summary>
    DealWon,
}

/// <summary>One piece of evidence: what one person did to one document, which the viewer it was read for may see.</summary>
/// <param name="PersonId">Who did it.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Document">To what.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Quality">What came of it, 0 to 1; see docs/expert-finding.md.</param>
public sealed record Evidence(Guid PersonId, EvidenceKind Kind, SearchKey Document, DateTime At, double Quality)
{
    /// <summary>The document's number, title, language and address.</summary>
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required string Language { get; init; }
    public required string Address { get; init; }

    /// <summary>What it is about; null where nothing says so.</summary>
    public Guid? TopicId { get; init; }

    /// <summary>Whose matter it was, for cases and deals.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>True when the person said that it is not theirs, or hides its topic. Shown to themself alone, and counts nowhere.</summary>
    public bool IsDisowned { get; init; }
}

/// <summary>Which evidence to read; null is all. What is given is all that must be so.</summary>
/// <param name="PersonId">Of one person.</param>
/// <param name="Documents">From these documents.</param>
/// <param name="TopicId">About one topic.</param>
/// <param name="CustomerIds">With these customers.</param>
/// <param name="ProductIds">About one of these products.</param>
/// <param name="ObjectionIds">That answered one of these objections; only deals do.</param>
public sealed record EvidenceQuery(
    Guid? PersonId = null, IReadOnlyCollection<SearchKey>? Documents = null, Guid? TopicId = null, IReadOnlyCollection<Guid>? CustomerIds = null,
    IReadOnlyCollection<Guid>? ProductIds = null, IReadOnlyCollection<Guid>? ObjectionIds = null)
{
    internal List<Guid>? IdsOf(string kind) => Documents?.Where(key => key.Kind == kind).Select(key => key.Id).ToList();
}

/// <summary>What one capability knows of who did what. A new kind of evidence is a class of this and a line in the capability.</summary>
public interface IEvidenceSource
{
    /// <summary>Which of its documents vote, as search finds them, when people are found by words.</summary>
    VotingDocuments Voting { get; }

    /// <summary>The evidence that this viewer may see, newest first, at most <see cref="EvidenceReading.MostOfASource"/> pieces. What the
    /// viewer may not see at this moment is left out in the query, so that nothing that is counted tells of it.</summary>
    Task<IReadOnlyList<Evidence>> ReadAsync(KnowledgeCrmDb db, Actor viewer, EvidenceQuery query, CancellationToken stop);

    /// <summary>The document of this source with a number, where the viewer may see it; null for articles and cases, which are known to everybody.</summary>
    Task<SearchKey?> FindAsync(KnowledgeCrmDb db, Actor viewer, string number, CancellationToken stop) => Task.FromResult<SearchKey?>(null);
}

/// <summary>Documents that vote for those who had a part in them.</summary>
/// <param name="Kind">Their kind in search.</param>
/// <param name="State">Only those in this state, as search knows it; null: all.</param>
/// <param name="LeastWords">Only those with this much of the words' part, 0 to 1: among a few dozen documents a word that is common elsewhere looks rare.</param>
public sealed record VotingDocuments(string Kind, string? State = null, double LeastWords = 0);
