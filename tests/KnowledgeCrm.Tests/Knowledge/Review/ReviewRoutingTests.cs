using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Knowledge.Review;

public class ReviewRoutingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task The_rule_of_the_nearest_topic_says_who_reviews_and_by_when(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, manager) = (await house.AuthorAsync(), await house.KnowledgeManagerAsync());
        var (one, two) = (await house.ReviewerAsync(), await house.ReviewerAsync());
        var washing = Topic.Of("washing", null, "Washing", "洗衣", null, null);
        await house.SaveAsync(washing, Topic.Of("drums", washing.Id, "Drums", "滚筒", null, null), Topic.Of("ovens", null, "Ovens", "烤箱", null, null));
        await SetAsync(house, manager, "washing", [one.PersonId!.Value], 3);
        await SetAsync(house, manager, null, [two.PersonId!.Value], 5);

        var below = await SubmitAsync(house, author, "drums");
        var elsewhere = await SubmitAsync(house, author, "ovens");
        var none = await SubmitAsync(house, author, null);

        var queue = (await house.Get<ReviewQueue>().RunAsync(one, false, 0, Stop)).Value;
        Assert.Equal([below, elsewhere, none], queue.Items.Select(line => line.Number));
        Assert.Equal([[one.Name], [two.Name], [two.Name]], queue.Items.Select(line => line.Reviewers));
        Assert.Equal([3, 5, 5], queue.Items.Select(line => (int)(line.DueAt!.Value - line.SubmittedAt).TotalDays));
        Assert.Equal([below], (await house.Get<ReviewQueue>().RunAsync(one, true, 0, Stop)).Value.Items.Select(line => line.Number));
        house.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal([true, false, false], (await house.Get<ReviewQueue>().RunAsync(one, false, 0, Stop)).Value.Items.Select(line => line.IsOverdue));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_named_reviews_and_who_wrote_or_does_not_review_can_not_be_named(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var author = await house.ActorAsync(Role.Author, Role.Reviewer);
        var (one, rep) = (await house.ReviewerAsync(), await house.RepAsync());
        var number = await new Desk(house).DraftAsync(author, "Title", "Text");
        Task<Outcome<ArticleDone>> Submit(Actor named) =>
            house.Get<SubmitArticle>().RunAsync(author, number, new Submission { Note = "The second step is new", Reviewers = [named.PersonId!.Value] }, Stop);

        Assert.Equal(("Review.NotAReviewer", "reviewers"), Refused(await Submit(rep)));
        Assert.Equal(("Review.ReviewerWrote", "reviewers"), Refused(await Submit(author)));
        Assert.Equal([one.Name], (await house.Get<ReviewerList>().RunAsync(author, number, Stop)).Value.Select(reviewer => reviewer.Name));
        Assert.True((await Submit(one)).Succeeded);

        var line = Assert.Single((await house.Get<ReviewQueue>().RunAsync(one, true, 0, Stop)).Value.Items);
        Assert.Equal(("The second step is new", author.Name), (line.Note, line.Author));
        Assert.Empty((await house.Get<ReviewQueue>().RunAsync(await house.ReviewerAsync(), true, 0, Stop)).Value.Items);
    }

    [Theory, OnBothDatabases]
    public async Task A_rule_is_changed_and_taken_away_by_a_knowledge_manager_alone(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (manager, reviewer) = (await house.KnowledgeManagerAsync(), await house.ReviewerAsync());
        await SetAsync(house, manager, null, [reviewer.PersonId!.Value], 3);
        await SetAsync(house, manager, null, [], 9);

        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SetReviewRule>().RunAsync(reviewer, null, [], 1, Stop)).Refused?.Kind);
        Assert.Equal(("ReviewRule.Days", "days"), Refused(await house.Get<SetReviewRule>().RunAsync(manager, null, [], 0, Stop)));
        Assert.Equal(("Topic.Unknown", "topic"), Refused(await house.Get<SetReviewRule>().RunAsync(manager, "nowhere", [], 1, Stop)));
        var rule = Assert.Single((await house.Get<ReviewRuleList>().RunAsync(manager, Stop)).Value.Rules);
        Assert.Equal((null, 9), (rule.TopicKey, rule.Days));
        await SetAsync(house, manager, null, [], null);
        Assert.Empty((await house.Get<ReviewRuleList>().RunAsync(manager, Stop)).Value.Rules);
    }

    [Theory, OnBothDatabases]
    public async Task An_emergency_waits_in_its_queue_until_it_is_judged(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, manager, reviewer) = (await house.AuthorAsync(), await house.KnowledgeManagerAsync(), await house.ReviewerAsync());
        var desk = new Desk(house);
        var number = await desk.DraftAsync(author, "Title", "Approved");
        await desk.PublishAsync(author, reviewer, number);
        await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = "Hasty" }, null, Stop);
        Assert.True((await house.Get<PublishEmergency>().RunAsync(manager, number, "The door can burst", null, Stop)).Succeeded);

        var line = Assert.Single((await house.Get<EmergencyQueue>().RunAsync(reviewer, Stop)).Value);
        Assert.Equal((number, "The door can burst", manager.Name, true), (line.Number, line.Reason, line.By, line.IsLive));
        Assert.Equal("Hasty", (await house.Get<ArticleReading>().RunAsync(Actor.Visitor("en"), number, Stop)).Value.Body);
        Assert.Equal(("Text.Required", "reason"), Refused(await house.Get<ReviewAfterwards>().RunAsync(reviewer, number, false, null, Stop)));
        Assert.True((await house.Get<ReviewAfterwards>().RunAsync(reviewer, number, false, "It is not so", Stop)).Succeeded);

        Assert.Empty((await house.Get<EmergencyQueue>().RunAsync(reviewer, Stop)).Value);
        Assert.Equal("Approved", (await house.Get<ArticleReading>().RunAsync(Actor.Visitor("en"), number, Stop)).Value.Body);
        var work = (await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value;
        Assert.Equal((ArticleState.Draft, "Hasty", "It is not so"), (work.Article.State, work.Article.Body, work.Review!.SentBack?.Reason));
    }

    [Theory, OnBothDatabases]
    public async Task An_article_is_warned_of_once_and_leaves_its_readers_at_its_date(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        var number = await new Desk(house).PublishedAsync("Title", "Text");
        Assert.True((await house.Get<SetExpiry>().RunAsync(manager, number, house.Clock.Now.AddDays(30), Stop)).Succeeded);
        Task<int> WarnedAsync() => house.AskAsync(db => db.OutboxEvents.CountAsync(e => e.Type == nameof(ArticleExpiresSoon)));
        async Task<bool> IsReadAsync() => (await house.Get<ArticleReading>().RunAsync(Actor.Visitor("en"), number, Stop)).Succeeded;
        async Task PassAsync(int days)
        {
            house.Clock.Advance(TimeSpan.FromDays(days));
            await house.Get<ExpireDueArticles>().RunAsync(Stop);
            await house.Get<ExpireDueArticles>().RunAsync(Stop);
        }

        await PassAsync(15);
        Assert.Equal((0, 0), (await WarnedAsync(), (await house.Get<ExpiringArticles>().RunAsync(manager, Stop)).Value.Count));
        await PassAsync(1);
        Assert.Equal((1, number), (await WarnedAsync(), Assert.Single((await house.Get<ExpiringArticles>().RunAsync(manager, Stop)).Value).Number));
        Assert.True(await IsReadAsync());
        await PassAsync(14);

        Assert.False(await IsReadAsync());
        var work = (await house.Get<ArticleWork>().RunAsync(manager, number, Stop)).Value.Article;
        Assert.Equal((ArticleState.Archived, ArchiveReason.Expired), (work.State, work.ArchivedFor));
        Assert.Equal(1, await house.AskAsync(db => db.OutboxEvents.CountAsync(e => e.Type == nameof(ArticleExpired))));
    }

    [Theory, OnBothDatabases]
    public async Task What_changed_after_it_was_read_is_neither_submitted_nor_approved(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer) = (await house.AuthorAsync(), await house.ReviewerAsync());
        var number = await new Desk(house).DraftAsync(author, "Title", "Read");
        async Task<int> VersionAsync() => (await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article.Version;
        async Task ChangeAsync(string body) => await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = body }, null, Stop);
        var read = await VersionAsync();
        await ChangeAsync("Changed");
        Assert.Equal("Changed", (await house.Get<SubmitArticle>().RunAsync(author, number, new Submission { Version = read }, Stop)).Refused?.Code);
        Assert.True((await house.Get<SubmitArticle>().RunAsync(author, number, new Submission { Version = await VersionAsync() }, Stop)).Succeeded);

        read = await VersionAsync();
        await house.Get<WithdrawArticle>().RunAsync(author, number, Stop);
        await ChangeAsync("Changed again");
        await house.Get<SubmitArticle>().RunAsync(author, number, Stop);
        Assert.Equal("Changed", (await house.Get<ApproveArticle>().RunAsync(reviewer, number, new Approval(), read, Stop)).Refused?.Code);
        Assert.True((await house.Get<ApproveArticle>().RunAsync(reviewer, number, new Approval(), await VersionAsync(), Stop)).Succeeded);
    }

    private static (string?, string?) Refused<T>(Outcome<T> outcome) => (outcome.Refused?.Code, outcome.Refused?.Field);

    private static async Task SetAsync(House house, Actor manager, string? topic, Guid[] reviewers, int? days) =>
        Assert.True((await house.Get<SetReviewRule>().RunAsync(manager, topic, reviewers, days, Stop)).Succeeded);

    private static async Task<string> SubmitAsync(House house, Actor author, string? topic)
    {
        var input = new ArticleInput { Title = "Title", Body = "Text", Topic = topic };
        var number = (await house.Get<StartArticle>().RunAsync(author, input, null, null, Stop)).Value.Number;
        Assert.True((await house.Get<SubmitArticle>().RunAsync(author, number, Stop)).Succeeded);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        return number;
    }
}
