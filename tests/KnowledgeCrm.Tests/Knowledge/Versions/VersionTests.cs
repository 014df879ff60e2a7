using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Knowledge.Versions;

public class VersionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Every_save_is_kept_with_who_when_and_why(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var (first, second) = (await house.AuthorAsync(), await house.AuthorAsync());
        var number = await desk.DraftAsync(first, "Title", "One");
        house.Clock.Advance(TimeSpan.FromHours(1));
        await SaveAsync(house, second, number, new ArticleInput { Body = "Two", Note = "A step was missing" });
        await SaveAsync(house, second, number, new ArticleInput { Body = "Two" });

        var history = (await house.Get<VersionList>().RunAsync(first, number, 0, Stop)).Value;
        Assert.Equal([2, 1], history.Versions.Items.Select(line => line.Number));
        var newest = history.Versions.Items[0];
        Assert.Equal((second.Name, "A step was missing", house.Clock.Now), (newest.SavedBy, newest.Note, newest.SavedAt));
        Assert.Equal([first.Name, second.Name], newest.Writers);
        Assert.Equal("One", (await house.Get<VersionReading>().RunAsync(first, number, 1, Stop)).Value.Body);
        var two = (await house.Get<VersionDifference>().RunAsync(first, number, 1, 2, Stop)).Value;
        Assert.Equal(("One", "Two"), (two.Before.Body, two.After.Body));
    }

    [Theory, OnBothDatabases]
    public async Task An_old_version_comes_back_as_a_draft_and_what_was_worked_on_stays(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var (author, restorer, reviewer) = (await house.AuthorAsync(), await house.AuthorAsync(), await house.ReviewerAsync());
        var number = await desk.DraftAsync(author, "Title", "One");
        await desk.PublishAsync(author, reviewer, number);
        await SaveAsync(house, restorer, number, new ArticleInput { Body = "Two" });
        var version = (await house.Get<ArticleWork>().RunAsync(restorer, number, Stop)).Value.Article.Version;

        Assert.Equal("Changed", (await house.Get<RestoreVersion>().RunAsync(restorer, number, 1, version - 1, Stop)).Refused?.Code);
        Assert.True((await house.Get<RestoreVersion>().RunAsync(restorer, number, 1, version, Stop)).Succeeded);

        var lines = (await house.Get<VersionList>().RunAsync(author, number, 0, Stop)).Value.Versions.Items;
        Assert.Equal([(3, 1), (2, (int?)null), (1, null)], lines.Select(line => (line.Number, line.RestoredFrom)));
        Assert.Equal((true, false), (lines[2].IsLive, lines[0].IsLive));
        Assert.Equal("One", (await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article.Body);
        // Who wrote it then has written it now.
        await house.Get<SubmitArticle>().RunAsync(restorer, number, Stop);
        Assert.Equal("Article.FourEyes", (await house.Get<ApproveArticle>().RunAsync(author.With(Role.Reviewer), number, null, Stop)).Refused?.Code);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<RestoreVersion>().RunAsync(author, number, 99, null, Stop)).Refused?.Kind);
    }

    [Fact]
    public void Readers_that_were_taken_away_do_not_come_back_with_an_old_text()
    {
        var author = Sample.Actor(Role.Author);
        var article = Sample.Published(Audience.Public, author);
        var old = article.Live!;
        article.Save(Sample.Text(Audience.Public, "Second"), null, author, Sample.At);
        article.Restrict(Audience.Internal, Sample.Actor(Role.KnowledgeManager));

        article.Restore(old, author, Sample.At);
        Assert.Equal(Audience.Internal, article.Work.Audience);
        article.Discard(author);
        article.Save(article.Work.ToText() with { Title = "Third" }, null, author, Sample.At);
        Assert.Equal(Audience.Internal, article.Work.Audience);
    }

    [Theory, OnBothDatabases]
    public async Task F15_versions_differences_and_restoring_of_what_one_may_not_see_are_not_there(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var author = await house.AuthorAsync();
        var number = await desk.DraftAsync(author, "Title", "One");
        await desk.PublishAsync(author, await house.ReviewerAsync(), number);
        await SaveAsync(house, author, number, new ArticleInput { Body = "Two" });
        await house.Get<RestrictArticle>().RunAsync(await house.KnowledgeManagerAsync(), number, Audience.Internal, Stop);
        Actor[] outside =
        [
            Actor.Visitor(Languages.English), await house.CustomerAsync(), await house.PartnerAsync(), await house.RepAsync(), await house.SalesAsync(),
            await house.AdministratorAsync(),
        ];

        foreach (var actor in outside)
        {
            foreach (var asked in new[] { number, "KB-999999" })
            {
                Assert.Equal(RefusalKind.NotFound, (await house.Get<VersionList>().RunAsync(actor, asked, 0, Stop)).Refused?.Kind);
                Assert.Equal(RefusalKind.NotFound, (await house.Get<VersionReading>().RunAsync(actor, asked, 1, Stop)).Refused?.Kind);
                Assert.Equal(RefusalKind.NotFound, (await house.Get<VersionDifference>().RunAsync(actor, asked, 1, 2, Stop)).Refused?.Kind);
                Assert.Equal(RefusalKind.NotFound, (await house.Get<RestoreVersion>().RunAsync(actor, asked, 1, null, Stop)).Refused?.Kind);
                Assert.Equal(RefusalKind.NotFound, (await house.Get<PassageComments>().RunAsync(actor, asked, Stop)).Refused?.Kind);
                Assert.Equal(RefusalKind.NotFound, (await house.Get<CommentOnPassage>().RunAsync(actor, asked, new CommentInput { Text = "a" }, Stop)).Refused?.Kind);
            }
        }
        // The probe works: who writes sees all of it.
        Assert.Equal(2, (await house.Get<VersionList>().RunAsync(author, number, 0, Stop)).Value.Versions.Total);
        Assert.True((await house.Get<RestoreVersion>().RunAsync(author, number, 1, null, Stop)).Succeeded);
        Assert.Equal(Audience.Internal, (await house.AskAsync(db => db.Articles.Include(a => a.Work).SingleAsync())).Work.Audience);
    }

    private static async Task SaveAsync(House house, Actor by, string number, ArticleInput input) =>
        Assert.True((await house.Get<SaveDraft>().RunAsync(by, number, input, null, Stop)).Succeeded);
}
