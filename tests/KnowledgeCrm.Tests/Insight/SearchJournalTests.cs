using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Tests.Insight;

/// <summary>What is noted of a search, and what becomes of it.</summary>
public sealed class SearchJournalTests
{
    [Theory, OnBothDatabases]
    public async Task What_became_of_each_search_is_known_after_ten_minutes(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var searcher = new Searcher(house);
        var (rep, other, lost) = (await house.RepAsync(), await house.CustomerAsync(), await house.CustomerAsync());
        var article = Guid.CreateVersion7();

        var reformulated = searcher.Search(rep, "water under machine");
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        var opened = searcher.SearchAndOpen(rep, "leaking hose", article);
        searcher.Journal.Opened(opened, Searcher.KeyOf(article), 2);
        var solved = searcher.Search(other, "E07");
        searcher.Journal.Opened(solved, Searcher.KeyOf(article), 1);
        searcher.Journal.Solved(solved, Searcher.KeyOf(article), 1);
        searcher.Journal.Opened(solved, Searcher.KeyOf(Guid.CreateVersion7()), 2);
        var first = searcher.Search(lost, "smart plug pairing");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = searcher.Search(lost, "Pairing smart PLUG");
        await searcher.WriteAsync();
        Assert.False((await searcher.NoteAsync(again)).IsSettled);
        await searcher.SettleAsync();

        Assert.Equal((SearchOutcome.Reformulated, opened), await OutcomeAsync(reformulated));
        Assert.Equal((SearchOutcome.Opened, null), await OutcomeAsync(opened));
        Assert.Equal(2, (await searcher.NoteAsync(opened)).Rank);
        // What solved it stays, though something else was opened after.
        Assert.Equal((SearchOutcome.Solved, null), await OutcomeAsync(solved));
        Assert.Equal(article, (await searcher.NoteAsync(solved)).ResultId);
        Assert.Equal((SearchOutcome.Repeated, again), await OutcomeAsync(first));
        Assert.Equal((SearchOutcome.GivenUp, null), await OutcomeAsync(again));

        async Task<(SearchOutcome, Guid?)> OutcomeAsync(Guid search)
        {
            var note = await searcher.NoteAsync(search);
            return (note.Outcome, note.NextId);
        }
    }

    [Fact]
    public async Task Who_comes_back_to_search_right_after_opening_was_not_helped()
    {
        await using var house = await House.OpenAsync();
        var searcher = new Searcher(house);
        var (back, content) = (await house.RepAsync(), await house.RepAsync());
        var article = Guid.CreateVersion7();
        var left = searcher.SearchAndOpen(back, "pump noise", article);
        var stayed = searcher.SearchAndOpen(content, "pump noise", article);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        searcher.Search(back, "loud pump");
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        searcher.Search(content, "quite another thing");
        await searcher.SettleAsync();

        Assert.True((await searcher.NoteAsync(left)).CameBack);
        Assert.False((await searcher.NoteAsync(left)).Succeeded);
        Assert.True((await searcher.NoteAsync(stayed)).Succeeded);
    }

    [Fact]
    public async Task What_is_typed_in_one_go_is_one_search()
    {
        await using var house = await House.OpenAsync();
        var searcher = new Searcher(house);
        var rep = await house.RepAsync();
        foreach (var typed in new[] { "p", "pu", "pump", "pump n" })
        {
            searcher.Search(rep, typed, place: SearchPlace.Console);
            house.Clock.Advance(TimeSpan.FromMilliseconds(300));
        }
        var last = searcher.Search(rep, "pump noise", place: SearchPlace.Console);
        searcher.Search(rep, "drum", place: SearchPlace.Console);
        await searcher.WriteAsync();

        Assert.Equal(["drum", "pump noise"], await TextsAsync(house));
        Assert.Equal("pump noise", (await searcher.NoteAsync(last)).Text);
    }

    [Fact]
    public async Task A_search_that_something_was_done_with_stays_though_its_searcher_types_on()
    {
        await using var house = await House.OpenAsync();
        var searcher = new Searcher(house);
        var rep = await house.RepAsync();
        searcher.SearchAndOpen(rep, "pump", Guid.CreateVersion7(), SearchPlace.Console);
        searcher.Search(rep, "pump noise", place: SearchPlace.Console);
        await searcher.WriteAsync();

        Assert.Equal(["pump", "pump noise"], await TextsAsync(house));
    }

    [Fact]
    public async Task Further_pages_and_empty_queries_are_no_searches()
    {
        await using var house = await House.OpenAsync();
        var searcher = new Searcher(house);
        var rep = await house.RepAsync();
        searcher.Search(rep, "  ");
        searcher.Journal.Searched(rep, new SearchRequest("pump", Offset: 10), new SearchAnswer(30, [], false, 1), SearchPlace.Portal, null);
        searcher.Search(rep, "pump");
        await searcher.WriteAsync();

        Assert.Equal(["pump"], await TextsAsync(house));
    }

    [Theory, OnBothDatabases]
    public async Task Numbers_of_people_and_what_no_database_stores_are_not_kept(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var searcher = new Searcher(house);
        var visitor = Actor.Visitor(Languages.English);
        searcher.Search(visitor, "where is my order, call 139 0000 1234\nor mail ann@example.org\0\ud800");
        searcher.Search(visitor, new string('水', 9_000));
        await searcher.WriteAsync();

        var texts = await TextsAsync(house);
        Assert.Contains("where is my order, call [phone] or mail [e-mail]", texts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("1234", texts[0], StringComparison.Ordinal);
        Assert.Equal(SearchNote.LongestText, texts[1].Length);
    }

    [Fact]
    public async Task A_visitor_has_no_session_and_what_names_an_unknown_search_is_ignored()
    {
        await using var house = await House.OpenAsync();
        var searcher = new Searcher(house);
        var visitor = Actor.Visitor(Languages.English);
        var search = searcher.Search(visitor, "pump");
        searcher.Search(visitor, "drum");
        searcher.Journal.Opened(Guid.CreateVersion7(), Searcher.KeyOf(Guid.CreateVersion7()), 1);
        await searcher.SettleAsync();

        var note = await searcher.NoteAsync(search);
        Assert.Null(note.Sequence);
        Assert.Null(note.PersonId);
        // Whether the next search was the same visitor's can't be known.
        Assert.Equal(SearchOutcome.GivenUp, note.Outcome);
    }

    [Fact]
    public async Task A_journal_that_can_not_be_written_loses_the_oldest_and_says_how_many()
    {
        await using var house = await House.OpenAsync();
        var searcher = new Searcher(house);
        var visitor = Actor.Visitor(Languages.English);
        for (var i = 0; i < SearchJournal.Room + 25; i++) searcher.Search(visitor, $"question {i}");

        Assert.Equal(25, searcher.Journal.Dropped);
        await searcher.WriteAsync();
        await using var db = house.Db();
        Assert.Equal(SearchJournal.Room, await db.SearchNotes.CountAsync(Searcher.Stop));
        Assert.False(await db.SearchNotes.AnyAsync(note => note.Text == "question 24", Searcher.Stop));
    }

    [Fact]
    public async Task What_was_noted_is_written_every_second_and_when_the_program_stops()
    {
        await using var house = await House.OpenAsync();
        var searcher = new Searcher(house);
        using var stopping = new CancellationTokenSource();
        var running = house.Get<SearchJournalWriter>().RunAsync(stopping.Token);
        searcher.Search(await house.RepAsync(), "still typing");
        await stopping.CancelAsync();
        await running;

        Assert.Equal(["still typing"], await TextsAsync(house));
    }

    [Theory, OnBothDatabases]
    public async Task Searches_are_forgotten_after_180_days(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var searcher = new Searcher(house);
        var rep = await house.RepAsync();
        searcher.Search(rep, "old");
        await searcher.SettleAsync();
        house.Clock.Advance(TimeSpan.FromDays(100));
        searcher.Search(rep, "young");
        await searcher.SettleAsync();
        house.Clock.Advance(TimeSpan.FromDays(80));
        await house.Services.GetRequiredService<ForgetSearches>().RunAsync(Searcher.Stop);

        Assert.Equal(["young"], await TextsAsync(house));
    }

    private static Task<List<string>> TextsAsync(House house) =>
        house.AskAsync(db => db.SearchNotes.OrderBy(note => note.Text.Length > 100).ThenBy(note => note.Text).Select(note => note.Text).ToListAsync(Searcher.Stop));
}
