using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Web.Api;

/// <summary>Where an opportunity stands after a change.</summary>
public sealed record OpportunityStanding
{
    /// <summary>Its number. Example: <c>SO-1007</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Its stage.</summary>
    public required OpportunityStage Stage { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    internal static OpportunityStanding Of(OpportunityDone done) => new() { Number = done.Number, Stage = done.Stage, Version = done.Version };
}

/// <summary>One opportunity of a list.</summary>
public sealed record OpportunityLineAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>What is to be sold.</summary>
    public required string Title { get; init; }

    /// <summary>Its stage.</summary>
    public required OpportunityStage Stage { get; init; }

    /// <summary>The customer's segment.</summary>
    public required CustomerSegment Segment { get; init; }

    /// <summary>The customer's number.</summary>
    public required string Customer { get; init; }

    /// <summary>What it is worth, in the currency's main unit.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The currency (ISO 4217).</summary>
    public required string Currency { get; init; }

    /// <summary>The day it is expected to end.</summary>
    public DateOnly? ExpectedClose { get; init; }

    /// <summary>The models of the products.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>How many objections were raised in it.</summary>
    public required int Objections { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTime ChangedAt { get; init; }

    internal static OpportunityLineAnswer Of(OpportunityLine line) => new()
    {
        Number = line.Number, Title = line.Title, Stage = line.Stage, Segment = line.Segment, Customer = line.Customer, Amount = line.Amount, Currency = line.Currency,
        ExpectedClose = line.ExpectedClose, Products = line.Products, Objections = line.Objections, ChangedAt = line.ChangedAt,
    };
}

/// <summary>An opportunity with what was doubted in it.</summary>
public sealed record OpportunityAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>What is to be sold.</summary>
    public required string Title { get; init; }

    /// <summary>Its stage.</summary>
    public required OpportunityStage Stage { get; init; }

    /// <summary>The customer's segment, as it was when the opportunity was opened.</summary>
    public required CustomerSegment Segment { get; init; }

    /// <summary>The customer's number.</summary>
    public required string Customer { get; init; }

    /// <summary>What it is worth, in the currency's main unit.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The currency (ISO 4217).</summary>
    public required string Currency { get; init; }

    /// <summary>The day it is expected to end.</summary>
    public DateOnly? ExpectedClose { get; init; }

    /// <summary>The models of the products.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>The names of competitors.</summary>
    public required IReadOnlyList<string> Competitors { get; init; }

    /// <summary>The name of whose it is.</summary>
    public string? Owner { get; init; }

    /// <summary>When it was opened (UTC).</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>When it was won or lost (UTC).</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Why it was won or lost, or opened again.</summary>
    public string? Reason { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    /// <summary>What the customer doubted, newest first.</summary>
    public required IReadOnlyList<RaisedAnswer> Objections { get; init; }

    internal static OpportunityAnswer Of(OpportunityView view) => new()
    {
        Number = view.Number, Title = view.Title, Stage = view.Stage, Segment = view.Segment, Customer = view.Customer, Amount = view.Amount, Currency = view.Currency,
        ExpectedClose = view.ExpectedClose, Products = [.. view.Products.Select(product => product.Model)], Competitors = view.Competitors, Owner = view.Owner,
        OpenedAt = view.OpenedAt, EndedAt = view.EndedAt, Reason = ArticleAnswer.OrAbsent(view.Reason), Version = view.Version,
        Objections = [.. view.Raised.Select(RaisedAnswer.Of)],
    };
}

/// <summary>An objection as a customer raised it.</summary>
public sealed record RaisedAnswer
{
    /// <summary>Its id, to say more of it with.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of the objection.</summary>
    public required string Objection { get; init; }

    /// <summary>The customer's own words.</summary>
    public required string Words { get; init; }

    /// <summary>The model of the product that is doubted.</summary>
    public string? Product { get; init; }

    /// <summary>The competitor.</summary>
    public string? Competitor { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>What it was answered with, as far as the caller may read it.</summary>
    public required IReadOnlyList<GivenAnswer> Explanations { get; init; }

    internal static RaisedAnswer Of(RaisedView raised) => new()
    {
        Id = raised.Id, Objection = raised.Objection, Words = raised.Words, Product = raised.Product, Competitor = ArticleAnswer.OrAbsent(raised.Competitor), At = raised.At,
        Explanations = [.. raised.Explanations.Select(given => new GivenAnswer { Article = given.Play.Number, Version = given.Version, Result = given.Result, At = given.At })],
    };
}

/// <summary>An explanation as it was given.</summary>
public sealed record GivenAnswer
{
    /// <summary>The number of its article.</summary>
    public required string Article { get; init; }

    /// <summary>The number of the version that was used.</summary>
    public required int Version { get; init; }

    /// <summary>What came of it at once.</summary>
    public required ExplanationResult Result { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public required DateTime At { get; init; }
}

/// <summary>The raised objection that was written.</summary>
public sealed record RaisedStanding
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of the opportunity.</summary>
    public required string Opportunity { get; init; }
}
