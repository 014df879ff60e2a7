using KnowledgeCrm.Cases;
using KnowledgeCrm.Complaints;

namespace KnowledgeCrm.Web.Api;

/// <summary>Work on a case for a partner.</summary>
public sealed record DispatchRequest
{
    /// <summary>The customer number of a dealer, repair partner or branch. Required.</summary>
    public string? Partner { get; init; }

    /// <summary>What is to be done. Required.</summary>
    public string? Task { get; init; }

    /// <summary>By when. Required.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>The serial number of a thing that the case's customer owns.</summary>
    public string? Serial { get; init; }

    /// <summary>True: the partner is told the customer's name, address and telephone number.</summary>
    public bool? ShowsCustomer { get; init; }

    /// <summary>The numbers of articles that go with it; partners must be allowed to read them.</summary>
    public IReadOnlyList<string>? Articles { get; init; }
}

/// <summary>What is said to the other side.</summary>
public sealed record DispatchTextRequest
{
    /// <summary>Required where something must be said: writing, declining, sending back.</summary>
    public string? Text { get; init; }
}

/// <summary>What came of a dispatch.</summary>
public sealed record DispatchAnswerRequest
{
    /// <summary>What was found and done. Required.</summary>
    public string? Result { get; init; }

    /// <summary>Whether an article helped (<c>solved</c>), it is worth knowing (<c>candidate</c>), or there is nothing to learn. Required.</summary>
    public CaseOutcome? Outcome { get; init; }

    /// <summary>With <c>solved</c>: the article's number. Required then.</summary>
    public string? Article { get; init; }

    /// <summary>With <c>candidate</c>: why it happened.</summary>
    public string? Cause { get; init; }

    /// <summary>What parts cost, in whole units.</summary>
    public decimal? Parts { get; init; }

    /// <summary>What labour costs, in whole units.</summary>
    public decimal? Labour { get; init; }

    /// <summary>What travel costs, in whole units.</summary>
    public decimal? Travel { get; init; }

    /// <summary><c>CNY</c>, <c>EUR</c>, <c>GBP</c> or <c>USD</c>; required with costs.</summary>
    public string? Currency { get; init; }
}

/// <summary>Where a dispatch stands after what was done.</summary>
public sealed record DispatchStanding
{
    /// <summary>The dispatch's number. Example: <c>DP-1001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required DispatchState State { get; init; }

    /// <summary>The number of the candidate that its answer became.</summary>
    public string? Candidate { get; init; }

    internal static DispatchStanding Of(DispatchDone done) => new() { Number = done.Number, State = done.State, Candidate = done.Candidate };
}

/// <summary>A dispatch in a list. Times are UTC.</summary>
public sealed record DispatchListed
{
    /// <summary>The dispatch's number.</summary>
    public required string Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required DispatchState State { get; init; }

    /// <summary>What the case is about; for a partner who is not told of the customer, without names and numbers.</summary>
    public required string Subject { get; init; }

    /// <summary>The case's number; absent for partners.</summary>
    public string? Case { get; init; }

    /// <summary>The partner's customer number.</summary>
    public required string Partner { get; init; }

    /// <summary>The partner's name.</summary>
    public required string PartnerName { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>By when it is to be answered.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>True when that time is over and it has not been answered.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Parts, labour and travel together, in whole units.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The cost's currency.</summary>
    public string? Currency { get; init; }

    internal static DispatchListed Of(DispatchLine line) => new()
    {
        Number = line.Number, State = line.State, Subject = line.Subject, Case = line.Case, Partner = line.Partner, PartnerName = line.PartnerName, SentAt = line.SentAt,
        DueAt = line.DueAt, Overdue = line.IsOverdue, Cost = line.Currency.Length > 0 ? line.Cost : null, Currency = ArticleAnswer.OrAbsent(line.Currency),
    };
}

/// <summary>A dispatch with its thread, as far as the caller may see it. Times are UTC, amounts in whole units of the currency.</summary>
public sealed record DispatchDetail
{
    /// <summary>The dispatch's number.</summary>
    public required string Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required DispatchState State { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Task { get; init; }

    /// <summary>By when.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>What the case is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The customer's own words; for a partner who is not told of the customer, without names and numbers.</summary>
    public required string Description { get; init; }

    /// <summary>The product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The serial number.</summary>
    public string? Serial { get; init; }

    /// <summary>The case's number; absent for partners.</summary>
    public string? Case { get; init; }

    /// <summary>The partner's customer number.</summary>
    public required string Partner { get; init; }

    /// <summary>The customer's name, where the partner is told.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The customer's address, where the partner is told.</summary>
    public string? CustomerAddress { get; init; }

    /// <summary>The customer's telephone number, where the partner is told.</summary>
    public string? CustomerPhone { get; init; }

    /// <summary>The numbers of the articles that go with it and that the caller may read.</summary>
    public required IReadOnlyList<string> Articles { get; init; }

    /// <summary>What was found and done.</summary>
    public string? Result { get; init; }

    /// <summary>The number of the article that helped, or of the candidate that it became.</summary>
    public string? Answer { get; init; }

    /// <summary>What parts cost.</summary>
    public decimal? Parts { get; init; }

    /// <summary>What labour costs.</summary>
    public decimal? Labour { get; init; }

    /// <summary>What travel costs.</summary>
    public decimal? Travel { get; init; }

    /// <summary>The costs' currency.</summary>
    public string? Currency { get; init; }

    /// <summary>What both sides wrote, the oldest first.</summary>
    public required IReadOnlyList<DispatchPostAnswer> Posts { get; init; }

    /// <summary>What the caller may do with it in this state.</summary>
    public required IReadOnlyList<DispatchAction> Actions { get; init; }

    internal static DispatchDetail Of(DispatchView view)
    {
        var costs = view.Currency.Length > 0;
        return new DispatchDetail
        {
            Number = view.Number, State = view.State, Task = view.Task, DueAt = view.DueAt, Subject = view.Subject, Description = view.Description, Product = view.Product,
            Serial = ArticleAnswer.OrAbsent(view.Serial), Case = view.Case, Partner = view.Partner, CustomerName = view.CustomerName, CustomerAddress = view.CustomerAddress,
            CustomerPhone = view.CustomerPhone, Articles = [.. view.Articles.Select(article => article.Number)], Result = ArticleAnswer.OrAbsent(view.Result),
            Answer = view.Answer, Parts = costs ? view.Parts : null, Labour = costs ? view.Labour : null, Travel = costs ? view.Travel : null,
            Currency = ArticleAnswer.OrAbsent(view.Currency), Actions = view.Actions,
            Posts = [.. view.Posts.Select(post => new DispatchPostAnswer { FromPartner = post.FromPartner, Text = post.Text, By = post.PersonName, At = post.At })],
        };
    }
}

/// <summary>Something that one side wrote to the other.</summary>
public sealed record DispatchPostAnswer
{
    /// <summary>True when the partner wrote it.</summary>
    public required bool FromPartner { get; init; }

    /// <summary>What was written, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }
}
