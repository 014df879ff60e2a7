using System.Globalization;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Sales.Import;
using KnowledgeCrm.Web.Curation;

namespace KnowledgeCrm.Web.Sales;

/// <summary>The columns of a table of opportunities; products and competitors with <c>;</c> between, days as <c>2026-09-30</c>.</summary>
internal static class OpportunityCsv
{
    private const string Key = "key", Title = "title", Customer = "customer", Stage = "stage";
    private const char Between = ';';

    public static IReadOnlyList<string> Columns { get; } =
        [Key, Title, Customer, Stage, "reason", "amount", "currency", "expected_close", "products", "competitors", "owner"];

    public static IReadOnlyList<RuleRow<OpportunityRow>> Read(string text) => RuleCsv.Read(
        text, [Key, Title, Customer, Stage],
        cell => new OpportunityRow(cell(Key), new OpportunityInput
        {
            Title = cell(Title),
            Customer = cell(Customer),
            Amount = Number(cell("amount")),
            Currency = cell("currency") is { Length: > 0 } currency ? currency : null,
            ExpectedClose = Day(cell("expected_close")),
            Products = Several(cell("products")),
            Competitors = Several(cell("competitors")),
            Owner = cell("owner"),
        }, StageOf(cell(Stage)), cell("reason")),
        new OpportunityRow(null, new OpportunityInput(), OpportunityStage.Qualify, null));

    private static string[] Several(string cell) => cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static decimal? Number(string cell) => cell.Length == 0 ? null
        : decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw Refused.Invalid("Value.Unknown", "amount", cell);

    private static DateOnly? Day(string cell) => cell.Length == 0 ? null
        : DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Refused.Invalid("Value.Unknown", "expectedClose", cell);

    private static OpportunityStage StageOf(string cell) => Named.Of<OpportunityStage>(cell) ?? throw Refused.Invalid("Value.Unknown", Stage, cell);
}
