using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;

namespace KnowledgeCrm.Web.Api;

/// <summary>How much a role grants by itself.</summary>
public sealed record LimitRequest
{
    /// <summary>A role of those who see cases. Required.</summary>
    public Role? Role { get; init; }

    /// <summary><c>CNY</c>, <c>EUR</c>, <c>GBP</c> or <c>USD</c>. Required.</summary>
    public string? Currency { get; init; }

    /// <summary>In whole units, with at most two decimals. Required.</summary>
    public decimal? Amount { get; init; }
}

/// <summary>How much a role grants by itself in one currency.</summary>
public sealed record LimitAnswer
{
    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>In whole units.</summary>
    public required decimal Amount { get; init; }
}

/// <summary>Results and costs by partner and by cause.</summary>
public sealed record ComplaintFiguresAnswer
{
    /// <summary>Each partner that was sent something.</summary>
    public required IReadOnlyList<PartnerFiguresAnswer> Partners { get; init; }

    /// <summary>Each cause that a complaint bears, with all below it.</summary>
    public required IReadOnlyList<CauseFiguresAnswer> Causes { get; init; }

    internal static ComplaintFiguresAnswer Of(ComplaintReport report) => new()
    {
        Partners = [.. report.Partners.Select(line => new PartnerFiguresAnswer
        {
            Number = line.Number, Name = line.Name, All = line.All, Open = line.Open, Overdue = line.Overdue, Done = line.Done, Costs = [.. line.Costs.Select(SumAnswer.Of)],
        })],
        Causes = [.. report.Causes.Select(line => new CauseFiguresAnswer
        {
            Cause = line.Id, Name = ArticleAnswer.OrAbsent(line.Name), Complaints = line.Count, Compensation = [.. line.Compensation.Select(SumAnswer.Of)],
            Costs = [.. line.Costs.Select(SumAnswer.Of)],
        })],
    };
}

/// <summary>One partner's dispatches.</summary>
public sealed record PartnerFiguresAnswer
{
    /// <summary>The partner's customer number.</summary>
    public required string Number { get; init; }

    /// <summary>The partner's name.</summary>
    public required string Name { get; init; }

    /// <summary>How many in all.</summary>
    public required int All { get; init; }

    /// <summary>How many have not ended.</summary>
    public required int Open { get; init; }

    /// <summary>How many of these are overdue.</summary>
    public required int Overdue { get; init; }

    /// <summary>How many have a result.</summary>
    public required int Done { get; init; }

    /// <summary>What those with a result cost, by currency.</summary>
    public required IReadOnlyList<SumAnswer> Costs { get; init; }
}

/// <summary>One cause's complaints, with all below it.</summary>
public sealed record CauseFiguresAnswer
{
    /// <summary>The cause's id; absent for complaints whose cause is not known.</summary>
    public Guid? Cause { get; init; }

    /// <summary>The cause's name, in the language of the request.</summary>
    public string? Name { get; init; }

    /// <summary>How many complaints bear it.</summary>
    public required int Complaints { get; init; }

    /// <summary>Compensation that was approved or given, by currency.</summary>
    public required IReadOnlyList<SumAnswer> Compensation { get; init; }

    /// <summary>What their dispatches cost, by currency.</summary>
    public required IReadOnlyList<SumAnswer> Costs { get; init; }
}

/// <summary>A sum in one currency.</summary>
public sealed record SumAnswer
{
    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>In whole units.</summary>
    public required decimal Amount { get; init; }

    internal static SumAnswer Of(MoneySum sum) => new() { Currency = sum.Currency, Amount = sum.Amount };
}
