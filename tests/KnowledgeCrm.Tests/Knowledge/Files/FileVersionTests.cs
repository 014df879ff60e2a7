using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Knowledge.Files;

public class FileVersionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Readers_have_the_files_of_the_live_version_and_an_old_version_those_of_its_time(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer, desk) = (await house.AuthorAsync(), await house.ReviewerAsync(), new Desk(house));
        var reader = Actor.Visitor("en");
        var number = await desk.DraftAsync(author, "With a plan", "![plan](plan.txt)");
        var first = await AttachAsync(house, author, number, "plan.txt", "first");
        await desk.PublishAsync(author, reviewer, number);
        var second = await AttachAsync(house, author, number, "plan.txt", "second");

        // What nobody has approved reaches no reader.
        Assert.Equal([first.Key], (await house.Get<ArticleReading>().RunAsync(reader, number, Stop)).Value.Attachments.Select(f => f.Key));
        Assert.True(await MayOpenAsync(house, reader, first));
        Assert.False(await MayOpenAsync(house, reader, second));
        Assert.True(await MayOpenAsync(house, author, second));

        await desk.PublishAsync(author, reviewer, number);
        Assert.False(await MayOpenAsync(house, reader, first));
        Assert.True(await MayOpenAsync(house, reader, second));
        var history = (await house.Get<VersionList>().RunAsync(author, number, 0, Stop)).Value.Versions.Items;
        Assert.Equal(3, history.Count);
        Assert.Equal([first.Key], (await house.Get<VersionReading>().RunAsync(author, number, 2, Stop)).Value.Attachments.Select(f => f.Key));
        Assert.True(await MayOpenAsync(house, author, first));

        // An old version comes back with its files.
        Assert.True((await house.Get<RestoreVersion>().RunAsync(author, number, 2, null, Stop)).Succeeded);
        Assert.Equal([first.Key], (await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article.Attachments.Select(f => f.Key));
    }

    [Theory, OnBothDatabases]
    public async Task F16_restricting_an_article_takes_its_files_along(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer, desk) = (await house.AuthorAsync(), await house.ReviewerAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, "With a plan", "Text.");
        var file = await AttachAsync(house, author, number, "plan.txt", "plan");
        await desk.PublishAsync(author, reviewer, number);
        Assert.True(await MayOpenAsync(house, Actor.Visitor("en"), file));
        Assert.True((await house.Get<FileReading>().OfArticleAsync(Actor.Visitor("en"), number, "plan.txt", false, Stop)).Value.IsPublic);

        Assert.True((await house.Get<RestrictArticle>().RunAsync(Actor.System, number, Audience.Internal, Stop)).Succeeded);
        Assert.False(await MayOpenAsync(house, Actor.Visitor("en"), file));
        Assert.False(await MayOpenAsync(house, await house.CustomerAsync(), file));
        Assert.Equal(RefusalKind.NotFound, (await house.Get<FileReading>().OfArticleAsync(Actor.Visitor("en"), number, "plan.txt", false, Stop)).Refused?.Kind);
        Assert.False((await house.Get<FileReading>().RunAsync(await house.RepAsync(), file.Key, file.FileName, Stop)).Value.IsPublic);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_given_while_writing_comes_with_the_save_that_names_it(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer, desk) = (await house.AuthorAsync(), await house.ReviewerAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, "With a plan", "Text.");
        var given = (await house.Get<UploadFile>().RunAsync(author, number, "plan.txt", "plan"u8.ToArray().Stream(), Stop)).Value;
        Assert.Empty((await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article.Attachments);

        Assert.True((await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Files = [given.File.Key] }, given.Version, Stop)).Succeeded);
        var saved = Assert.Single((await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article.Attachments);
        Assert.Equal((given.File.Key, 4, author.Name), (saved.Key, saved.Size, saved.By));
        // What a save does not speak of stays.
        Assert.True((await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Title = "Better" }, null, Stop)).Succeeded);
        Assert.Single((await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article.Attachments);
        // Sent back, the work goes on with them.
        await house.Get<SubmitArticle>().RunAsync(author, number, Stop);
        Assert.True((await house.Get<SendBackArticle>().RunAsync(reviewer, number, "Once more", Stop)).Succeeded);
        Assert.Single((await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article.Attachments);
        Assert.True((await house.Get<RemoveFile>().RunAsync(author, number, "plan.txt", Stop)).Succeeded);
        Assert.Empty((await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article.Attachments);
    }

    [Fact]
    public async Task F13_a_save_names_no_file_of_another_article_and_no_name_twice()
    {
        await using var house = await House.OpenAsync();
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        var (one, other) = (await desk.DraftAsync(author, "One", "Text."), await desk.DraftAsync(author, "Other", "Text."));
        var elsewhere = await AttachAsync(house, author, other, "plan.txt", "plan");
        var (a, b) = (await GivenAsync(house, author, one, "a"), await GivenAsync(house, author, one, "b"));

        Assert.Equal("File.Unknown", await SavedAsync(elsewhere.Key));
        Assert.Equal("File.NameTwice", await SavedAsync(a.Key, b.Key));
        Assert.Equal("File.TooMany", await SavedAsync([.. Enumerable.Range(0, VersionFiles.Most + 1).Select(i => $"{i}")]));
        Assert.Null(await SavedAsync(b.Key));

        async Task<string?> SavedAsync(params string[] keys) =>
            (await house.Get<SaveDraft>().RunAsync(author, one, new ArticleInput { Files = keys }, null, Stop)).Refused?.Code;
    }

    [Theory, OnBothDatabases]
    public async Task What_was_never_saved_is_forgotten_and_what_was_is_kept(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, "With a plan", "Text.");
        var saved = await AttachAsync(house, author, number, "kept.txt", "kept");
        await GivenAsync(house, author, number, "never saved");
        await GivenAsync(house, author, number, "kept");
        await house.Get<RemoveFile>().RunAsync(author, number, "kept.txt", Stop);

        await house.Get<ForgetUnusedFiles>().RunAsync(Stop);
        Assert.Equal(3, await house.AskAsync(db => db.ArticleAttachments.CountAsync(Stop)));
        house.Clock.Advance(ForgetUnusedFiles.Waits + TimeSpan.FromMinutes(1));
        await house.Get<ForgetUnusedFiles>().RunAsync(Stop);

        // The bytes that another row has too stay.
        Assert.Equal([saved.Key], await house.AskAsync(db => db.ArticleAttachments.Select(f => f.Key).ToListAsync(Stop)));
        Assert.Single(Directory.EnumerateFiles(house.Settings.FilesDirectory, "*", SearchOption.AllDirectories));
        Assert.Equal(1, await house.AskAsync(db => db.FileTexts.CountAsync(Stop)));
        Assert.True(await MayOpenAsync(house, author, saved));
    }

    [Theory, OnBothDatabases]
    public async Task A_translation_begins_with_the_pictures_that_its_text_shows(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, "With a plan", "![plan](plan.txt)");
        var original = await AttachAsync(house, author, number, "plan.txt", "plan");
        await AttachAsync(house, author, number, "other.txt", "other");
        var input = new ArticleInput { Title = "带图", Body = "![图](plan.txt)", Language = Languages.Chinese };
        var begun = (await house.Get<StartArticle>().RunAsync(author, input, number, null, Stop)).Value;

        var file = Assert.Single((await house.Get<ArticleWork>().RunAsync(author, begun.Number, Stop)).Value.Article.Attachments);
        Assert.Equal("plan.txt", file.FileName);
        Assert.NotEqual(original.Key, file.Key);
        Assert.Equal("plan", await File.ReadAllTextAsync((await house.Get<FileReading>().RunAsync(author, file.Key, file.FileName, Stop)).Value.Path, Stop));
    }

    [Fact]
    public async Task The_same_file_twice_is_one_and_makes_no_version()
    {
        await using var house = await House.OpenAsync();
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, "With a plan", "Text.");
        var first = await AttachAsync(house, author, number, "a.txt", "sound");
        Assert.Equal(first.Key, (await AttachAsync(house, author, number, "a.txt", "sound")).Key);
        Assert.Equal(2, (await house.Get<VersionList>().RunAsync(author, number, 0, Stop)).Value.Versions.Total);
        Assert.Single(Directory.EnumerateFiles(house.Settings.FilesDirectory, "*", SearchOption.AllDirectories));
    }

    private static async Task<AttachedFile> AttachAsync(House house, Actor author, string number, string name, string text) =>
        (await house.Get<AttachFile>().RunAsync(author, number, name, Bytes.Of(text).Stream(), Stop)).Value.File;

    private static async Task<AttachedFile> GivenAsync(House house, Actor author, string number, string text) =>
        (await house.Get<UploadFile>().RunAsync(author, number, "given.txt", Bytes.Of(text).Stream(), Stop)).Value.File;

    private static async Task<bool> MayOpenAsync(House house, Actor actor, AttachedFile file) =>
        (await house.Get<FileReading>().RunAsync(actor, file.Key, file.FileName, Stop)).Succeeded;
}
