using System.Globalization;
using CsvHelper;

namespace KnowledgeCrm.Web.Demo;

/// <summary>The tables of the demonstration company, which travel with the program in its folder <c>content</c>.</summary>
internal static class DemoTable
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>The rows of a file, each by column name.</summary>
    public static IReadOnlyList<DemoRow> Read(string name)
    {
        using var csv = CsvReader.FromFile(Path.Combine(Folder, name), new CsvReaderOptions());
        var rows = new List<DemoRow>();
        while (csv.Read()) rows.Add(new DemoRow(csv.Headers.ToDictionary(column => column, column => csv.GetString(column))));
        return rows;
    }
}

/// <summary>One row: an empty cell is null.</summary>
internal sealed class DemoRow(Dictionary<string, string> cells)
{
    public string? this[string column] => cells[column] is { Length: > 0 } text ? text : null;

    public string Text(string column) => cells[column];

    public int Number(string column) => int.Parse(cells[column], CultureInfo.InvariantCulture);

    public string[] List(string column) => cells[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
