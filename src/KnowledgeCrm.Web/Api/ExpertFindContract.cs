using KnowledgeCrm.Experts;

namespace KnowledgeCrm.Web.Api;

/// <summary>Who was found.</summary>
public sealed record FoundPeople
{
    /// <summary>False: nobody surely knows this; who is named is the nearest there is.</summary>
    public required bool Sure { get; init; }

    /// <summary>Who can be asked, the best first; up to 10.</summary>
    public required IReadOnlyList<FoundPerson> AskNow { get; init; }

    /// <summary>Who knows it too and is away; up to 5.</summary>
    public required IReadOnlyList<FoundPerson> Away { get; init; }

    internal static FoundPeople Of(FoundExperts found) => new()
    {
        Sure = found.IsSure, AskNow = [.. found.AskNow.Select(FoundPerson.Of)], Away = [.. found.Away.Select(FoundPerson.Of)],
    };
}

/// <summary>Somebody who was found.</summary>
public sealed record FoundPerson
{
    /// <summary>Who it is.</summary>
    public required PersonCard Person { get; init; }

    /// <summary>Higher is better; comparable within one answer only.</summary>
    public required double Score { get; init; }

    /// <summary>What the score is made of.</summary>
    public required IReadOnlyList<FoundReason> Parts { get; init; }

    /// <summary>The documents of which they had a part, the weightiest first; up to 10.</summary>
    public required IReadOnlyList<EvidenceAnswer> Evidence { get; init; }

    /// <summary>Their open cases; absent for who may not see cases.</summary>
    public int? OpenCases { get; init; }

    /// <summary>The id of who can be asked instead, where this one is away.</summary>
    public string? Instead { get; init; }

    private const int MostEvidence = 10;

    internal static FoundPerson Of(FoundExpert found) => new()
    {
        Person = PersonCard.Of(found.Card),
        Score = found.Score,
        Parts = [.. found.Parts.Select(part => new FoundReason
        {
            Kind = part.Kind, Points = part.Points, Count = part.Count, Name = ArticleAnswer.OrAbsent(part.Name),
            WellEnded = part.Kind is FoundPartKind.ThisCustomer or FoundPartKind.SuchCustomers ? part.WellEnded : null,
            Evidence = part.Evidence.Count == 0 ? null : [.. part.Evidence.Take(MostEvidence).Select(one => EvidenceAnswer.Of(one, one.Quality))],
        })],
        Evidence = [.. found.Evidence.Take(MostEvidence).Select(one => EvidenceAnswer.Of(one.Evidence, one.Weight))],
        OpenCases = found.OpenCases,
        Instead = found.Instead?.Id.ToString(),
    };
}

/// <summary>A part of a score.</summary>
public sealed record FoundReason
{
    /// <summary>What it is for.</summary>
    public required FoundPartKind Kind { get; init; }

    /// <summary>What it adds.</summary>
    public required double Points { get; init; }

    /// <summary>How many documents, colleagues, cases or deals.</summary>
    public required int Count { get; init; }

    /// <summary>The articles, cases and deals it is made of, newest first, up to 10; absent where it is made of none.</summary>
    public IReadOnlyList<EvidenceAnswer>? Evidence { get; init; }

    /// <summary>Of cases: how many were solved and stayed so.</summary>
    public int? WellEnded { get; init; }

    /// <summary>The topic or language, where there is one.</summary>
    public string? Name { get; init; }
}

/// <summary>A question that nobody knows the answer to.</summary>
public sealed record WantedRequest
{
    /// <summary>What is to be known. Required.</summary>
    public string? Question { get; init; }
}

/// <summary>What became of it.</summary>
public sealed record WantedAnswer
{
    /// <summary>The number of the candidate.</summary>
    public required string Candidate { get; init; }
}
