using System.Text.Json;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Tests.Api;

namespace KnowledgeCrm.Web.Tests.Curation;

public sealed class CurationApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Suggested_words_are_dismissed_once_and_may_come_back()
    {
        var manager = await server.AsAsync(Role.KnowledgeManager);
        Assert.Empty((await manager.GetAsync("/curation/suggested-synonyms")).Is(200).Json.EnumerateArray());
        (await manager.PostAsync("/curation/dismissed-synonyms", new { from = "a" })).Refuses(400, "to", "Text.Required");
        var first = (await manager.PostAsync("/curation/dismissed-synonyms", new { from = "Fridge", to = "refrigerator" })).Is(201);
        Assert.Equal(first.Text("id"), (await manager.PostAsync("/curation/dismissed-synonyms", new { from = "fridge", to = "refrigerator" })).Is(201).Text("id"));
        var line = Assert.Single((await manager.GetAsync("/curation/dismissed-synonyms")).Is(200).Json.EnumerateArray());
        Assert.Equal("fridge", line.GetProperty("from").GetString());
        for (var i = 0; i < 2; i++) (await manager.SendAsync("DELETE", $"/curation/dismissed-synonyms/{first.Text("id")}", null)).Is(204);
        Assert.Empty((await manager.GetAsync("/curation/dismissed-synonyms")).Is(200).Json.EnumerateArray());
    }

    [Fact]
    public async Task A_rule_is_added_changed_and_removed_and_an_older_version_is_a_conflict()
    {
        var manager = await server.AsAsync(Role.KnowledgeManager);
        var added = (await manager.PostAsync("/curation/synonyms", new { from = new[] { "tub" }, to = new[] { "drum", "内筒" } })).Is(201);
        var path = $"/curation/synonyms/{added.Text("id")}";
        Assert.Equal($"/api/v1{path}", added.Headers["Location"]);
        (await manager.PostAsync("/curation/synonyms", new { from = new[] { "TUB" }, to = new[] { "b" } })).Refuses(409, null, "Synonym.Known");

        var changed = (await manager.PutAsync(path, new { from = new[] { "tub" }, to = new[] { "drum" }, bothWays = false, version = 0 })).Is(200);
        Assert.Equal(1, changed.Json.GetProperty("version").GetInt32());
        (await manager.PutAsync(path, new { from = new[] { "tub" }, to = new[] { "pan" }, version = 0 })).Refuses(409, null, "Changed");

        var line = Items(await (await server.AsAsync(Role.Rep)).GetAsync("/curation/synonyms?q=tub")).Single();
        Assert.Equal(("drum", false), (line.GetProperty("to")[0].GetString(), line.GetProperty("bothWays").GetBoolean()));
        (await manager.SendAsync("DELETE", path, null)).Is(204);
        (await manager.SendAsync("DELETE", path, null)).Is(204);
        Assert.Empty(Items(await manager.GetAsync("/curation/synonyms?q=tub")));
        (await manager.PutAsync(path, new { from = new[] { "tub" }, to = new[] { "pan" } })).Refuses(404);
    }

    [Fact]
    public async Task A_word_of_the_glossary_is_added_and_removed()
    {
        var manager = await server.AsAsync(Role.KnowledgeManager);
        var id = (await manager.PostAsync("/curation/glossary", new { english = "drain hose", chinese = "排水管" })).Is(201).Text("id");
        (await manager.PutAsync($"/curation/glossary/{id}", new { english = "drain hose", chinese = "排水软管" })).Is(200);
        Assert.Equal("排水软管", Items(await manager.GetAsync("/curation/glossary?q=hose")).Single().GetProperty("chinese").GetString());
        (await manager.SendAsync("DELETE", $"/curation/glossary/{id}", null)).Is(204);
    }

    [Fact]
    public async Task A_pin_says_its_article_its_place_and_its_day()
    {
        var manager = await server.AsAsync(Role.KnowledgeManager);
        var article = await server.PublishedAsync("Puddles");
        (await manager.PostAsync("/curation/pins", new { query = "puddle", article, reviewBy = "2020-01-31", note = "Asked often" })).Is(201);

        var line = Items(await manager.GetAsync("/curation/pins?overdue=true")).Single(item => item.GetProperty("article").GetString() == article);
        Assert.Equal(("puddle", "2020-01-31", true, 1), (
            line.GetProperty("query").GetString(), line.GetProperty("reviewBy").GetString(), line.GetProperty("overdue").GetBoolean(), line.GetProperty("order").GetInt32()));
        (await manager.PostAsync("/curation/pins", new { query = "puddles", article })).Refuses(409, null, "Pin.Known");
        (await manager.PostAsync("/curation/pins", new { query = "puddle", article = "KB-99999" })).Refuses(400, "article", "Article.Unknown");
        (await manager.PostAsync("/curation/pins", """{"query":"a","article":"KB-1","reviewBy":"soon"}""")).Refuses(400, "reviewBy");
    }

    [Theory]
    [InlineData("synonyms", """{"from":["a"],"changedBy":"x"}""", "changedBy")]
    [InlineData("synonyms", """{"from":["a"]}""", "to")]
    [InlineData("synonyms", """{"from":"a","to":["b"]}""", "from")]
    [InlineData("synonyms", """{"from":["\u0000"],"to":["b"]}""", "from[0]")]
    [InlineData("glossary", """{"english":"leak"}""", "chinese")]
    [InlineData("pins", """{"query":"?!","article":"KB-1"}""", "query")]
    [InlineData("pins", """{"query":"a","article":"KB-1","order":101}""", "order")]
    public async Task F17_F20_what_can_not_be_taken_is_refused_by_name(string list, string body, string field) =>
        (await (await server.AsAsync(Role.KnowledgeManager)).PostAsync($"/curation/{list}", body)).Refuses(400, field);

    [Fact]
    public async Task The_tables_are_for_sessions_of_those_who_may_read_them()
    {
        var session = await server.SessionAsync(Role.Rep);
        foreach (var name in new[] { "synonyms", "glossary", "pins" })
        {
            using var answer = await session.GetAsync($"/console/curation/{name}.csv");
            Assert.Equal(("text/csv", "utf-8"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
            Assert.Equal($"{name}.csv", answer.Content.Headers.ContentDisposition!.FileName);
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    private static JsonElement.ArrayEnumerator Items(ApiReply reply) => reply.Is(200).Json.GetProperty("items").EnumerateArray();
}
