using System.Globalization;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Curation.Import;

namespace KnowledgeCrm.Web.Curation;

/// <summary>The columns of a table of synonyms.</summary>
internal static class SynonymTable
{
    private const string From = "from", To = "to", Direction = "direction", BothWays = "both", OneWay = "one";

    public static IReadOnlyList<string> Columns { get; } = [From, To, Direction];

    public static IReadOnlyList<RuleRow<SynonymInput>> Read(string text) => RuleCsv.Read(
        text, [From, To], cell => new SynonymInput(TermList.Split(cell(From)), TermList.Split(cell(To)), IsBothWays(cell(Direction))),
        new SynonymInput([], [], false));

    public static byte[] Write(IEnumerable<SynonymLine> lines) => RuleCsv.Write(
        Columns, lines.Select(line => new[] { TermList.Join(line.From), TermList.Join(line.To), line.BothWays ? BothWays : OneWay }));

    private static bool IsBothWays(string cell) => cell.ToLowerInvariant() switch
    {
        "" or BothWays => true,
        OneWay => false,
        _ => throw Refused.Invalid("Value.Unknown", Direction, cell),
    };
}

/// <summary>The columns of a table of the glossary.</summary>
internal static class GlossaryTable
{
    private const string English = "english", Chinese = "chinese";

    public static IReadOnlyList<string> Columns { get; } = [English, Chinese];

    public static IReadOnlyList<RuleRow<GlossaryInput>> Read(string text) =>
        RuleCsv.Read(text, Columns, cell => new GlossaryInput(cell(English), cell(Chinese)), new GlossaryInput(null, null));

    public static byte[] Write(IEnumerable<GlossaryLine> lines) =>
        RuleCsv.Write(Columns, lines.Select(line => new[] { line.English, line.Chinese }));
}

/// <summary>The columns of a table of pins.</summary>
internal static class PinTable
{
    private const string Query = "query", Article = "article", Show = "show", Order = "order", ReviewBy = "review_by", Note = "note";
    private const string First = "first", Never = "never", DayFormat = "yyyy-MM-dd";

    public static IReadOnlyList<string> Columns { get; } = [Query, Article, Show, Order, ReviewBy, Note];

    public static IReadOnlyList<RuleRow<PinInput>> Read(string text) => RuleCsv.Read(
        text, [Query, Article],
        cell => new PinInput(cell(Query), cell(Article), IsBanned(cell(Show)), OrderOf(cell(Order)), DayOf(cell(ReviewBy)), cell(Note)),
        new PinInput(null, null, false, null, null, null));

    public static byte[] Write(IEnumerable<PinLine> lines) => RuleCsv.Write(Columns, lines.Select(line => new[]
    {
        line.Query, line.Article, line.Banned ? Never : First, line.Order.ToString(CultureInfo.InvariantCulture),
        line.ReviewBy?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "", line.Note,
    }));

    private static bool IsBanned(string cell) => cell.ToLowerInvariant() switch
    {
        "" or First => false,
        Never => true,
        _ => throw Refused.Invalid("Value.Unknown", Show, cell),
    };

    private static int? OrderOf(string cell) => cell.Length == 0 ? null
        : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order
        : throw Refused.Invalid("Value.Unknown", Order, cell);

    // As written here, and as spreadsheets like to turn it.
    private static DateOnly? DayOf(string cell) => cell.Length == 0 ? null
        : DateOnly.TryParseExact(cell, [DayFormat, "yyyy/M/d", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Refused.Invalid("Value.Unknown", ReviewBy, cell);
}
