using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Web.Curation;
using Microsoft.AspNetCore.Components.Forms;

namespace KnowledgeCrm.Web.Tests.Curation;

public class RuleTableTests
{
    [Fact]
    public void What_was_written_is_read_back()
    {
        SynonymLine[] lines =
        [
            new(Guid.NewGuid(), 0, ["washer", "洗衣机"], ["washing \"machine\""], true, default, ""),
            new(Guid.NewGuid(), 0, ["line\nbroken"], ["b"], false, default, ""),
        ];

        var rows = SynonymTable.Read(Text(SynonymTable.Write(lines)));

        Assert.Equal(["washer", "洗衣机"], rows[0].Input.From);
        Assert.Equal(["washing \"machine\""], rows[0].Input.To);
        Assert.Equal([true, false], rows.Select(row => row.Input.BothWays));
        Assert.Equal(["line", "broken"], rows[1].Input.From);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd")]
    [InlineData("-3")]
    [InlineData("@sum")]
    [InlineData("'=1")]
    [InlineData("''=1")]
    [InlineData("'n")]
    [InlineData("plain")]
    public void F27_a_spreadsheet_runs_no_cell_and_none_is_changed(string cell)
    {
        var table = Text(GlossaryTable.Write([new GlossaryLine(Guid.NewGuid(), 0, "a", cell, default, "")]));

        Assert.DoesNotMatch("[,\n\"][=+@-]", table);
        Assert.Equal(cell, GlossaryTable.Read(table).Single().Input.Chinese);
    }

    [Theory]
    [InlineData("from,to,direction\nAC;aircon,空调,one\n")]
    [InlineData("From;To;Direction\r\n\"AC;aircon\";空调;one\r\n")]
    [InlineData("direction\tfrom\tto\none\tAC, aircon\t空调")]
    public void Whatever_a_spreadsheet_saves_is_read(string text)
    {
        var input = SynonymTable.Read(text).Single().Input;
        Assert.Equal(["AC", "aircon"], input.From);
        Assert.Equal(["空调"], input.To);
        Assert.False(input.BothWays);
    }

    [Theory]
    [InlineData("from,to\na,b", null)]
    [InlineData("from,to", null)]
    [InlineData("from,whatever\na,b", "Import.ColumnsMissing")]
    [InlineData("PK\u0003\u0004 no table at all", "Import.ColumnsMissing")]
    [InlineData("", "Import.ColumnsMissing")]
    public void A_file_without_the_columns_is_refused(string text, string? code) =>
        Assert.Equal(code, (Record.Exception(() => SynonymTable.Read(text)) as Refused)?.Code);

    [Fact]
    public void F22_a_row_that_can_not_be_read_is_reported_by_its_line()
    {
        var rows = PinTable.Read("query,article,show,order,review_by,note\na,KB-1,first,1,2026-05-31,n\nb,KB-1,maybe,,,\nc,KB-1,never,x,,\nd,KB-1,never,,31 May,\ne,KB-1");

        Assert.Equal([null, "show", "order", "review_by", null], rows.Select(row => row.Unreadable?.Field));
        Assert.Equal(["2", "3", "4", "5", "6"], rows.Select(row => row.Place));
        Assert.Equal(new PinInput("a", "KB-1", false, 1, new DateOnly(2026, 5, 31), "n"), rows[0].Input);
        Assert.Equal(new PinInput("e", "KB-1", false, null, null, ""), rows[4].Input);
    }

    [Fact]
    public async Task Files_are_read_in_utf_8_and_utf_16_and_in_nothing_else()
    {
        const string text = "english,chinese\nleak,漏水";
        Assert.Equal(text, await ReadAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]));
        Assert.Equal(text, await ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]));
        // 洗衣机 as GB 18030 has it.
        Assert.Equal("Import.NotUnicode", (await Assert.ThrowsAsync<Refused>(() => ReadAsync([0xCF, 0xB4, 0xD2, 0xC2, 0xBB, 0xFA]))).Code);
        Assert.Equal("Import.FileTooLarge", (await Assert.ThrowsAsync<Refused>(() => ReadAsync(new byte[(RuleCsv.MostKilobytes * 1024) + 1]))).Code);
    }

    private static string Text(byte[] table) => Encoding.UTF8.GetString(table[3..]);

    private static Task<string> ReadAsync(byte[] bytes) => RuleCsv.TextAsync(new Chosen(bytes), TestContext.Current.CancellationToken);

    private sealed class Chosen(byte[] bytes) : IBrowserFile
    {
        public string Name => "rules.csv";
        public DateTimeOffset LastModified => default;
        public long Size => bytes.Length;
        public string ContentType => "text/csv";

        public Stream OpenReadStream(long maxAllowedSize, CancellationToken cancellationToken) => new MemoryStream(bytes);
    }
}
