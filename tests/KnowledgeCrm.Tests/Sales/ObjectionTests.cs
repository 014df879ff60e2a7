using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Tests.Sales;

public class ObjectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Answers_are_ranked_by_what_was_won_with_them_and_too_few_have_no_share(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var objection = await sales.ObjectionAsync("It is too expensive", "太贵了");
        var (good, rare) = (await sales.PlayAsync(), await sales.PlayAsync());
        await sales.DealsAsync(objection, good, won: 5, lost: 1);
        await sales.DealsAsync(objection, rare, won: 1, lost: 1);

        var table = await sales.TableAsync(objection, "WM-1", CustomerSegment.Dealer);
        Assert.Equal((CellWidth.ProductAndSegment, false), (table.Width, table.IsWider));
        Assert.Equal([(good, 5, 6), (rare, 1, 2)], table.Answers.Select(a => (a.Play.Number, a.Wins, a.Deals)));
        Assert.Equal(5.0 / 6, table.Answers[0].Share);
        Assert.Null(table.Answers[1].Share);

        var wider = await sales.TableAsync(objection, "WD-1", CustomerSegment.Household);
        Assert.Equal((CellWidth.Category, true), (wider.Width, wider.IsWider));
        await sales.DealsAsync(objection, rare, won: 0, lost: 3, "WD-1", sales.Household);
        Assert.Equal(4, (await sales.TableAsync(objection)).Answers.Single(a => a.Play.Number == rare).Deals - 1);
    }

    [Theory, OnBothDatabases]
    public async Task One_explanation_in_two_languages_is_one_and_is_shown_in_the_readers(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var objection = await sales.ObjectionAsync("It is too expensive");
        var english = await sales.PlayAsync();
        var chinese = await sales.PlayAsync("十年的总花费", "zh", english);
        await sales.DealsAsync(objection, english, won: 2, lost: 0);
        await sales.DealsAsync(objection, chinese, won: 1, lost: 2);
        Assert.Equal([(english, 3, 5)], (await sales.TableAsync(objection)).Answers.Select(a => (a.Play.Number, a.Wins, a.Deals)));
        Assert.Equal(chinese, (await sales.TableAsync(objection, actor: sales.Seller with { Language = "zh" })).Answers.Single().Play.Number);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_recorded_shows_the_version_used_and_what_came_of_it(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var (objection, deal, play) = (await sales.ObjectionAsync("It is too loud"), await sales.OpportunityAsync(), await sales.PlayAsync());
        var raised = await sales.RaisedAsync(deal, objection, words: "My neighbour hears it");
        var give = sales.Get<GiveExplanation>();
        Assert.True((await give.RunAsync(sales.Seller, raised, play, ExplanationResult.Open, Stop)).Succeeded);
        Assert.True((await give.RunAsync(sales.Seller, raised, play, ExplanationResult.Convinced, Stop)).Succeeded);
        var view = (await sales.Get<OpportunityReading>().RunAsync(sales.Seller, deal, Stop)).Value.Raised.Single();
        var given = Assert.Single(view.Explanations);
        Assert.Equal(("My neighbour hears it", play, 1, ExplanationResult.Convinced), (view.Words, given.Play.Number, given.Version, given.Result));

        var other = await new Desk(sales.House).PublishedAsync("How to clean", "Text");
        Assert.Equal("Objection.NotAPlay", (await give.RunAsync(sales.Seller, raised, other, ExplanationResult.Open, Stop)).Refused?.Code);
        Assert.Equal("Article.Unknown", (await give.RunAsync(sales.Seller, raised, "KB-1", ExplanationResult.Open, Stop)).Refused?.Code);
        Assert.Equal("Forbidden", (await give.RunAsync(await sales.House.RepAsync(), raised, play, ExplanationResult.Open, Stop)).Refused?.Code);
        Assert.Equal("NotFound", (await give.RunAsync(await sales.House.AuthorAsync(), raised, play, ExplanationResult.Open, Stop)).Refused?.Code);
        Assert.Equal("NotFound", (await give.RunAsync(sales.Seller, Guid.NewGuid(), play, ExplanationResult.Open, Stop)).Refused?.Code);
    }

    [Theory]
    [InlineData("too expensive")]
    [InlineData("太贵")]
    [InlineData("shop across the road")]
    public async Task Two_words_suggest_the_objection_in_either_language_and_by_what_customers_said(string typed)
    {
        await using var sales = await SalesHouse.OpenAsync();
        var price = await sales.ObjectionAsync("It is too expensive compared with others", "比别家太贵了");
        await sales.ObjectionAsync("It takes too much room", "太占地方");
        await sales.RaisedAsync(await sales.OpportunityAsync(), price, words: "The shop across the road sells it for less");
        await sales.House.IndexAllAsync();
        Assert.Equal(price, (await sales.Get<SuggestedObjections>().RunAsync(sales.Seller, typed, null, Stop)).Value[0].Number);
        Assert.Empty((await sales.Get<SuggestedObjections>().RunAsync(sales.Seller, " ", null, Stop)).Value);
        Assert.Equal("NotFound", (await sales.Get<SuggestedObjections>().RunAsync(await sales.House.CustomerAsync(), typed, null, Stop)).Refused?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Merging_carries_over_what_was_raised_and_leads_on(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var (part, whole, play) = (await sales.ObjectionAsync("Costs too much"), await sales.ObjectionAsync("It is too expensive"), await sales.PlayAsync());
        Assert.Equal("Objection.Known", (await sales.Get<SaveObjection>().RunAsync(sales.Seller, null, new ObjectionInput("it is TOO expensive", "", null), null, Stop)).Refused?.Code);
        await sales.DealsAsync(part, play, won: 1, lost: 0);
        var merge = sales.Get<MergeObjections>();
        Assert.Equal("Forbidden", (await merge.RunAsync(await sales.House.RepAsync(), part, whole, Stop)).Refused?.Code);
        Assert.Equal("Objection.MergeItself", (await merge.RunAsync(sales.Seller, whole, whole, Stop)).Refused?.Code);
        Assert.True((await merge.RunAsync(sales.Seller, part, whole, Stop)).Succeeded);
        var view = (await sales.Get<ObjectionReading>().RunAsync(sales.Seller, part, null, null, Stop)).Value;
        Assert.Equal((whole, 1, 1), (view.Number, view.Raised, view.Table.Answers.Single().Wins));
        Assert.Equal([whole], (await sales.Get<ObjectionList>().RunAsync(sales.Seller, new(), Stop)).Value.Items.Select(o => o.Number));
    }

    [Theory, OnBothDatabases]
    public async Task Figures_and_words_are_of_what_the_viewer_may_see(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var (objection, play, secret) = (await sales.ObjectionAsync("It is too expensive"), await sales.PlayAsync(), await sales.PlayAsync());
        await sales.DealsAsync(objection, play, won: 5, lost: 0);
        await sales.DealsAsync(objection, secret, won: 5, lost: 0);
        Assert.Equal(2, (await sales.TableAsync(objection)).Answers.Count);

        var manager = await sales.House.KnowledgeManagerAsync();
        Assert.True((await sales.Get<ArchiveArticle>().RunAsync(manager, secret, Stop)).Succeeded);
        Assert.Equal([play], (await sales.TableAsync(objection)).Answers.Select(a => a.Play.Number));

        // An author reads the catalogue, and nothing that was said or sold.
        var author = (await sales.Get<ObjectionReading>().RunAsync(await sales.House.AuthorAsync(), objection, null, null, Stop)).Value;
        Assert.Equal((0, 0, 0), (author.Raised, author.Table.Answers.Count, author.Words.Count));
        Assert.Equal(0, (await sales.Get<ObjectionList>().RunAsync(await sales.House.AuthorAsync(), new(), Stop)).Value.Items.Single().Raised);
        Assert.Equal(10, (await sales.Get<ObjectionList>().RunAsync(await sales.House.RepAsync(), new(), Stop)).Value.Items.Single().Raised);
        foreach (var outside in new[] { await sales.House.CustomerAsync(), await sales.House.PartnerAsync() })
        {
            Assert.Equal("NotFound", (await sales.Get<ObjectionReading>().RunAsync(outside, objection, null, null, Stop)).Refused?.Code);
            Assert.Equal("NotFound", (await sales.Get<ObjectionList>().RunAsync(outside, new(), Stop)).Refused?.Code);
        }
        Assert.Equal(5, (await sales.Get<WonExplanations>().RunAsync(sales.Seller, new WonQuery(sales.Seller.PersonId), 100, Stop)).Value.Count);
        Assert.Empty((await sales.Get<WonExplanations>().RunAsync(manager, new WonQuery(), 100, Stop)).Value);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_likely_is_what_deals_like_it_had(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var (price, noise, play) = (await sales.ObjectionAsync("It is too expensive"), await sales.ObjectionAsync("It is too loud"), await sales.PlayAsync());
        await sales.DealsAsync(price, play, won: 4, lost: 1);
        await sales.DealsAsync(noise, play, won: 1, lost: 0, "WD-1", sales.Household);
        var likely = (await sales.Get<LikelyObjections>().RunAsync(sales.Seller, await sales.OpportunityAsync(), Stop)).Value;
        Assert.Equal((CellWidth.ProductAndSegment, 5), (likely.Width, likely.Opportunities));
        Assert.Equal([(price, 5)], likely.Objections.Select(o => (o.Number, o.Raised)));
        var other = (await sales.Get<LikelyObjections>().RunAsync(sales.Seller, await sales.OpportunityAsync("B", "WD-1", sales.Household), Stop)).Value;
        Assert.Equal((CellWidth.Category, 7), (other.Width, other.Opportunities));
    }

    [Theory, OnBothDatabases]
    public async Task A_new_answer_goes_through_review_whoever_begins_it(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var objection = await sales.ObjectionAsync("It is too expensive", "太贵了");
        var write = sales.Get<WriteAnswer>();
        var draft = (await write.RunAsync(await sales.House.AuthorAsync(), objection, new AnswerInput { Product = "WM-1" }, Stop)).Value;
        var work = (await sales.Get<ArticleWork>().RunAsync(await sales.House.ReviewerAsync(), draft.Number, Stop)).Value.Article;
        Assert.Equal((true, ArticleState.Draft, ArticleKind.SalesPlay, Audience.Internal), (draft.IsDraft, work.State, work.Kind, work.Audience));
        Assert.Contains("## Objection", work.Body);
        Assert.Contains("> It is too expensive", work.Body);

        Assert.Equal("whatToSay", (await write.RunAsync(sales.Seller, objection, new AnswerInput(), Stop)).Refused?.Field);
        var proposed = (await write.RunAsync(sales.Seller, objection, new AnswerInput { WhatToSay = "算十年的账", Language = "zh" }, Stop)).Value;
        var candidate = (await sales.Get<ArticleWork>().RunAsync(await sales.House.ReviewerAsync(), proposed.Number, Stop)).Value.Article;
        Assert.Equal((false, ArticleState.Candidate, "太贵了"), (proposed.IsDraft, candidate.State, candidate.Title));
        Assert.Contains("算十年的账", candidate.Body);
        Assert.Equal("Forbidden", (await write.RunAsync(await sales.House.RepAsync(), objection, new AnswerInput { WhatToSay = "a" }, Stop)).Refused?.Code);
        Assert.Equal("NotFound", (await write.RunAsync(await sales.House.CustomerAsync(), objection, new AnswerInput { WhatToSay = "a" }, Stop)).Refused?.Code);
    }

    [Fact]
    public async Task The_search_box_finds_them_for_those_they_are_for()
    {
        await using var sales = await SalesHouse.OpenAsync();
        var (objection, deal) = (await sales.ObjectionAsync("Zebrastripes fade in the sun", "条纹会褪色"), await sales.OpportunityAsync("Zebrastripes for a hotel"));
        await sales.RaisedAsync(deal, objection, words: "Ourgiraffes would not like it");
        var desk = new Desk(sales.House);
        async Task<IEnumerable<string>> Found(Actor actor, string text) => (await desk.FindAsync(actor, text)).Items.Select(item => item.Number);

        Assert.Equal([objection, deal], await Found(sales.Seller, "zebrastripes"));
        Assert.Equal([objection], await Found(sales.Seller, "褪色"));
        Assert.Equal([objection, deal], await Found(await sales.House.RepAsync(), "zebrastripes"));
        Assert.Equal([objection], await Found(await sales.House.AuthorAsync(), "zebrastripes"));
        Assert.Equal([deal], await Found(sales.Seller, "ourgiraffes"));
        Assert.Empty(await Found(await sales.House.AuthorAsync(), "ourgiraffes"));
        foreach (var outside in new[] { await sales.House.CustomerAsync(), await sales.House.PartnerAsync(), Actor.Visitor("en") })
            Assert.Empty(await Found(outside, "zebrastripes"));
    }

    [Theory, OnBothDatabases]
    public async Task When_plays_are_merged_what_was_explained_with_them_counts_together(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var (objection, loser, winner) = (await sales.ObjectionAsync("It is too expensive"), await sales.PlayAsync(), await sales.PlayAsync());
        await sales.DealsAsync(objection, loser, won: 2, lost: 0);
        await sales.DealsAsync(objection, winner, won: 0, lost: 1);
        var both = await sales.OpportunityAsync();
        var raised = await sales.RaisedAsync(both, objection, winner);
        Assert.True((await sales.Get<GiveExplanation>().RunAsync(sales.Seller, raised, loser, ExplanationResult.Convinced, Stop)).Succeeded);
        await sales.EndAsync(both, won: true);
        Assert.True((await sales.Get<MergeArticles>().RunAsync(await sales.House.KnowledgeManagerAsync(), loser, winner, null, Stop)).Succeeded);
        Assert.Equal([(winner, 3, 4)], (await sales.TableAsync(objection)).Answers.Select(a => (a.Play.Number, a.Wins, a.Deals)));
    }
}
