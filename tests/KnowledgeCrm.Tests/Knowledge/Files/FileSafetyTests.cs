using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Knowledge.Files;

public sealed class FileSafetyTests : IAsyncLifetime
{
    private House house = null!;
    private Actor author = null!;
    private string number = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        house = await House.OpenAsync();
        author = await house.AuthorAsync();
        number = await new Desk(house).DraftAsync(author, "With files", "Text.");
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Theory]
    [InlineData("page.png", "<html><script>alert(1)</script></html>", "File.KindWrong")]
    [InlineData("plan.svg", "no drawing", "File.KindWrong")]
    [InlineData("program.exe", "MZ", "File.KindUnknown")]
    [InlineData("..\\..\\\u200b.htaccess", "deny", "File.KindUnknown")]
    [InlineData("empty.txt", "", "File.Empty")]
    [InlineData("noise.txt", "a\0b", "File.KindWrong")]
    [InlineData("/", "x", "File.NameInvalid")]
    [InlineData("letter.docx", "PK\u0003\u0004 but no archive", "File.KindWrong")]
    public async Task F30_F31_files_that_are_not_what_they_say_are_refused_and_leave_nothing(string name, string content, string code)
    {
        Assert.Equal(code, (await GiveAsync(name, Bytes.Of(content))).Refused?.Code);
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task F31_names_lose_paths_and_what_cannot_be_seen_or_means_something_elsewhere()
    {
        Assert.Equal("a b.txt", (await GiveAsync("..\\x/a\r\n\u200b b.txt", "t"u8.ToArray())).Value.File.FileName);
        Assert.Equal("50- -1-.txt", (await GiveAsync("50% [1].txt", "t"u8.ToArray())).Value.File.FileName);
        Assert.Equal(Limits.Name, (await GiveAsync(new string('n', 300) + ".txt", "t"u8.ToArray())).Value.File.FileName.Length);
        Assert.Equal("说明书.txt", (await GiveAsync("说明书.txt", "t"u8.ToArray())).Value.File.FileName);
    }

    [Fact]
    public async Task F31_addresses_hold_128_random_bits_and_are_never_given_twice()
    {
        var first = (await GiveAsync("a.txt", "one"u8.ToArray())).Value.File;
        var second = (await GiveAsync("a.txt", "two"u8.ToArray())).Value.File;
        Assert.Equal(32, first.Key.Length);
        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal($"/files/{first.Key}/a.txt", first.Address);
    }

    [Fact]
    public async Task F32_documents_that_burst_have_endless_parts_or_climb_out_are_refused_before_extraction()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("4 GB", Bytes.Word("x").Unpacking(uint.MaxValue - 1)),
            ("packed too well", Bytes.WordOf(new string(' ', 20 << 20))),
            ("100,000 parts", Bytes.Zip(Enumerable.Range(0, 100_000).Select(i => ($"word/{i}.xml", "")))),
            ("3,000 parts", Bytes.Zip([("word/document.xml", "<a/>"), .. Enumerable.Range(0, 3_000).Select(i => ($"word/{i}.xml", ""))])),
            ("climbs out", Bytes.WordOf("<a/>", ("../../etc/passwd", "x"))),
            ("climbs out backwards", Bytes.WordOf("<a/>", ("..\\evil.xml", "x"))),
            ("from the root", Bytes.WordOf("<a/>", ("/etc/passwd", "x"))),
        })
        {
            Assert.True((await GiveAsync("letter.docx", bytes)).Refused?.Code == "File.Dangerous", name);
        }
        Assert.Equal("File.KindWrong", (await GiveAsync("archive.docx", Bytes.Zip([("readme.txt", "x")]))).Refused?.Code);
        await AssertNothingIsLeftAsync();
        // The probe works: a sound one is taken.
        Assert.True((await GiveAsync("letter.docx", Bytes.Word("Dear all"))).Succeeded);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1L << 30);
    }

    [Fact]
    public async Task F33_pictures_too_large_to_show_are_refused_from_their_header()
    {
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("a.png", Bytes.Png(50_000, 50_000)), ("a.jpg", Bytes.Jpeg(50_000, 50_000)), ("a.webp", Bytes.Webp(50_000, 50_000)), ("b.png", Bytes.Png(12_000, 12_000)),
        })
        {
            Assert.True((await GiveAsync(name, bytes)).Refused?.Code == "File.PictureTooLarge", name);
        }
        await AssertNothingIsLeftAsync();
        foreach (var (name, bytes) in new (string, byte[])[] { ("a.png", Bytes.Png(800, 600)), ("a.jpg", Bytes.Jpeg(800, 600)), ("a.webp", Bytes.Webp(800, 600)) })
            Assert.True((await GiveAsync(name, bytes)).Succeeded, name);
    }

    [Fact]
    public async Task F34_a_file_too_large_or_cut_off_leaves_neither_row_nor_file()
    {
        Assert.Equal("File.TooLarge", (await GiveAsync("a.txt", new byte[FileIntake.Largest + 1])).Refused!.Code);
        await using var cut = new CutStream();
        await Assert.ThrowsAsync<IOException>(() => house.Get<AttachFile>().RunAsync(author, number, "a.txt", cut, Stop));
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task F34_a_database_that_is_full_leaves_no_file()
    {
        await house.AskAsync(db => db.Database.ExecuteSqlRawAsync(
            """CREATE TRIGGER full BEFORE INSERT ON "ArticleAttachments" BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"""));
        await Assert.ThrowsAsync<DbUpdateException>(() => GiveAsync("a.txt", "t"u8.ToArray()));
        await AssertNothingIsLeftAsync();
        await house.AskAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER full"));
        Assert.True((await GiveAsync("a.txt", "t"u8.ToArray())).Succeeded);
    }

    [Fact]
    public async Task F34_a_disk_that_takes_nothing_is_said_and_leaves_no_row()
    {
        // What stands where the folder must be fails as a full disk does: with an error of the file system.
        if (Directory.Exists(house.Settings.FilesDirectory)) Directory.Delete(house.Settings.FilesDirectory, true);
        await File.WriteAllTextAsync(house.Settings.FilesDirectory, "", Stop);
        var outcome = await GiveAsync("a.txt", "t"u8.ToArray());
        Assert.Equal((RefusalKind.Unavailable, "File.NotStored"), (outcome.Refused?.Kind, outcome.Refused?.Code));
        Assert.Equal(0, await house.AskAsync(db => db.ArticleAttachments.CountAsync(Stop)));
        File.Delete(house.Settings.FilesDirectory);
        Assert.True((await GiveAsync("a.txt", "t"u8.ToArray())).Succeeded);
    }

    [Fact]
    public async Task Who_may_not_edit_gives_no_file_and_nothing_of_it_is_read()
    {
        await using var unread = new CutStream();
        foreach (var (actor, expected) in new[]
        {
            (await house.RepAsync(), RefusalKind.NotFound), (await house.CustomerAsync(), RefusalKind.NotFound),
            (await house.ReviewerAsync(), RefusalKind.Forbidden), (Actor.Visitor("en"), RefusalKind.NotFound),
        })
        {
            Assert.Equal(expected, (await house.Get<UploadFile>().RunAsync(actor, number, "a.txt", unread, Stop)).Refused?.Kind);
            Assert.Equal(expected, (await house.Get<AttachFile>().RunAsync(actor, number, "a.txt", unread, Stop)).Refused?.Kind);
        }
        Assert.Contains(await house.AskAsync(db => db.AuditEntries.Select(a => a.Refused).ToListAsync(Stop)), code => code == "Forbidden");
    }

    private Task<Outcome<FileAttached>> GiveAsync(string name, byte[] bytes) => house.Get<AttachFile>().RunAsync(author, number, name, bytes.Stream(), Stop);

    private async Task AssertNothingIsLeftAsync()
    {
        Assert.Equal(0, await house.AskAsync(db => db.ArticleAttachments.CountAsync(Stop)));
        Assert.Equal(0, await house.AskAsync(db => db.FileTexts.CountAsync(Stop)));
        if (Directory.Exists(house.Settings.FilesDirectory)) Assert.Empty(Directory.EnumerateFiles(house.Settings.FilesDirectory, "*", SearchOption.AllDirectories));
    }

    private sealed class CutStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("cut off");
    }
}
