using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace KnowledgeCrm.Web.Demo;

/// <summary>The tables of the demonstration company, which travel with the program in its folder <c>content</c>.</summary>
internal static class DemoTable
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>The rows of a file, each by column name.</summary>
    public static IReadOnlyList<DemoRow> Read(string name)
    {
        using var reader = new StreamReader(Path.Combine(Folder, name));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        var rows = new List<DemoRow>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read()) rows.Add(new DemoRow(csv.HeaderRecord!.ToDictionary(column => column, column => csv.GetField(column) ?? "")));
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
