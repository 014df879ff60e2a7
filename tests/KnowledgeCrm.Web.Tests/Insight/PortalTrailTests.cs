using AngleSharp.Html.Dom;
using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Web.Tests.Insight;

/// <summary>A search in the portal, from the box to what became of it.</summary>
public sealed class PortalTrailTests : IAsyncLifetime
{
    private PortalWorld world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await PortalWorld.StartedAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_result_tells_where_it_was_found_and_its_page_stays_the_same()
    {
        await world.ArticleAsync("Clean the pump filter", "Turn the filter anticlockwise.");
        await world.ArticleAsync("Filter", "Something shorter about the filter.");
        await world.IndexedAsync();
        using var reader = world.Visitor();
        var results = await PortalWorld.PageAsync(reader, "/search?q=filter");
        var links = results.QuerySelectorAll(".found-title a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.EndsWith("&rank=2", links[1], StringComparison.Ordinal);
        var page = await PortalWorld.PageAsync(reader, links[1]);
        Assert.EndsWith(links[1].Split('?')[0], page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);

        var note = await NoteAsync();
        Assert.Equal((SearchOutcome.Opened, 2, SearchPlace.Portal, 2, "filter"), (note.Outcome, note.Rank, note.Place, note.Found, note.Text));
        Assert.Null(note.PersonId);
        Assert.Null(note.Sequence);
    }

    [Fact]
    public async Task Saying_that_it_helped_belongs_to_the_search_that_led_there()
    {
        await world.ArticleAsync("Clean the pump filter", "Turn the filter anticlockwise.");
        await world.IndexedAsync();
        var (reader, actor) = await world.CustomerAsync("Ann");
        using var _ = reader;
        var results = await PortalWorld.PageAsync(reader, "/search?q=filter");
        var page = await PortalWorld.PageAsync(reader, results.QuerySelector(".found-title a")!.GetAttribute("href")!);
        var form = (IHtmlFormElement)page.QuerySelector("#feedback form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value);
        fields["Form.Helpful"] = "no";
        using var sent = await reader.Client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields), Stop);
        Assert.Equal(302, (int)sent.StatusCode);

        var note = await NoteAsync();
        Assert.Equal((SearchOutcome.Opened, false, actor.PersonId), (note.Outcome, note.Helpful, note.PersonId));
    }

    [Fact]
    public async Task Further_pages_belong_to_the_same_search()
    {
        for (var i = 0; i < 12; i++) await world.ArticleAsync($"Filter care number {i}", "Turn the filter.");
        await world.IndexedAsync();
        using var reader = world.Visitor();
        var first = await PortalWorld.PageAsync(reader, "/search?q=filter");
        var second = await PortalWorld.PageAsync(reader, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        await PortalWorld.PageAsync(reader, second.QuerySelectorAll(".found-title a")[1].GetAttribute("href")!);

        var note = await NoteAsync();
        Assert.Equal((SearchOutcome.Opened, 12), (note.Outcome, note.Rank));
    }

    [Fact]
    public async Task The_box_is_completed_for_this_reader()
    {
        await world.ArticleAsync("Clean the pump filter", "Text.");
        await world.ArticleAsync("Pump secrets", "Text.", Audience.Internal);
        await world.Get<SearchCompletions>().RefreshAsync(Stop);
        using var reader = world.Visitor();
        Assert.Equal("""[{"text":"Clean the pump filter","address":"/articles/clean-the-pump-filter"}]""", await reader.ReadAsync("/portal/complete?q=pump"));
        Assert.Equal("[]", await reader.ReadAsync("/portal/complete"));
    }

    private async Task<SearchNote> NoteAsync()
    {
        await world.Get<SearchJournalWriter>().WriteAsync(all: true, Stop);
        await using var db = await world.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);
        return await db.SearchNotes.SingleAsync(Stop);
    }
}
