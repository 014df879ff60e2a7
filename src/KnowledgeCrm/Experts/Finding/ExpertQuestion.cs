using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;

namespace KnowledgeCrm.Experts;

/// <summary>Whom somebody looks for.</summary>
/// <param name="Text">The question in one's own words, in either language.</param>
public sealed record ExpertQuestion(string Text)
{
    /// <summary>More text that tells what is meant, such as the description of a case whose subject is the text.</summary>
    public string? Context { get; init; }

    /// <summary>A product's model: only what is about it counts.</summary>
    public string? Product { get; init; }

    /// <summary>Only cases of such customers count.</summary>
    public CustomerSegment? Segment { get; init; }

    /// <summary>Who speaks it: two letters.</summary>
    public string? Language { get; init; }

    /// <summary>Who is of this team.</summary>
    public string? Team { get; init; }

    /// <summary>Who can be asked at this moment.</summary>
    public bool AvailableOnly { get; init; }

    /// <summary>A customer's number: who fits them.</summary>
    public string? Customer { get; init; }

    internal string CheckedText() => Limits.Checked(Text, "q", Limits.Query, required: false);
}

/// <summary>A kind of customer.</summary>
public enum CustomerSegment { Person, Organisation, Dealer, RepairPartner, Branch }

/// <summary>Who was found.</summary>
/// <param name="AskNow">Who can be asked, the best first.</param>
/// <param name="Away">Who knows it too and is away, the best first; each with somebody to ask instead.</param>
/// <param name="IsSure">False: nobody surely knows this; who is named is the nearest there is.</param>
public sealed record FoundExperts(IReadOnlyList<FoundExpert> AskNow, IReadOnlyList<FoundExpert> Away, bool IsSure);

/// <summary>Somebody who was found, and why.</summary>
/// <param name="Card">Who it is.</param>
/// <param name="Score">Higher is better; the sum of the parts. Comparable within one answer only.</param>
/// <param name="Parts">Where the score comes from.</param>
/// <param name="Evidence">The documents of which they had a part, the weightiest first.</param>
/// <param name="OpenCases">How much they have to do; null for a viewer who may not see cases.</param>
public sealed record FoundExpert(
    ExpertCard Card, double Score, IReadOnlyList<FoundPart> Parts, IReadOnlyList<FoundEvidence> Evidence, int? OpenCases)
{
    /// <summary>Who can be asked instead, where this one is away; by id and name.</summary>
    public (Guid Id, string Name)? Instead { get; init; }

    /// <summary>What they want to be asked about, and what not.</summary>
    public string AskMeAbout { get; init; } = "";
    public string DoNotAsk { get; init; } = "";
}

/// <summary>What a score is made of.</summary>
public enum FoundPartKind
{
    /// <summary>Documents that answer the question, in which they had a part.</summary>
    Documents,
    /// <summary>They declare the topic that the question is about.</summary>
    Declared,
    /// <summary>Colleagues say that they know it.</summary>
    Endorsed,
    /// <summary>What they say of themself matches.</summary>
    Profile,
    /// <summary>They solved cases of this very customer, or say that they know them.</summary>
    ThisCustomer,
    /// <summary>They solved cases of customers like it.</summary>
    SuchCustomers,
    /// <summary>They speak the customer's language.</summary>
    SpeaksTheirLanguage,
    /// <summary>What they did has to do with the products that are offered.</summary>
    Products,
    /// <summary>They won deals with an explanation to what this customer doubts or is likely to doubt.</summary>
    Explains,
}

/// <summary>A part of a score.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Points">What it adds.</param>
/// <param name="Count">How many documents, colleagues or cases.</param>
/// <param name="Name">The topic's or language's name, where there is one.</param>
public sealed record FoundPart(FoundPartKind Kind, double Points, int Count, string Name = "")
{
    /// <summary>Of cases: how many of them were solved and stayed so.</summary>
    public int WellEnded { get; init; }

    /// <summary>What it is made of, as far as the viewer may see it, newest first; empty where it is made of no documents.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>A document of which somebody had a part, with what it weighs for this question.</summary>
public sealed record FoundEvidence(Evidence Evidence, double Weight);
