using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Asking;

namespace KnowledgeCrm.Web.Tests.Asking;

/// <summary>Questions with their answers as a table.</summary>
public sealed class QuestionCsvTests
{
    [Fact]
    public void A_table_is_read_by_the_names_of_its_columns_and_bad_cells_are_reported_with_their_place()
    {
        var rows = QuestionCsv.Read("""
            asker,key,title,asked_at,answer,answered_by,answered_at,accepted,articles
            a@example.com,Q-1,"Why, then?",2026-05-01,"Because
            of it",b@example.com,2026-05-02T08:15Z,Yes,KB-1; KB-2
            a@example.com,Q-2,B,1.5.2026,,,,,
            a@example.com,Q-3,C,,,,,perhaps,
            a@example.com,Q-4,D,,,,,,
            """);
        var first = rows[0].Input;
        Assert.Equal(("Q-1", "Why, then?", "a@example.com", "b@example.com", true), (first.Key, first.Title, first.Asker, first.AnsweredBy, first.IsAccepted));
        Assert.Equal((new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 5, 2, 8, 15, 0, DateTimeKind.Utc)), (first.AskedAt!.Value, first.AnsweredAt!.Value));
        Assert.Equal(DateTimeKind.Utc, first.AskedAt.Value.Kind);
        Assert.Contains('\n', first.Answer!);
        Assert.Equal(["KB-1", "KB-2"], first.Articles);
        Assert.Equal([null, "askedAt", "accepted", null], rows.Select(row => row.Unreadable?.Field));
        Assert.Null(rows[3].Input.AskedAt);
    }

    [Fact]
    public void A_table_without_its_columns_is_refused() =>
        Assert.Equal("Import.ColumnsMissing", Assert.Throws<Refused>(() => QuestionCsv.Read("key,title\nQ-1,B")).Code);
}
