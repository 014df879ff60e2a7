using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Web.Tests.Api;

public sealed class SearchApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_result_says_what_matched_and_why()
    {
        var number = await server.PublishedAsync("Flimmerglas cleaning", body: "Wipe the **flimmerglas** with a soft cloth, <b>never</b> a wire.");
        var reply = (await server.Visitor.GetAsync("/search?q=flimmerglas")).Is(200).Json;

        Assert.False(reply.GetProperty("incomplete").GetBoolean());
        Assert.Equal(1, reply.GetProperty("total").GetInt32());
        var item = reply.GetProperty("items")[0];
        Assert.Equal(number, item.GetProperty("number").GetString());
        Assert.Equal("article", item.GetProperty("type").GetString());
        Assert.StartsWith("/articles/flimmerglas-cleaning", item.GetProperty("url").GetString(), StringComparison.Ordinal);
        var snippet = item.GetProperty("snippet").GetString()!;
        var marks = item.GetProperty("marks").EnumerateArray().Select(mark => snippet.Substring(mark[0].GetInt32(), mark[1].GetInt32()));
        Assert.Contains(marks, mark => mark.Contains("flimmerglas", StringComparison.OrdinalIgnoreCase));
        var parts = item.GetProperty("why").EnumerateArray().Sum(why => why.GetProperty("score").GetDouble());
        Assert.Equal(item.GetProperty("score").GetDouble(), parts, 6);
    }

    [Fact]
    public async Task F50_only_what_the_caller_may_read_is_found_and_counted()
    {
        var secret = await server.PublishedAsync("The quorbital plan", Audience.Internal);
        var open = await server.PublishedAsync("A quorbital for all");
        var rep = await server.AsAsync(Role.Rep);

        Assert.Equal([open], await NumbersAsync(server.Visitor, "q=quorbital"));
        Assert.Equal(new[] { open, secret }.Order(), (await NumbersAsync(rep, "q=quorbital")).Order());
        // The audience narrows, and never widens.
        Assert.Equal([open], await NumbersAsync(rep, "q=quorbital&audience=public"));
        Assert.Equal([open], await NumbersAsync(server.Visitor, "q=quorbital&audience=internal"));
    }

    [Fact]
    public async Task F52_what_was_just_restricted_is_not_found_any_more()
    {
        var number = await server.PublishedAsync("Soon hidden zwickelfitz");
        Assert.Equal([number], await NumbersAsync(server.Visitor, "q=zwickelfitz"));
        (await (await server.AsAsync(Role.KnowledgeManager)).PostAsync($"/articles/{number}/restrict", new { audience = "partner" })).Is(200);
        Assert.Empty(await NumbersAsync(server.Visitor, "q=zwickelfitz"));
        Assert.Equal([number], await NumbersAsync(await server.AsAsync(Role.Partner), "q=zwickelfitz"));
    }

    [Fact]
    public async Task The_language_filters()
    {
        var english = await server.PublishedAsync("Blorptank XQ9");
        var chinese = await server.PublishedAsync("XQ9 水箱", language: "zh");
        Assert.Equal([english], await NumbersAsync(server.Visitor, "q=XQ9&lang=en"));
        Assert.Equal([chinese], await NumbersAsync(server.Visitor, "q=XQ9&lang=zh"));
        Assert.Equal(2, (await NumbersAsync(server.Visitor, "q=XQ9")).Count);
        Assert.Single(await NumbersAsync(server.Visitor, "q=XQ9&limit=1"));
    }

    [Fact]
    public async Task Facets_are_counted_when_asked_for_and_narrow_by_parameter_or_by_what_is_typed()
    {
        await server.PublishedAsync("Snorkelwack one");
        await server.PublishedAsync("Snorkelwack 二", language: "zh");
        await server.CaseAsync("My snorkelwack hums");
        await server.SearchedAsync();
        var rep = await server.AsAsync(Role.Rep);

        Assert.False((await rep.GetAsync("/search?q=snorkelwack")).Is(200).Json.TryGetProperty("facets", out _));
        var all = "/search?q=snorkelwack&type=article&type=case&facets=true";
        Assert.Equal(new() { ["article"] = 2, ["case"] = 1 }, await CountsAsync(rep, all, "kind"));
        Assert.Equal(new() { ["en"] = 2, ["zh"] = 1 }, await CountsAsync(rep, all, "lang"));
        Assert.Equal(new() { ["validated"] = 2 }, await CountsAsync(rep, all, "confidence"));
        Assert.Equal(new() { ["general"] = 2 }, await CountsAsync(rep, all, "template"));
        Assert.Equal(0, (await rep.GetAsync($"{all}&template=problem")).Is(200).Json.GetProperty("total").GetInt32());
        Assert.Equal(1, (await rep.GetAsync($"{all}&state=new")).Is(200).Json.GetProperty("total").GetInt32());
        Assert.Equal(1, (await rep.GetAsync("/search?q=snorkelwack+lang:zh")).Is(200).Json.GetProperty("total").GetInt32());
        // Who is not of the house is told nothing of how things stand in it.
        var open = (await server.Visitor.GetAsync("/search?q=snorkelwack&facets=true")).Is(200).Json.GetProperty("facets").EnumerateArray();
        Assert.Equal(["kind", "lang", "age"], open.Select(facet => facet.GetProperty("facet").GetString()));
        foreach (var closed in new[] { "template=general", "state=published", "confidence=validated", "owner=author" })
            (await server.Visitor.GetAsync($"/search?q=snorkelwack&{closed}")).Refuses(403);
    }

    [Theory]
    [InlineData("age=decade", "age")]
    [InlineData("age=week&age=", "age")]
    [InlineData("order=best", "order")]
    [InlineData("order=1", "order")]
    [InlineData("topic=%00", "topic")]
    [InlineData("topic=", "topic")]
    [InlineData("offset=-1", "offset")]
    [InlineData("offset=1001", "offset")]
    [InlineData("exact=perhaps", "exact")]
    [InlineData("facets=1", "facets")]
    public async Task F20_what_can_not_narrow_is_refused_by_its_name(string query, string field) =>
        (await server.Visitor.GetAsync($"/search?q=filter&{query}")).Refuses(400, field);

    [Fact]
    public async Task The_order_and_the_offset_are_those_asked_for()
    {
        var first = await server.PublishedAsync("Wobblegate");
        var second = await server.PublishedAsync("Of a wobblegate, and much else that takes its share of the words of this title");
        Assert.Equal([second, first], await NumbersAsync(server.Visitor, "q=wobblegate&order=newest"));
        Assert.Equal([first], await NumbersAsync(server.Visitor, "q=wobblegate&order=newest&offset=1"));
        Assert.Equal([first, second], await NumbersAsync(server.Visitor, "q=wobblegate&order=relevance"));
    }

    [Fact]
    public async Task Cases_and_customers_are_found_by_those_who_may_see_them_when_asked_for()
    {
        var rep = await server.AsAsync(Role.Rep);
        var number = await server.CaseAsync("My vorpelsnap broke");
        var (customer, _) = await server.CustomerAsync("Vorpelsnap Ltd");
        await server.SearchedAsync();

        Assert.Empty(await NumbersAsync(rep, "q=vorpelsnap"));
        Assert.Equal([number], await NumbersAsync(rep, "q=vorpelsnap&type=case"));
        Assert.Equal(2, (await NumbersAsync(rep, "q=vorpelsnap&type=case&type=customer&type=article")).Count);
        foreach (var other in new[] { server.Visitor, customer, await server.AsAsync(Role.Partner) })
        {
            (await other.GetAsync("/search?q=vorpelsnap&type=case")).Refuses(403);
            (await other.GetAsync("/search?q=vorpelsnap&type=customer")).Refuses(403);
        }
    }

    [Fact]
    public async Task Customers_words_lead_to_the_article_and_are_told_only_to_those_who_may_see_the_case()
    {
        var number = await server.PublishedAsync("Cleaning the strainer");
        var rep = await server.AsAsync(Role.Rep);
        var asked = await server.CaseAsync("the gurglewump wont drain since tuesday");
        (await rep.PostAsync($"/cases/{asked}/resolve", new { outcome = "solved", article = number })).Is(200);
        await LearntAsync(number);
        await server.SearchedAsync();

        var inside = (await rep.GetAsync("/search?q=gurglewump")).Is(200);
        Assert.Contains("since tuesday", inside.Body, StringComparison.Ordinal);
        var outside = (await server.Visitor.GetAsync("/search?q=gurglewump")).Is(200);
        Assert.Equal(number, outside.Json.GetProperty("items")[0].GetProperty("number").GetString());
        Assert.DoesNotContain("gurglewump", outside.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("tuesday", outside.Body, StringComparison.Ordinal);
    }

    // The article learns in a reaction; every commit is a chance to look.
    private async Task LearntAsync(string number)
    {
        var signal = server.Get<OutboxSignal>();
        while (true)
        {
            var next = signal.Next;
            var article = (await (await server.AsAsync(Role.Author)).GetAsync($"/articles/{number}")).Json;
            if (article.GetProperty("customersHelped").GetInt32() > 0) return;
            await OutboxSignal.WaitAsync(next, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<Dictionary<string, int>> CountsAsync(ApiCaller caller, string path, string facet) =>
        (await caller.GetAsync(path)).Is(200).Json.GetProperty("facets").EnumerateArray().Single(f => f.GetProperty("facet").GetString() == facet)
            .GetProperty("values").EnumerateArray().ToDictionary(v => v.GetProperty("value").GetString()!, v => v.GetProperty("count").GetInt32());

    private static async Task<IReadOnlyList<string>> NumbersAsync(ApiCaller caller, string query)
    {
        var reply = (await caller.GetAsync($"/search?{query}")).Is(200).Json;
        return [.. reply.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetString()!)];
    }
}
