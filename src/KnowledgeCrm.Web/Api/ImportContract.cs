using System.Globalization;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Knowledge.Import;

namespace KnowledgeCrm.Web.Api;

/// <summary>Rows of an import as they are sent.</summary>
internal static class ImportRows
{
    private const int Most = 1_000;

    /// <summary>What to take in, each row by its place.</summary>
    /// <exception cref="Refused">They are missing, or too many.</exception>
    public static IReadOnlyList<RuleRow<TInput>> Of<TRow, TInput>(IReadOnlyList<TRow>? rows, string field, Func<TRow, TInput> input)
    {
        if (rows is null) throw Refused.Invalid("Text.Required", field);
        if (rows.Count > Most) throw Rejected.Invalid("Number.Range", field, 0, Most);
        return [.. rows.Select((row, at) => new RuleRow<TInput>(at.ToString(CultureInfo.InvariantCulture), input(row)))];
    }
}

/// <summary>What came of an import.</summary>
public sealed record ImportAnswer
{
    /// <summary>How many were added.</summary>
    public required int Added { get; init; }

    /// <summary>How many were changed.</summary>
    public required int Changed { get; init; }

    /// <summary>How many said what was known already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Those that were not taken.</summary>
    public required IReadOnlyList<ImportRefusal> Refused { get; init; }

    internal static ImportAnswer Of(ImportReport report, string language) => new()
    {
        Added = report.Added, Changed = report.Changed, Unchanged = report.Unchanged,
        Refused = [.. report.Refused.Select(row => new ImportRefusal { Row = row.Place, Key = row.Key, Field = row.Why.Field, Code = row.Why.Code, Detail = row.Why.MessageIn(language) })],
    };
}

/// <summary>A row that was not taken.</summary>
public sealed record ImportRefusal
{
    /// <summary>Its place, from 0.</summary>
    public required string Row { get; init; }

    /// <summary>Its key; may be empty.</summary>
    public required string Key { get; init; }

    /// <summary>The field at fault.</summary>
    public string? Field { get; init; }

    /// <summary>Why, for a program.</summary>
    public required string Code { get; init; }

    /// <summary>Why, for a person.</summary>
    public required string Detail { get; init; }
}
