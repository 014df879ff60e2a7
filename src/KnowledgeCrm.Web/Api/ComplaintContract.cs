using KnowledgeCrm.Cases;
using KnowledgeCrm.Complaints;

namespace KnowledgeCrm.Web.Api;

/// <summary>What makes a complaint of a case.</summary>
public sealed record ComplaintRequest
{
    /// <summary>How bad it is. Required.</summary>
    public ComplaintSeverity? Severity { get; init; }

    /// <summary>The id of a cause; absent while it is not known.</summary>
    public Guid? Cause { get; init; }

    /// <summary>What the customer wants, in their words.</summary>
    public string? Wanted { get; init; }
}

/// <summary>What a complaining customer is to get.</summary>
public sealed record CompensationRequest
{
    /// <summary>True: nothing; then only <c>reason</c> counts.</summary>
    public bool? None { get; init; }

    /// <summary>What it is. Required unless it is nothing.</summary>
    public CompensationKind? Kind { get; init; }

    /// <summary>In whole units, with at most two decimals; for a replacement or repair what it is worth. Required for a refund or voucher.</summary>
    public decimal? Amount { get; init; }

    /// <summary><c>CNY</c>, <c>EUR</c>, <c>GBP</c> or <c>USD</c>; required with an amount.</summary>
    public string? Currency { get; init; }

    /// <summary>Why. Required.</summary>
    public string? Reason { get; init; }
}

/// <summary>What is said with a decision.</summary>
public sealed record ReasonRequest
{
    /// <summary>Why, or where it was paid.</summary>
    public string? Reason { get; init; }
}

/// <summary>Where a complaint stands after what was done.</summary>
public sealed record ComplaintStanding
{
    /// <summary>The case's number.</summary>
    public required string Case { get; init; }

    /// <summary>Where the compensation stands.</summary>
    public required CompensationState State { get; init; }

    internal static ComplaintStanding Of(ComplaintDone done) => new() { Case = done.Case, State = done.State };
}

/// <summary>A complaint, as staff see it. Times are UTC, amounts in whole units of the currency.</summary>
public sealed record ComplaintAnswer
{
    /// <summary>The case's number.</summary>
    public required string Case { get; init; }

    /// <summary>The cause's id.</summary>
    public Guid? Cause { get; init; }

    /// <summary>The cause's names from the top of the tree down, in the language of the request.</summary>
    public string? CauseName { get; init; }

    /// <summary>How bad it is.</summary>
    public required ComplaintSeverity Severity { get; init; }

    /// <summary>What the customer wants.</summary>
    public string? Wanted { get; init; }

    /// <summary>Since when it is a complaint.</summary>
    public required DateTime RegisteredAt { get; init; }

    /// <summary>Where the compensation stands.</summary>
    public required CompensationState State { get; init; }

    /// <summary>What the customer gets.</summary>
    public CompensationKind? Kind { get; init; }

    /// <summary>How much.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The amount's currency.</summary>
    public string? Currency { get; init; }

    /// <summary>What was decided, the oldest first.</summary>
    public required IReadOnlyList<CompensationStepAnswer> Steps { get; init; }

    internal static ComplaintAnswer Of(ComplaintView view) => new()
    {
        Case = view.Case, Cause = view.Cause, CauseName = ArticleAnswer.OrAbsent(view.CauseName), Severity = view.Severity, Wanted = ArticleAnswer.OrAbsent(view.Wanted),
        RegisteredAt = view.RegisteredAt, State = view.State, Kind = view.Kind, Amount = view.Currency.Length > 0 ? view.Amount : null,
        Currency = ArticleAnswer.OrAbsent(view.Currency), Steps = [.. view.Steps.Select(CompensationStepAnswer.Of)],
    };
}

/// <summary>One decision about a compensation.</summary>
public sealed record CompensationStepAnswer
{
    /// <summary>What was decided.</summary>
    public required CompensationAction Action { get; init; }

    /// <summary>What the customer gets by it.</summary>
    public CompensationKind? Kind { get; init; }

    /// <summary>How much, in whole units.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The amount's currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    internal static CompensationStepAnswer Of(CompensationStepView step) => new()
    {
        Action = step.Action, Kind = step.Kind, Amount = step.Currency.Length > 0 ? step.Amount : null, Currency = ArticleAnswer.OrAbsent(step.Currency),
        Reason = ArticleAnswer.OrAbsent(step.Reason), By = step.PersonName, At = step.At,
    };
}

/// <summary>A complaint in a list.</summary>
public sealed record ComplaintListed
{
    /// <summary>The case's number.</summary>
    public required string Case { get; init; }

    /// <summary>The case's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The case's status.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>The customer's name.</summary>
    public string? Customer { get; init; }

    /// <summary>The cause's names from the top of the tree down.</summary>
    public string? CauseName { get; init; }

    /// <summary>How bad it is.</summary>
    public required ComplaintSeverity Severity { get; init; }

    /// <summary>Since when it is a complaint (UTC).</summary>
    public required DateTime RegisteredAt { get; init; }

    /// <summary>Where the compensation stands.</summary>
    public required CompensationState State { get; init; }

    /// <summary>How much, in whole units.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The amount's currency.</summary>
    public string? Currency { get; init; }

    /// <summary>How many of its dispatches have not ended.</summary>
    public required int Dispatches { get; init; }

    /// <summary>How many of these are overdue.</summary>
    public required int Overdue { get; init; }

    internal static ComplaintListed Of(ComplaintLine line) => new()
    {
        Case = line.Case, Subject = line.Subject, Status = line.Status, Customer = line.Customer, CauseName = ArticleAnswer.OrAbsent(line.Cause), Severity = line.Severity,
        RegisteredAt = line.RegisteredAt, State = line.State, Amount = line.Currency.Length > 0 ? line.Amount : null, Currency = ArticleAnswer.OrAbsent(line.Currency),
        Dispatches = line.Dispatches, Overdue = line.Overdue,
    };
}

/// <summary>A cause of complaints.</summary>
public sealed record CauseRequest
{
    /// <summary>Its English name. Required.</summary>
    public string? NameEn { get; init; }

    /// <summary>Its Chinese name. Required.</summary>
    public string? NameZh { get; init; }

    /// <summary>The id of the cause that it is a kind of; absent at the top.</summary>
    public Guid? Parent { get; init; }

    /// <summary>True: not chosen any more.</summary>
    public bool? Retired { get; init; }

    /// <summary>The version that was looked at; a newer one is a conflict.</summary>
    public int? Version { get; init; }

    internal CauseInput ToInput() => new() { NameEn = NameEn, NameZh = NameZh, Parent = Parent, IsRetired = Retired == true, Version = Version };
}

/// <summary>A cause that was saved.</summary>
public sealed record CauseMade
{
    /// <summary>The cause's id.</summary>
    public required Guid Id { get; init; }
}

/// <summary>A cause in the tree.</summary>
public sealed record CauseAnswer
{
    /// <summary>The cause's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The cause that it is a kind of.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Its English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Its Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>True: not chosen any more.</summary>
    public required bool Retired { get; init; }

    /// <summary>How many complaints bear it, or one below it.</summary>
    public required int Used { get; init; }

    /// <summary>Changes with every save.</summary>
    public required int Version { get; init; }
}
