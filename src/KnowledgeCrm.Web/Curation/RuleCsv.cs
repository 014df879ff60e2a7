using System.Text;
using CsvHelper;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using Microsoft.AspNetCore.Components.Forms;

namespace KnowledgeCrm.Web.Curation;

/// <summary>Tables of rules as CSV: read from whatever a spreadsheet saves, written so that one opens it and runs nothing of it.</summary>
internal static class RuleCsv
{
    /// <summary>The largest file, in KB; every rule there may be fits in.</summary>
    public const int MostKilobytes = 2_048;

    private const char Escape = '\'';
    private static readonly char[] Formulas = ['=', '+', '-', '@', '\t', '\r'];

    // Throws on what is no UTF-8, instead of filling a list with question marks.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a chosen file.</summary>
    /// <exception cref="Refused">It is too large, or no text in UTF-8 or UTF-16.</exception>
    public static async Task<string> TextAsync(IBrowserFile file, CancellationToken stop)
    {
        if (file.Size > MostKilobytes * 1024) throw Refused.Invalid("Import.FileTooLarge", "file", MostKilobytes);
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(MostKilobytes * 1024, stop), Strict);
            return await reader.ReadToEndAsync(stop);
        }
        catch (DecoderFallbackException)
        {
            throw Refused.Invalid("Import.NotUnicode", "file");
        }
    }

    /// <summary>The rows of a table; what a row lacks is empty.</summary>
    /// <param name="text">The table; its first line names the columns, in any order.</param>
    /// <param name="needed">The columns that it must have.</param>
    /// <param name="read">Reads a row from its cells; what it refuses is reported with the row.</param>
    /// <param name="nothing">What stands in for a row that can't be read.</param>
    /// <exception cref="Refused">A needed column is missing, or the text is no table.</exception>
    public static IReadOnlyList<RuleRow<T>> Read<T>(string text, IReadOnlyList<string> needed, Func<Func<string, string>, T> read, T nothing)
    {
        var rows = new List<RuleRow<T>>();
        try
        {
            using var csv = CsvReader.FromText(text, new CsvReaderOptions
            {
                Separator = SeparatorOf(text), TrimWhitespace = true, TrackLineNumbers = true,
                NormalizeHeaderName = name => name.Trim().ToLowerInvariant(),
            });
            while (csv.Read())
            {
                var columns = csv.Headers.Select((name, place) => (Name: name.Trim().ToLowerInvariant(), place))
                    .DistinctBy(column => column.Name).ToDictionary(column => column.Name, column => column.place);
                if (!needed.All(columns.ContainsKey)) throw Refused.Invalid("Import.ColumnsMissing", "file", string.Join(", ", needed));
                var place = $"{csv.LineNumber}";
                string Cell(string column) => columns.TryGetValue(column, out var at) && at < csv.FieldCount ? Opened(csv.GetString(at).Trim()) : "";
                rows.Add(Row(place, () => read(Cell), nothing));
            }
        }
        catch (CsvFormatException broken)
        {
            throw Refused.Invalid("Import.Unreadable", "file", broken.Message);
        }
        // A table without a row says nothing; what lacks even the names of its columns is no table of ours.
        if (rows.Count == 0 && !needed.All(name => FirstLine(text).Contains(name, StringComparison.OrdinalIgnoreCase)))
            throw Refused.Invalid("Import.ColumnsMissing", "file", string.Join(", ", needed));
        return rows;
    }

    /// <summary>A table with a mark of its encoding, by which spreadsheets know it.</summary>
    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        using var written = new MemoryStream();
        written.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(written, new CsvWriterOptions { Injection = CsvInjection.None }, true))
        {
            csv.WriteRecord([.. columns]);
            foreach (var row in rows) csv.WriteRecord([.. row.Select(Closed)]);
        }
        return written.ToArray();
    }

    private static RuleRow<T> Row<T>(string place, Func<T> read, T nothing)
    {
        try
        {
            return new RuleRow<T>(place, read());
        }
        catch (Refused why)
        {
            // Reported with the row's place; the others are read.
            return new RuleRow<T>(place, nothing) { Unreadable = why };
        }
    }

    // A cell that a spreadsheet would run is marked as text, and what looks marked is marked once more, so that reading gives back the same.
    private static string Closed(string cell) =>
        cell.Length > 0 && (Formulas.Contains(cell[0]) || IsClosed(cell)) ? $"{Escape}{cell}" : cell;

    private static string Opened(string cell) => IsClosed(cell) ? cell[1..] : cell;

    private static bool IsClosed(string cell)
    {
        var rest = cell.AsSpan().TrimStart(Escape);
        return cell.Length > rest.Length && rest.Length > 0 && Formulas.Contains(rest[0]);
    }

    // Named by the first line: within the cells the others occur too.
    private static char SeparatorOf(string text) => FirstLine(text).FirstOrDefault(c => c is ',' or ';' or '\t', ',');

    private static string FirstLine(string text) => text.Split('\n', 2)[0];
}
