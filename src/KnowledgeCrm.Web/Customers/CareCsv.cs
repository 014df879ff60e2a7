using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Curation;

namespace KnowledgeCrm.Web.Customers;

/// <summary>The columns of a table of grades and care notes. What is empty stays as it is; <c>none</c> takes a grade away.</summary>
internal static class CareCsv
{
    private const string Customer = "customer", Grade = "grade", Note = "care_note";
    private const string NoGrade = "none";

    public static IReadOnlyList<string> Columns { get; } = [Customer, Grade, Note];

    public static IReadOnlyList<RuleRow<CustomerCareRow>> Read(string text) => RuleCsv.Read(
        text, [Customer],
        cell => new CustomerCareRow(cell(Customer), GradeOf(cell(Grade)), cell(Grade).Equals(NoGrade, StringComparison.OrdinalIgnoreCase), cell(Note)),
        new CustomerCareRow(null, null, false, null));

    private static CustomerGrade? GradeOf(string cell) => cell.Length == 0 || cell.Equals(NoGrade, StringComparison.OrdinalIgnoreCase) ? null
        : Enum.GetValues<CustomerGrade>().Cast<CustomerGrade?>().FirstOrDefault(grade => grade.ToString()!.Equals(cell, StringComparison.OrdinalIgnoreCase))
            ?? throw Refused.Invalid("Value.Unknown", Grade, cell);
}
