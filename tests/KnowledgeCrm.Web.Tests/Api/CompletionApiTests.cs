using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>Completion over the API, and what an answer's name is good for.</summary>
public sealed class CompletionApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F50_titles_are_completed_for_those_who_may_read_them()
    {
        var open = await server.PublishedAsync("Snorfblat for all");
        await server.PublishedAsync("Snorfblat inside", Audience.Internal);
        await server.Get<SearchCompletions>().RefreshAsync(Stop);

        var items = (await server.Visitor.GetAsync("/search/completions?q=snorf")).Is(200).Json.GetProperty("items");
        var item = Assert.Single(items.EnumerateArray());
        Assert.Equal(("article", open, "Snorfblat for all"), (item.GetProperty("type").GetString(), item.GetProperty("number").GetString(), item.GetProperty("text").GetString()));
        Assert.Equal(2, (await (await server.AsAsync(Role.Rep)).GetAsync("/search/completions?q=snorf")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await server.Visitor.GetAsync("/search/completions")).Is(200).Json.GetProperty("items").GetArrayLength());
        (await server.Visitor.GetAsync("/search/completions?q=a&limit=0")).Refuses(400, "limit");
        (await server.Visitor.GetAsync("/search/completions?q=a&limit=21")).Refuses(400, "limit");
    }

    [Fact]
    public async Task An_article_read_from_an_answer_is_noted_as_opened()
    {
        var number = await server.PublishedAsync("Gribblefax cleaning");
        var rep = await server.AsAsync(Role.Rep);
        var answer = (await rep.GetAsync("/search?q=gribblefax")).Is(200).Text("id");
        (await rep.GetAsync($"/articles/{number}?from={answer}&rank=1")).Is(200);
        // Whatever else stands there is no answer, and no fault.
        (await rep.GetAsync($"/articles/{number}?from=x&rank=-1")).Is(200);
        await server.Get<SearchJournalWriter>().WriteAsync(all: true, Stop);

        await using var db = await server.DbAsync();
        var note = await db.SearchNotes.SingleAsync(n => n.Id == Guid.ParseExact(answer, "N"), Stop);
        Assert.Equal((SearchOutcome.Opened, 1, SearchPlace.Api, "gribblefax"), (note.Outcome, note.Rank, note.Place, note.Text));
    }
}
