using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Tests.Api;

namespace KnowledgeCrm.Web.Tests.Sales;

public sealed class SalesApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task An_opportunity_goes_its_way_and_its_answer_is_counted_with_it()
    {
        var sales = await server.AsAsync(Role.Sales);
        var (_, customer) = await server.CustomerAsync("Corner Shop");
        var play = await PlayAsync();
        var objection = (await sales.PostAsync("/objections", new { english = "It costs an arm and a leg", chinese = "贵得离谱" })).Is(201).Text("number");
        (await sales.PostAsync("/objections", new { english = "it costs AN arm and a leg" })).Refuses(409, null, "Objection.Known");

        var opened = (await sales.PostAsync("/opportunities", new { title = "Ten machines", customer, amount = 1200.5, currency = "EUR", expectedClose = "2030-01-31" })).Is(201);
        var path = $"/opportunities/{opened.Text("number")}";
        (await sales.PutAsync(path, new { title = "Twelve machines", version = 7 })).Refuses(409, null, "Changed");
        Assert.Equal(1, (await sales.PutAsync(path, new { title = "Twelve machines", amount = 1400, version = 0 })).Is(200).Json.GetProperty("version").GetInt32());
        (await sales.PostAsync($"{path}/move", new { stage = "won" })).Refuses(400, "reason");

        var raised = (await sales.PostAsync($"{path}/objections", new { words = "An arm and a leg!", objection })).Is(201).Text("id");
        (await sales.PostAsync($"/raised-objections/{raised}/explanations", new { article = play, result = "convinced" })).Is(200);
        var seen = (await (await server.AsAsync(Role.Rep)).GetAsync(path)).Is(200).Json;
        Assert.Equal(1400, seen.GetProperty("amount").GetInt32());
        var given = seen.GetProperty("objections")[0].GetProperty("explanations")[0];
        Assert.Equal((play, 1, "convinced"), (given.GetProperty("article").GetString(), given.GetProperty("version").GetInt32(), given.GetProperty("result").GetString()));

        (await sales.PostAsync($"{path}/move", new { stage = "won", reason = "The sum over ten years" })).Is(200);
        var answer = (await sales.GetAsync($"/objections/{objection}?segment=household")).Is(200).Json.GetProperty("answers")[0];
        Assert.Equal((1, 1), (answer.GetProperty("wins").GetInt32(), answer.GetProperty("deals").GetInt32()));
        // One deal says nothing: there are counts, and no share.
        Assert.False(answer.TryGetProperty("share", out _));
        Assert.Empty((await (await server.AsAsync(Role.Author)).GetAsync($"/objections/{objection}")).Json.GetProperty("answers").EnumerateArray());
        var suggested = (await sales.GetAsync("/objections/suggested?words=arm%20leg")).Is(200).Json;
        Assert.Equal(objection, suggested[0].GetProperty("number").GetString());
    }

    [Theory]
    [InlineData("/opportunities", """{"title":"a","customer":"CU-999999"}""", "customer")]
    [InlineData("/opportunities", """{"title":"a","stage":"won"}""", "stage")]
    [InlineData("/opportunities", """{"title":"a","ownerId":"x"}""", "ownerId")]
    [InlineData("/objections", "{}", "chinese")]
    [InlineData("/objections", """{"english":"a","topic":"none"}""", "topic")]
    public async Task F17_what_can_not_be_taken_is_named(string path, string body, string field) =>
        (await (await server.AsAsync(Role.Sales)).PostAsync(path, body)).Refuses(400, field);

    [Fact]
    public async Task F20_a_filter_that_is_none_is_refused()
    {
        var sales = await server.AsAsync(Role.Sales);
        (await sales.GetAsync("/opportunities?stage=3")).Refuses(400, "stage");
        (await sales.GetAsync("/opportunities?segment=none")).Refuses(400, "segment");
        (await sales.GetAsync("/objections?product=none")).Refuses(400, "product");
    }

    private async Task<string> PlayAsync()
    {
        var author = await server.AsAsync(Role.Author);
        var number = (await author.PostAsync("/articles", new { title = "The sum over ten years", body = "Say it.", language = "en", audience = "internal", kind = "salesPlay" })).Text("number");
        (await author.PostAsync($"/articles/{number}/submit")).Is(200);
        (await (await server.AsAsync(Role.Reviewer)).PostAsync($"/articles/{number}/approve")).Is(200);
        return number;
    }
}
