using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Insight;

/// <summary>People who search in a house, with what the journal is told of it.</summary>
internal sealed class Searcher(House house)
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public SearchJournal Journal => house.Get<SearchJournal>();

    /// <summary>Searches, as far as the journal knows.</summary>
    public Guid Search(Actor actor, string text, int found = 3, SearchPlace place = SearchPlace.Portal, bool sure = true, string? session = null)
    {
        var answer = new SearchAnswer(found, [], false, 1) { Sure = sure };
        Journal.Searched(actor, new SearchRequest(text), answer, place, session);
        // Nobody searches twice in the same moment.
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        return answer.Id;
    }

    /// <summary>Searches and opens what was found.</summary>
    public Guid SearchAndOpen(Actor actor, string text, Guid article, SearchPlace place = SearchPlace.Portal)
    {
        var search = Search(actor, text, place: place);
        Journal.Opened(search, KeyOf(article), 1);
        return search;
    }

    public static SearchKey KeyOf(Guid article) => new(ArticleSearchSource.KindName, article);

    /// <summary>Writes all down.</summary>
    public Task WriteAsync() => house.Get<SearchJournalWriter>().WriteAsync(all: true, Stop);

    /// <summary>Writes all down, and lets the time pass in which what people do next counts.</summary>
    public async Task SettleAsync()
    {
        await WriteAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        await house.Get<SettleSearches>().RunAsync(Stop);
    }

    public Task<SearchNote> NoteAsync(Guid search) => house.AskAsync(async db =>
        await db.SearchNotes.FindAsync([search], Stop) ?? throw new InvalidOperationException("There is no note of this search."));

    /// <summary>The id of an article by its number.</summary>
    public Task<Guid> ArticleAsync(string number) => house.AskAsync(db => Task.FromResult(db.Articles.Single(a => a.Number == number).Id));
}
