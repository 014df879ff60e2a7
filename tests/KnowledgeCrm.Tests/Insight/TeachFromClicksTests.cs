using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Insight;

/// <summary>Clicks teach, but less than a solved case, and nobody alone.</summary>
public sealed class TeachFromClicksTests
{
    private const string Asked = "walkabout across the kitchen";

    [Theory, OnBothDatabases]
    public async Task Three_people_who_were_led_to_an_article_teach_it_their_words(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (searcher, desk) = (new Searcher(house), new Desk(house));
        var number = await desk.PublishedAsync("The machine moves", "Take out the transit bolts.");
        var article = await searcher.ArticleAsync(number);
        var visitor = Actor.Visitor(Languages.English);
        Assert.Empty((await desk.FindAsync(visitor, "walkabout")).Items);
        searcher.SearchAndOpen(await house.CustomerAsync(), Asked, article);
        searcher.SearchAndOpen(await house.CustomerAsync(), "Walkabout across the kitchen!", article);
        await LearnAsync(house, searcher);
        Assert.Empty((await desk.FindAsync(visitor, "walkabout")).Items);

        searcher.SearchAndOpen(await house.RepAsync(), "walkabout across my kitchen", article);
        await LearnAsync(house, searcher);
        await LearnAsync(house, searcher);

        var words = Assert.Single(await WordsAsync(house));
        Assert.Equal(WordsKind.Clicked, words.Kind);
        Assert.Equal(0.1, words.Weight, 4);
        var found = Assert.Single((await desk.FindAsync(visitor, "walkabout")).Items);
        Assert.Equal(number, found.Number);
        var document = Assert.Single(await house.Get<IEnumerable<ISearchSource>>().OfType<ArticleSearchSource>().Single().ReadAsync([article], Searcher.Stop));
        Assert.Equal(0.1, Assert.Single(document.PastQuestions).Weight, 4);
        // It helped no customer, and nobody's words are told.
        Assert.DoesNotContain(found.Why, why => why.Text.Contains("walkabout", StringComparison.Ordinal) || why.Text.Contains("Helped", StringComparison.Ordinal));
        var rep = await house.RepAsync();
        Assert.DoesNotContain((await desk.FindAsync(rep, "walkabout")).Items[0].Why, why => why.Text.Contains("across", StringComparison.Ordinal));
        Assert.Equal(0, (await house.Get<ArticleReading>().RunAsync(rep, number, Searcher.Stop)).Value.CustomersHelped);
    }

    [Fact]
    public async Task Nobody_alone_can_push_an_article_up()
    {
        await using var house = await House.OpenAsync();
        var (searcher, desk) = (new Searcher(house), new Desk(house));
        var article = await searcher.ArticleAsync(await desk.PublishedAsync("The machine moves", "Take out the transit bolts."));
        var (one, visitor) = (await house.CustomerAsync(), Actor.Visitor(Languages.English));
        for (var i = 0; i < 50; i++)
        {
            var search = searcher.SearchAndOpen(one, Asked, article);
            searcher.Journal.Judged(search, Searcher.KeyOf(article), 1, helpful: true);
            searcher.SearchAndOpen(visitor, Asked, article);
            house.Clock.Advance(TimeSpan.FromMinutes(5));
        }
        await LearnAsync(house, searcher);

        Assert.Empty(await WordsAsync(house));
    }

    [Fact]
    public async Task However_many_click_it_weighs_less_than_a_third_of_a_case()
    {
        await using var house = await House.OpenAsync();
        var (searcher, desk) = (new Searcher(house), new Desk(house));
        var article = await searcher.ArticleAsync(await desk.PublishedAsync("The machine moves", "Take out the transit bolts."));
        for (var i = 0; i < 14; i++) searcher.SearchAndOpen(await house.CustomerAsync(), Asked, article);
        await LearnAsync(house, searcher);

        Assert.Equal(CustomersWords.MostForClicks, Assert.Single(await WordsAsync(house)).Weight);
        Assert.InRange(CustomersWords.MostForClicks, 0, 0.3f);
    }

    [Fact]
    public async Task Not_helpful_takes_it_away()
    {
        await using var house = await House.OpenAsync();
        var (searcher, desk) = (new Searcher(house), new Desk(house));
        var article = await searcher.ArticleAsync(await desk.PublishedAsync("The machine moves", "Take out the transit bolts."));
        for (var i = 0; i < 3; i++) searcher.SearchAndOpen(await house.CustomerAsync(), Asked, article);
        await LearnAsync(house, searcher);
        Assert.Single(await WordsAsync(house));

        var search = searcher.SearchAndOpen(await house.CustomerAsync(), Asked, article);
        searcher.Journal.Judged(search, Searcher.KeyOf(article), 1, helpful: false);
        await LearnAsync(house, searcher);

        Assert.Single(await house.AskAsync(db => db.SearchNotes.Where(note => note.Helpful == false).ToListAsync(Searcher.Stop)));
        Assert.Empty(await WordsAsync(house));
        Assert.Empty((await desk.FindAsync(Actor.Visitor(Languages.English), "walkabout")).Items);
    }

    [Fact]
    public async Task Who_came_back_to_search_teaches_nothing()
    {
        await using var house = await House.OpenAsync();
        var (searcher, desk) = (new Searcher(house), new Desk(house));
        var article = await searcher.ArticleAsync(await desk.PublishedAsync("The machine moves", "Take out the transit bolts."));
        for (var i = 0; i < 3; i++)
        {
            var customer = await house.CustomerAsync();
            searcher.SearchAndOpen(customer, Asked, article);
            house.Clock.Advance(TimeSpan.FromSeconds(20));
            searcher.Search(customer, "moving washer");
        }
        await LearnAsync(house, searcher);

        Assert.Empty(await WordsAsync(house));
    }

    private static async Task LearnAsync(House house, Searcher searcher)
    {
        await searcher.SettleAsync();
        await house.Get<TeachFromClicks>().RunAsync(Searcher.Stop);
    }

    private static Task<List<CustomersWords>> WordsAsync(House house) => house.AskAsync(db => db.CustomersWords.ToListAsync(Searcher.Stop));
}
