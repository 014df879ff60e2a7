using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Notices;

namespace KnowledgeCrm.Tests.Notices;

/// <summary>What the tests of notices ask and do, in few words.</summary>
internal static class NoticedHouse
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What somebody is told of at this moment, the newest first.</summary>
    public static async Task<IReadOnlyList<NoticeLine>> ToldAsync(this House house, Actor actor)
    {
        await house.DeliverAllAsync();
        return (await house.Get<NoticeList>().RunAsync(actor, false, 0, Stop)).Value.Notices.Items;
    }

    public static async Task<IEnumerable<string>> KindsAsync(this House house, Actor actor) => (await house.ToldAsync(actor)).Select(notice => notice.Kind);

    public static Task FlagAsync(this House house, Actor by, string number) =>
        house.Get<FlagArticle>().RunAsync(by, number, new FlagInput { Reason = FlagReason.Wrong, Words = "It is to the right." }, Stop);

    public static async Task ChooseAsync(this House house, Actor actor, string kind, bool inProgram, NoticeByMail byMail) =>
        Assert.True((await house.Get<SaveNoticePreferences>().RunAsync(actor, [new KindChoice(kind, inProgram, byMail)], null, null, Stop)).Succeeded);

    /// <summary>An author's published article.</summary>
    public static async Task<string> PublishedByAsync(this House house, Actor author, string title = "Descale", Audience audience = Audience.Public)
    {
        var desk = new Desk(house);
        var number = await desk.DraftAsync(author, title, "Fill the tank.", audience);
        await desk.PublishAsync(author, await house.ReviewerAsync(), number);
        return number;
    }
}
