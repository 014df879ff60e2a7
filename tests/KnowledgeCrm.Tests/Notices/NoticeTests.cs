using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Notices;

public class NoticeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Whose_article_is_flagged_is_told_once_and_nobody_of_what_they_did_themselves(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, rep, other) = (await house.AuthorAsync(), await house.RepAsync(), await house.AuthorAsync());
        var number = await house.PublishedByAsync(author);
        await house.DeliverAllAsync();

        await house.FlagAsync(rep, number);
        await house.FlagAsync(author, number);
        await house.DeliverAllAsync();
        // An administrator has a reaction tried again, or a node ends before it could note that it is done.
        await using (var db = house.Db())
        {
            await db.OutboxDeliveries.ExecuteDeleteAsync(Stop);
            await db.OutboxEvents.ExecuteUpdateAsync(set => set.SetProperty(e => e.DeliveredAt, (DateTime?)null), Stop);
        }

        var told = await house.ToldAsync(author);
        var flagged = Assert.Single(told, notice => notice.Kind == "ArticleFlagged");
        Assert.Equal((number, "Descale", $"/console/articles/{number}#flags", rep.Name), (flagged.Subject.Number, flagged.Subject.Title, flagged.Subject.Path, flagged.By));
        Assert.Single(told, notice => notice.Kind == "ArticlePublished");
        Assert.Empty(await house.ToldAsync(other));
        Assert.Empty(await house.ToldAsync(rep));
        Assert.Equal(RefusalKind.NotFound, (await house.Get<NoticeList>().RunAsync(await house.CustomerAsync(), false, 0, Stop)).Refused?.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Of_what_one_may_not_see_any_more_a_notice_says_nothing(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, rep) = (await house.AuthorAsync(), await house.RepAsync());
        await house.FlagAsync(rep, await house.PublishedByAsync(author));
        Assert.NotEmpty(await house.ToldAsync(author));

        var demoted = author.With(Role.Sales);
        Assert.Empty(await house.ToldAsync(demoted));
        Assert.Equal(0, (await house.Get<NoticeList>().CountAsync(demoted, Stop)).Value);
        var id = (await house.ToldAsync(author))[0].Id;
        Assert.Equal(RefusalKind.NotFound, (await house.Get<ReadNotices>().RunAsync(demoted, id, Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<ReadNotices>().RunAsync(rep, id, Stop)).Refused?.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_read_counts_no_more_and_is_forgotten_after_its_time(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, rep) = (await house.AuthorAsync(), await house.RepAsync());
        var number = await house.PublishedByAsync(author);
        await house.FlagAsync(rep, number);
        await house.FlagAsync(await house.RepAsync(), number);
        var told = await house.ToldAsync(author);
        Assert.Equal(3, told.Count);

        Assert.Equal(1, (await house.Get<ReadNotices>().RunAsync(author, told[0].Id, Stop)).Value.Count);
        Assert.Equal(2, (await house.Get<NoticeList>().CountAsync(author, Stop)).Value);
        house.Clock.Advance(ForgetNotices.KeptFor + TimeSpan.FromDays(1));
        await house.Get<ForgetNotices>().RunAsync(Stop);
        Assert.Equal(told.Skip(1).Select(notice => notice.Id), (await house.ToldAsync(author)).Select(notice => notice.Id));
        Assert.Equal(2, (await house.Get<ReadNotices>().RunAsync(author, null, Stop)).Value.Count);
        Assert.Equal(0, (await house.Get<NoticeList>().RunAsync(author, true, 0, Stop)).Value.Notices.Total);
    }

    [Fact]
    public async Task A_kind_that_one_switches_off_is_not_made()
    {
        await using var house = await House.OpenAsync();
        var (author, rep) = (await house.AuthorAsync(), await house.RepAsync());
        var number = await house.PublishedByAsync(author);
        await house.ChooseAsync(author, "ArticleFlagged", inProgram: false, NoticeByMail.None);

        await house.FlagAsync(rep, number);

        Assert.DoesNotContain("ArticleFlagged", await house.KindsAsync(author));
        var view = (await house.Get<NoticePreferences>().RunAsync(author, Stop)).Value;
        Assert.Equal(new KindChoice("ArticleFlagged", false, NoticeByMail.None), view.Kinds.Single(choice => choice.Kind == "ArticleFlagged"));
        Assert.DoesNotContain(view.Kinds, choice => choice.Kind == "CaseAssigned");
        Assert.Equal("kinds", (await house.Get<SaveNoticePreferences>().RunAsync(author, [new KindChoice("CaseAssigned", true, NoticeByMail.None)], null, null, Stop)).Refused?.Field);
        Assert.Equal("timeZone", (await house.Get<SaveNoticePreferences>().RunAsync(author, [], null, "Moon/Sea", Stop)).Refused?.Field);
        Assert.Equal("digestMinute", (await house.Get<SaveNoticePreferences>().RunAsync(author, [], 1440, null, Stop)).Refused?.Field);
    }

    [Fact]
    public async Task What_happened_long_ago_is_no_news()
    {
        await using var house = await House.OpenAsync();
        var (author, rep) = (await house.AuthorAsync(), await house.RepAsync());
        await house.FlagAsync(rep, await house.PublishedByAsync(author));

        house.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Empty(await house.ToldAsync(author));
    }

    [Theory, OnBothDatabases]
    public async Task The_bell_rings_for_whom_it_concerns(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, rep) = (await house.AuthorAsync(), await house.RepAsync());
        var number = await house.PublishedByAsync(author);
        await house.DeliverAllAsync();
        var rang = new TaskCompletionSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var bell = house.Get<NoticeBell>();
        using var listening = bell.Listen(author.PersonId!.Value, rang.SetResult);
        using var silent = bell.Listen(rep.PersonId!.Value, () => Assert.Fail("The rep is told of nothing."));
        var running = bell.RunAsync(stop.Token);

        await house.FlagAsync(rep, number);
        await house.DeliverAllAsync();

        await rang.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        await stop.CancelAsync();
        await Task.WhenAny(running);
        Assert.False(running.IsFaulted);
    }

    [Fact]
    public void Every_kind_has_its_name_and_its_hint_in_both_languages()
    {
        foreach (var kind in NoticeKinds.All)
        {
            foreach (var language in Languages.All)
            {
                Assert.NotEmpty(NoticeText.NameOf(kind.Key, language));
                Assert.NotEmpty(NoticeText.HintOf(kind.Key, language));
            }
        }
        Assert.Equal(NoticeKinds.All.Count, NoticeKinds.All.Select(kind => kind.Key).Distinct().Count());
    }

    [Fact]
    public async Task Whoever_did_it_is_known_to_what_follows_from_it()
    {
        await using var house = await House.OpenAsync();
        var author = await house.AuthorAsync();
        await new Desk(house).DraftAsync(author, "Descale", "Fill the tank.");

        Assert.Equal(author.PersonId, await house.AskAsync(db => db.OutboxEvents.Where(e => e.Type == nameof(ArticleDrafted)).Select(e => e.ById).SingleAsync(Stop)));
    }
}
