using System.Text.Json;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Knowledge;

/// <summary>Who finds which article, and who learns nothing of it.</summary>
public sealed class ArticleSearchTests
{
    private static readonly Actor Visitor = Actor.Visitor(Languages.English);

    [Fact]
    public async Task F50_a_visitor_gets_the_same_answer_with_and_without_secret_articles_in_the_base()
    {
        string[] queries = ["pump", "drain pump filter", "zinc anode", "pump secret", "洗衣机漏水"];
        async Task<string> AnswersAsync(bool withSecrets)
        {
            await using var house = await House.OpenAsync();
            var desk = new Desk(house);
            for (var i = 0; i < 5; i++) await desk.PublishedAsync($"Pump article {i}", $"The drain pump has a filter. Part {i}.");
            await desk.PublishedAsync("洗衣机漏水怎么办", "检查进水管。", language: Languages.Chinese);
            if (withSecrets)
            {
                for (var i = 0; i < 5; i++)
                    await desk.PublishedAsync($"Secret pump {i}", "Pump pump pump filter drain 洗衣机漏水 zinc anode.", i % 2 == 0 ? Audience.Internal : Audience.Customer);
                var author = await house.AuthorAsync();
                await desk.DraftAsync(author, "Draft pump zinc", "Not published at all: drain pump");
            }
            await house.IndexAllAsync();
            var answers = new List<object>();
            foreach (var query in queries)
            {
                var answer = await desk.FindNowAsync(Visitor, query);
                answers.Add(new { answer.Total, Items = answer.Items.Select(item => new { item.Title, item.Snippet, item.Score, item.Why }) });
            }
            // The probe works: staff do find the secret ones.
            if (withSecrets) Assert.Contains((await desk.FindNowAsync(await house.RepAsync(), "secret")).Items, item => item.Title.StartsWith("Secret", StringComparison.Ordinal));
            return JsonSerializer.Serialize(answers);
        }

        Assert.Equal(await AnswersAsync(withSecrets: false), await AnswersAsync(withSecrets: true));
    }

    [Theory, OnBothDatabases]
    public async Task F52_a_restricted_article_is_gone_from_results_before_the_index_has_heard_of_it(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var number = await desk.PublishedAsync("Pump", "How the pump is built");
        Assert.Single((await desk.FindAsync(Visitor, "pump")).Items);

        _ = (await house.Get<RestrictArticle>().RunAsync(await house.KnowledgeManagerAsync(), number, Audience.Internal, Desk.Stop)).Value;

        var answer = await desk.FindNowAsync(Visitor, "pump");
        Assert.Empty(answer.Items);
        Assert.Equal(0, answer.Total);
        Assert.Single((await desk.FindNowAsync(await house.RepAsync(), "pump")).Items);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<ArticleReading>().RunAsync(Visitor, number, Desk.Stop)).Refused?.Kind);
    }

    [Fact]
    public async Task A_wider_audience_takes_effect_on_approval_and_not_before()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var number = await desk.PublishedAsync("Pump", "How the pump is built", Audience.Internal);
        var author = await house.AuthorAsync();
        _ = (await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Audience = Audience.Public }, null, Desk.Stop)).Value;
        Assert.Empty((await desk.FindAsync(Visitor, "pump")).Items);

        await desk.PublishAsync(author, await house.ReviewerAsync(), number);

        Assert.Single((await desk.FindAsync(Visitor, "pump")).Items);
    }

    [Fact]
    public async Task An_article_restricted_beside_a_draft_stays_restricted_when_the_draft_is_approved()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var number = await desk.PublishedAsync("Pump", "The first text");
        var author = await house.AuthorAsync();
        _ = (await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = "The second text" }, null, Desk.Stop)).Value;
        _ = (await house.Get<RestrictArticle>().RunAsync(await house.KnowledgeManagerAsync(), number, Audience.Partner, Desk.Stop)).Value;

        await desk.PublishAsync(author, await house.ReviewerAsync(), number);

        Assert.Empty((await desk.FindAsync(Visitor, "second")).Items);
        Assert.Single((await desk.FindAsync(await house.PartnerAsync(), "second")).Items);
    }

    [Fact]
    public async Task Readers_never_see_a_half_edited_article()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var number = await desk.PublishedAsync("Pump", "The first text");
        _ = (await house.Get<SaveDraft>().RunAsync(await house.AuthorAsync(), number, new ArticleInput { Body = "The unfinished text" }, null, Desk.Stop)).Value;

        Assert.Equal("The first text", (await house.Get<ArticleReading>().RunAsync(Visitor, number, Desk.Stop)).Value.Body);
        Assert.Empty((await desk.FindAsync(Visitor, "unfinished")).Items);
        Assert.Single((await desk.FindAsync(Visitor, "first")).Items);
    }

    [Fact]
    public async Task Articles_that_say_the_same_are_one_result_in_the_readers_language()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var author = await house.AuthorAsync();
        var english = await desk.PublishedAsync("E07 does not drain", "E07 E07");
        var started = (await house.Get<StartArticle>().RunAsync(
            author, new ArticleInput { Title = "E07 不排水", Body = "E07 E07", Audience = Audience.Public, Language = Languages.Chinese }, english, null, Desk.Stop)).Value;
        await desk.PublishAsync(author, await house.ReviewerAsync(), started.Number);

        Assert.Equal(started.Number, Assert.Single((await desk.FindAsync(Actor.Visitor(Languages.Chinese), "E07")).Items).Number);
        Assert.Equal(english, Assert.Single((await desk.FindAsync(Visitor, "E07")).Items).Number);
    }

    [Fact]
    public async Task An_approved_article_waits_for_its_time_and_then_goes_live()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var author = await house.AuthorAsync();
        var number = await desk.DraftAsync(author, "Pump", "Tomorrow's pump");
        _ = (await house.Get<SubmitArticle>().RunAsync(author, number, Desk.Stop)).Value;
        var at = house.Clock.GetUtcNow().UtcDateTime.AddHours(5);
        Assert.Equal(ArticleState.Approved, (await house.Get<ApproveArticle>().RunAsync(await house.ReviewerAsync(), number, at, Desk.Stop)).Value.State);
        await house.Get<PublishDueArticles>().RunAsync(Desk.Stop);
        Assert.Empty((await desk.FindAsync(Visitor, "pump")).Items);

        house.Clock.Advance(TimeSpan.FromHours(5));
        await house.Get<PublishDueArticles>().RunAsync(Desk.Stop);

        Assert.Single((await desk.FindAsync(Visitor, "pump")).Items);
    }
}
