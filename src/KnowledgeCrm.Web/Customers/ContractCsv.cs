using System.Globalization;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Web.Curation;

namespace KnowledgeCrm.Web.Customers;

/// <summary>The columns of a table of contracts; products and serial numbers with <c>;</c> between, days as <c>2026-09-30</c>.</summary>
internal static class ContractCsv
{
    private const string Key = "key", Customer = "customer", Title = "title", Level = "service_level", From = "from";
    private const char Between = ';';

    public static IReadOnlyList<string> Columns { get; } = [Key, Customer, Title, Level, From, "to", "products", "assets", "note"];

    public static IReadOnlyList<RuleRow<ContractRow>> Read(string text) => RuleCsv.Read(
        text, [Key, Customer, Title, Level, From],
        cell => new ContractRow(cell(Key), new ContractInput
        {
            Customer = cell(Customer), Title = cell(Title), ServiceLevel = cell(Level), From = Day(cell(From), "from"), To = Day(cell("to"), "to"),
            Products = Several(cell("products")), Assets = Several(cell("assets")), Note = cell("note"),
        }),
        new ContractRow(null, new ContractInput()));

    private static string[] Several(string cell) => cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DateOnly? Day(string cell, string field) => cell.Length == 0 ? null
        : DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Refused.Invalid("Value.Unknown", field, cell);
}
