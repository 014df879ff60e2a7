using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Notices;

/// <summary>The clock of a house begins at nine in the morning (UTC) of a Monday.</summary>
public class DigestTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task The_mail_of_the_day_comes_once_at_its_time_in_ones_language_with_what_is_unread_and_still_to_be_seen(DatabaseKind kind)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var house = await MailTests.OpenAsync(kind, smtp.Server);
        var (author, rep) = (await ChineseAuthorAsync(house), await house.RepAsync());
        // Six in the evening in Shanghai is ten in the morning here.
        Assert.True((await house.Get<SaveNoticePreferences>().RunAsync(author, [new KindChoice("ArticlePublished", true, NoticeByMail.None)], 18 * 60, "Asia/Shanghai", Stop)).Succeeded);
        var (first, second) = (await house.PublishedByAsync(author, "<b>Descale</b> & rinse"), await house.PublishedByAsync(author, "Clean the filter"));
        foreach (var number in new[] { first, second }) await house.FlagAsync(rep, number);
        await house.FlagAsync(await house.RepAsync(), first);
        var told = await house.ToldAsync(author);
        _ = (await house.Get<ReadNotices>().RunAsync(author, told[0].Id, Stop)).Value;

        await RunAsync(house);
        Assert.Empty(await QueuedAsync(house, MailPurpose.Digest));
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        await RunAsync(house);
        await RunAsync(house);
        Assert.Single(await QueuedAsync(house, MailPurpose.Digest));
        await house.Get<SendMail>().RunAsync(Stop);
        var mail = await smtp.NextAsync();

        Assert.Equal(NoticeText.Of("Digest.Many", Languages.Chinese, 2), mail.Subject);
        Assert.Contains($"被指出问题\n- {second} Clean the filter", mail.Text!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"https://help.example.com/console/articles/{first}#flags", mail.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Descale&lt;/b&gt; &amp; rinse", mail.Html, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);

        // The next day there is nothing new; the day after there is.
        house.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(house);
        await house.FlagAsync(await house.RepAsync(), second);
        await house.DeliverAllAsync();
        house.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(house);
        Assert.Equal(2, (await QueuedAsync(house, MailPurpose.Digest)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Two_nodes_make_one_mail_of_the_day(DatabaseKind kind)
    {
        await using var house = await MailTests.OpenAsync(kind, SmtpServer.Of(25), new Noting());
        var (author, rep) = (await house.AuthorAsync(), await house.RepAsync());
        await house.FlagAsync(rep, await house.PublishedByAsync(author));
        await house.DeliverAllAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(house))));

        Assert.Single(await QueuedAsync(house, MailPurpose.Digest));
        Assert.Equal(new DateOnly(2026, 3, 2), await house.AskAsync(db => db.NoticeSettings.Select(s => s.LastDigestOn).SingleAsync(Stop)));
    }

    [Theory, OnBothDatabases]
    public async Task What_one_may_not_see_any_more_is_not_in_it(DatabaseKind kind)
    {
        await using var house = await MailTests.OpenAsync(kind, SmtpServer.Of(25), new Noting());
        var (author, rep) = (await house.AuthorAsync(), await house.RepAsync());
        await house.FlagAsync(rep, await house.PublishedByAsync(author));
        await house.DeliverAllAsync();
        await using (var db = house.Db())
        {
            (await db.Users.SingleAsync(p => p.Id == author.PersonId, Stop)).Roles = [Role.Sales];
            await db.SaveChangesAsync(Stop);
        }

        await RunAsync(house);

        Assert.Empty(await QueuedAsync(house, MailPurpose.Digest));
        Assert.False(await house.AskAsync(db => db.Notices.AnyAsync(n => n.InDigest && n.DigestedAt == null, Stop)));
    }

    [Theory, OnBothDatabases]
    public async Task What_goes_out_at_once_is_queued_with_the_notice_and_is_in_no_digest(DatabaseKind kind)
    {
        await using var house = await MailTests.OpenAsync(kind, SmtpServer.Of(25), new Noting());
        var (author, reviewer) = (await house.AuthorAsync(), await house.ReviewerAsync());
        var number = await new Desk(house).DraftAsync(author, "Descale", "Fill the tank.");
        _ = (await house.Get<SubmitArticle>().RunAsync(author, number, new Submission { Reviewers = [reviewer.PersonId!.Value] }, Stop)).Value;

        Assert.Equal(["ReviewAsked"], await house.KindsAsync(reviewer));
        await RunAsync(house);
        var mail = Assert.Single(await QueuedAsync(house, MailPurpose.Notice));
        Assert.Equal($"Review asked of you: {number} Descale", mail.Subject);
        Assert.Contains($"by {author.Name}", mail.Text, StringComparison.Ordinal);
        Assert.Empty(await QueuedAsync(house, MailPurpose.Digest));
    }

    private static async Task<Actor> ChineseAuthorAsync(House house)
    {
        var person = await house.PersonAsync([Role.Author]);
        await using var db = house.Db();
        (await db.Users.SingleAsync(p => p.Id == person.Id, Stop)).Language = Languages.Chinese;
        await db.SaveChangesAsync(Stop);
        return person.ToActor(language: Languages.Chinese);
    }

    private static Task RunAsync(House house) => house.Get<SendDigests>().RunAsync(Stop);

    private static Task<List<OutgoingMail>> QueuedAsync(House house, MailPurpose purpose) =>
        house.AskAsync(db => db.OutgoingMail.Where(m => m.Purpose == purpose).ToListAsync(Stop));
}
