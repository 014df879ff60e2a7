using KnowledgeCrm.Cases;

namespace KnowledgeCrm.Web.Api;

/// <summary>A case to open.</summary>
public sealed record CaseRequest
{
    /// <summary>What it is about, up to 250 characters. Required.</summary>
    public string? Subject { get; init; }

    /// <summary>The customer's own words, up to 20,000 characters. Required.</summary>
    public string? Description { get; init; }

    /// <summary>The language of those words: <c>en</c> or <c>zh</c>. When absent, that of the request.</summary>
    public string? Language { get; init; }

    /// <summary>The customer's number. When absent, the customer that the key's owner is, if any. Example: <c>CU-1007</c>.</summary>
    public string? Customer { get; init; }

    /// <summary>The product's model. Example: <c>WM-820</c>.</summary>
    public string? Product { get; init; }

    /// <summary>How urgent it is; a representative's to say, otherwise passed over. <c>normal</c> when absent.</summary>
    public CasePriority? Priority { get; init; }

    /// <summary>Its type; <c>question</c> when absent.</summary>
    public CaseType? Type { get; init; }

    /// <summary>The serial number of the customer's thing that it is about; it says the product too.</summary>
    public string? Asset { get; init; }

    /// <summary>A topic's key; a representative's to say, otherwise passed over.</summary>
    public string? Topic { get; init; }

    /// <summary>What is filled into the fields of the type, by their keys: numbers as <c>12.5</c>, days as <c>2026-11-22</c>, choices by key.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}

/// <summary>The case that was opened, and what may answer it.</summary>
public sealed record CaseOpening
{
    /// <summary>The number of the case. Example: <c>CS-10027</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Up to five articles that the caller may read and that match subject, description and product.</summary>
    public required IReadOnlyList<SearchResult> Suggestions { get; init; }
}

/// <summary>Something to add to the thread of a case.</summary>
public sealed record ReplyRequest
{
    /// <summary>What is said, up to 20,000 characters. Required.</summary>
    public string? Text { get; init; }

    /// <summary>True for a note, which the customer never sees; for representatives.</summary>
    public bool? Note { get; init; }

    /// <summary>True when it is now the customer's turn; for representatives.</summary>
    public bool? WaitForCustomer { get; init; }

    /// <summary>The id of the last entry of the thread that the writer has seen, all zeros for none: 409 when others have written after it.
    /// Absent: whatever is there.</summary>
    public Guid? Seen { get; init; }
}

/// <summary>What an article did for a case.</summary>
public sealed record LinkRequest
{
    /// <summary>The article's number. Required.</summary>
    public string? Article { get; init; }

    /// <summary>What it did. Required. Said again for the same article, it takes the place of what was said before.</summary>
    public CaseArticleKind? Kind { get; init; }
}

/// <summary>What solved a case.</summary>
public sealed record ResolveRequest
{
    /// <summary><c>solved</c> by an article, <c>candidate</c> (something worth knowing), or <c>nothing</c> to learn. Required.</summary>
    public CaseOutcome? Outcome { get; init; }

    /// <summary>With <c>solved</c>: the article's number. Required then.</summary>
    public string? Article { get; init; }

    /// <summary>With <c>solved</c>: what the article should say besides. It becomes a flag for the article's owner.</summary>
    public string? Improvement { get; init; }

    /// <summary>With <c>candidate</c>: the number of the candidate that asks the same, which this case joins. When absent, a new one is made.</summary>
    public string? Candidate { get; init; }

    /// <summary>With <c>candidate</c>: the customer's words as edited. When absent, the case's description.</summary>
    public string? Issue { get; init; }

    /// <summary>With <c>candidate</c> and <c>improvement</c>: up to 100 found values that are not masked.</summary>
    public IReadOnlyList<string>? Keep { get; init; }

    /// <summary>With <c>candidate</c> and <c>improvement</c>: up to 100 values to mask that were not found.</summary>
    public IReadOnlyList<string>? Mask { get; init; }

    /// <summary>With <c>candidate</c>: why it happened.</summary>
    public string? Cause { get; init; }

    /// <summary>With <c>candidate</c>: what helped. Required then.</summary>
    public string? Resolution { get; init; }

    /// <summary>With <c>nothing</c>: why there is nothing to learn. Required then.</summary>
    public NothingToLearn? Reason { get; init; }
}

/// <summary>Where a case stands after what was done.</summary>
public sealed record CaseStanding
{
    /// <summary>The number of the case.</summary>
    public required string Number { get; init; }

    /// <summary>Its status now.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>The number of the candidate article that was made of it.</summary>
    public string? Candidate { get; init; }

    internal static CaseStanding Of(CaseDone done) => new() { Number = done.Number, Status = done.Status, Candidate = done.Candidate };
}
