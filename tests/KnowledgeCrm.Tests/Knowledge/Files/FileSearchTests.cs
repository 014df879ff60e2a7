using System.Text;
using System.Text.Json;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Knowledge.Files;

public class FileSearchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_word_that_stands_only_in_a_file_finds_the_article_once_it_is_published(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer, desk) = (await house.AuthorAsync(), await house.ReviewerAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, "Checking the pump", "See the sheet.");
        await AttachAsync(house, author, number, "torque sheet.docx", Bytes.Word("Tighten the flange", "to 14 quibbetmetres."));
        Assert.Empty((await desk.FindAsync(reviewer, "quibbetmetres")).Items);
        await desk.PublishAsync(author, reviewer, number);

        var found = Assert.Single((await desk.FindAsync(Actor.Visitor("en"), "quibbetmetres")).Items);
        Assert.Equal(number, found.Number);
        Assert.StartsWith("torque sheet.docx: ", found.Snippet[0].Text, StringComparison.Ordinal);
        Assert.Contains(found.Snippet, run => run is { Marked: true, Text: "quibbetmetres" });
        Assert.Contains(found.Why, why => why.Text.Contains("quibbetmetres", StringComparison.Ordinal));
        // Its name finds it too.
        Assert.Equal(number, Assert.Single((await desk.FindAsync(Actor.Visitor("en"), "torque sheet")).Items).Number);
        // Taken away, it finds nothing any more.
        await house.Get<RemoveFile>().RunAsync(author, number, "torque sheet.docx", Stop);
        await desk.PublishAsync(author, reviewer, number);
        Assert.Empty((await desk.FindAsync(Actor.Visitor("en"), "quibbetmetres")).Items);
    }

    [Theory, OnBothDatabases]
    public async Task F51_a_secret_word_in_a_file_of_a_hidden_article_shows_nowhere(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer, desk) = (await house.AuthorAsync(), await house.ReviewerAsync(), new Desk(house));
        await desk.PublishedAsync("Checking the pump", "Open the flap and check the pump.");
        var hidden = await desk.DraftAsync(author, "Checking the pump inside", "Open the flap and check the pump inside.", Audience.Internal);
        await AttachAsync(house, author, hidden, "secret.txt", Bytes.Of("The pump has a zanzibarine seal."));
        await desk.PublishAsync(author, reviewer, hidden);

        foreach (var (query, total) in new[] { ("zanzibarine", 0), ("zanzibarin", 0), ("zanzibrine", 0), ("pump seal", 1), ("secret.txt", 0) })
        {
            var answer = await desk.FindAsync(Actor.Visitor("en"), query);
            Assert.Equal((query, total), (query, answer.Total));
            Assert.DoesNotContain(answer.Items, item => item.Number == hidden);
            // Nor is a word like it corrected to it.
            if (query != "zanzibarine") Assert.DoesNotContain("zanzibarine", JsonSerializer.Serialize(answer), StringComparison.OrdinalIgnoreCase);
        }
        // The probe works: who may, finds it by the same word.
        Assert.Equal(hidden, (await desk.FindAsync(await house.RepAsync(), "zanzibarine")).Items[0].Number);
    }

    [Fact]
    public async Task F52_a_word_of_a_file_finds_nothing_from_the_moment_its_article_is_restricted()
    {
        await using var house = await House.OpenAsync();
        var (author, reviewer, desk) = (await house.AuthorAsync(), await house.ReviewerAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, "Checking the pump", "See the sheet.");
        await AttachAsync(house, author, number, "sheet.txt", Bytes.Of("quibbetmetres"));
        await desk.PublishAsync(author, reviewer, number);
        Assert.Single((await desk.FindAsync(Actor.Visitor("en"), "quibbetmetres")).Items);
        await house.Get<RestrictArticle>().RunAsync(Actor.System, number, Audience.Internal, Stop);
        Assert.Empty((await desk.FindNowAsync(Actor.Visitor("en"), "quibbetmetres")).Items);
    }

    public static TheoryData<string, byte[], string> Readable => new()
    {
        { "a.txt", Bytes.Of("Plain words"), "Plain words" },
        { "a.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("滤网说明")], "滤网说明" },
        // 滤网 in GBK.
        { "a.txt", [0xc2, 0xcb, 0xcd, 0xf8], "滤网" },
        { "a.md", Bytes.Of("# Head\n\n**bold** [link](https://x.example)"), "Head\nbold link" },
        { "a.csv", Bytes.Of("part,torque\nflange,14"), "part,torque\nflange,14" },
        { "a.html", Bytes.Of("<html><head><title>Head</title><style>p{}</style><script>var secret='<p>';</script></head><body>a &lt; b<!-- c --><p>d</body>"), "Head a < b d" },
        { "a.docx", Bytes.Word("One", "two &amp; three"), "One\ntwo & three" },
        {
            "a.docx",
            Bytes.WordOf(
                $"<w:document xmlns:w=\"{Bytes.Namespace}\" xmlns:mc=\"m\"><w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
                + "<mc:AlternateContent><mc:Choice><w:t> box</w:t></mc:Choice><mc:Fallback><w:t>box</w:t></mc:Fallback></mc:AlternateContent></w:p></w:document>",
                ("word/footnotes.xml", $"<w:footnotes xmlns:w=\"{Bytes.Namespace}\"><w:p><w:t>note</w:t></w:p></w:footnotes>"),
                ("word/comments.xml", $"<w:comments xmlns:w=\"{Bytes.Namespace}\"><w:p><w:t>remark</w:t></w:p></w:comments>")),
            "kept box\nnote"
        },
        // What can't be read is no reason to refuse a file.
        { "a.docx", Bytes.WordOf("<!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>"), "" },
        { "a.pdf", Bytes.Of("%PDF-1.7 words"), "" },
    };

    [Theory, MemberData(nameof(Readable))]
    public async Task The_words_of_a_file_are_taken_out_once(string name, byte[] bytes, string words)
    {
        await using var house = await House.OpenAsync();
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        foreach (var title in new[] { "One", "Other" }) await AttachAsync(house, author, await desk.DraftAsync(author, title, "Text."), name, bytes);
        var kept = Assert.Single(await house.AskAsync(db => db.FileTexts.ToListAsync(Stop)));
        Assert.Equal(words, string.Join('\n', kept.Text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))));
    }

    private static async Task AttachAsync(House house, Actor author, string number, string name, byte[] bytes) =>
        Assert.Null((await house.Get<AttachFile>().RunAsync(author, number, name, bytes.Stream(), Stop)).Refused?.Code);
}
