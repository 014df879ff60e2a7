using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Web.Api;

/// <summary>An opportunity to open.</summary>
public sealed record OpportunityRequest
{
    /// <summary>Up to 250 characters. Required.</summary>
    public string? Title { get; init; }

    /// <summary>The customer's number. Required.</summary>
    public string? Customer { get; init; }

    /// <summary>What it is worth in the currency's main unit, with at most two decimals.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Three letters (ISO 4217); <c>EUR</c> when absent.</summary>
    public string? Currency { get; init; }

    /// <summary>The day it is expected to end. Example: <c>2026-09-30</c>.</summary>
    public DateOnly? ExpectedClose { get; init; }

    /// <summary>The models of the products that are offered.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary>The names of competitors, up to 10.</summary>
    public IReadOnlyList<string>? Competitors { get; init; }

    /// <summary>The id or e-mail address of somebody in sales; the caller when absent.</summary>
    public string? Owner { get; init; }

    internal OpportunityInput ToInput() => new()
    {
        Title = Title, Customer = Customer, Amount = Amount, Currency = Currency, ExpectedClose = ExpectedClose, Products = Products, Competitors = Competitors, Owner = Owner,
    };
}

/// <summary>What an opportunity is to say.</summary>
public sealed record OpportunityChangeRequest
{
    /// <summary>Up to 250 characters. Required.</summary>
    public string? Title { get; init; }

    /// <summary>What it is worth in the currency's main unit, with at most two decimals.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Three letters (ISO 4217); unchanged when absent.</summary>
    public string? Currency { get; init; }

    /// <summary>The day it is expected to end.</summary>
    public DateOnly? ExpectedClose { get; init; }

    /// <summary>The models of the products that are offered.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary>The names of competitors, up to 10.</summary>
    public IReadOnlyList<string>? Competitors { get; init; }

    /// <summary>The id or e-mail address of somebody in sales; unchanged when absent.</summary>
    public string? Owner { get; init; }

    /// <summary>The version that the change started from; a newer one is a conflict. When absent, whatever is there.</summary>
    public int? Version { get; init; }

    internal OpportunityInput ToInput() => new()
    {
        Title = Title, Amount = Amount, Currency = Currency, ExpectedClose = ExpectedClose, Products = Products, Competitors = Competitors, Owner = Owner,
    };
}

/// <summary>Where an opportunity goes.</summary>
public sealed record StageRequest
{
    /// <summary>The stage. Required.</summary>
    public OpportunityStage? Stage { get; init; }

    /// <summary>Why it was won, lost or opened again, up to 1,000 characters; required for these.</summary>
    public string? Reason { get; init; }

    /// <summary>The version that it started from; a newer one is a conflict. When absent, whatever is there.</summary>
    public int? Version { get; init; }
}

/// <summary>What a customer doubted.</summary>
public sealed record RaisedRequest
{
    /// <summary>The customer's own words, up to 1,000 characters. Required.</summary>
    public string? Words { get; init; }

    /// <summary>The objection's number. Required.</summary>
    public string? Objection { get; init; }

    /// <summary>The model of the product that is doubted, when it is one.</summary>
    public string? Product { get; init; }

    /// <summary>The competitor that we are compared with.</summary>
    public string? Competitor { get; init; }

    /// <summary>The number of the sales play that it was explained with.</summary>
    public string? Explanation { get; init; }

    /// <summary>What came of the explanation at once; <c>open</c> when absent.</summary>
    public ExplanationResult? Result { get; init; }

    internal RaisedInput ToInput() => new()
    {
        Words = Words, Objection = Objection, Product = Product, Competitor = Competitor, Explanation = Explanation, Result = Result,
    };
}

/// <summary>An explanation that was given.</summary>
public sealed record ExplanationRequest
{
    /// <summary>The number of a sales play. Required.</summary>
    public string? Article { get; init; }

    /// <summary>What came of it at once; <c>open</c> when absent.</summary>
    public ExplanationResult? Result { get; init; }
}

/// <summary>What an objection is to say.</summary>
public sealed record ObjectionRequest
{
    /// <summary>In English, up to 250 characters; one of the two is required.</summary>
    public string? English { get; init; }

    /// <summary>In Chinese, up to 250 characters; one of the two is required.</summary>
    public string? Chinese { get; init; }

    /// <summary>A topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>When changing: the version that the change started from; a newer one is a conflict. When absent, whatever is there.</summary>
    public int? Version { get; init; }

    internal ObjectionInput ToInput() => new(English, Chinese, Topic);
}

/// <summary>Which objection takes over.</summary>
public sealed record ObjectionMergeRequest
{
    /// <summary>Its number. Required.</summary>
    public string? Into { get; init; }
}

/// <summary>A new explanation.</summary>
public sealed record NewAnswerRequest
{
    /// <summary>The title; the objection's wording when absent.</summary>
    public string? Title { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; when absent, that of the request.</summary>
    public string? Language { get; init; }

    /// <summary>Which customers, at which moment.</summary>
    public string? ForWhom { get; init; }

    /// <summary>The explanation itself; required from those who don't write articles.</summary>
    public string? WhatToSay { get; init; }

    /// <summary>What proves it.</summary>
    public string? Proof { get; init; }

    /// <summary>The model of the product that it is about.</summary>
    public string? Product { get; init; }

    internal AnswerInput ToInput() => new() { Title = Title, Language = Language, ForWhom = ForWhom, WhatToSay = WhatToSay, Proof = Proof, Product = Product };
}
