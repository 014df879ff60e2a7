using System.Globalization;
using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Web.Curation;

namespace KnowledgeCrm.Web.Asking;

/// <summary>The columns of a table of questions with their answers; articles with <c>;</c> between, days as <c>2026-09-30</c>, times of UTC as
/// <c>2026-09-30T08:15Z</c>.</summary>
internal static class QuestionCsv
{
    private const string Key = "key", Title = "title", Asker = "asker", Accepted = "accepted";
    private const char Between = ';';
    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mm:ssZ"];

    public static IReadOnlyList<string> Columns { get; } =
        [Key, Title, Asker, "text", "language", "asked_at", "topic", "product", "answer", "answered_by", "answered_at", Accepted, "articles"];

    public static IReadOnlyList<RuleRow<QuestionRow>> Read(string text) => RuleCsv.Read(
        text, [Key, Title, Asker],
        cell => new QuestionRow
        {
            Key = cell(Key), Title = cell(Title), Asker = cell(Asker), Text = cell("text"), Language = cell("language"), AskedAt = TimeOf(cell("asked_at"), "askedAt"),
            Topic = cell("topic"), Product = cell("product"), Answer = cell("answer"), AnsweredBy = cell("answered_by"), AnsweredAt = TimeOf(cell("answered_at"), "answeredAt"),
            IsAccepted = IsYes(cell(Accepted)), Articles = cell("articles").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        },
        new QuestionRow());

    private static DateTime? TimeOf(string cell, string field) => cell.Length == 0 ? null
        : DateTime.TryParseExact(cell, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
        : throw Refused.Invalid("Value.Unknown", field, cell);

    private static bool IsYes(string cell) => cell.ToLowerInvariant() switch
    {
        "yes" or "true" or "1" => true,
        "" or "no" or "false" or "0" => false,
        _ => throw Refused.Invalid("Value.Unknown", Accepted, cell),
    };
}
