using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Tests.Api;

public sealed class RefusalTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Case = """{"subject":"a","description":"b"%}""";

    [Theory]
    [InlineData("POST", "/cases", "role")]
    [InlineData("POST", "/cases", "ownerId")]
    [InlineData("POST", "/cases", "channel")]
    [InlineData("POST", "/cases", "Subject")]
    [InlineData("POST", "/articles", "state")]
    [InlineData("POST", "/articles", "ownerId")]
    [InlineData("PUT", "/articles/KB-1/draft", "ownerId")]
    [InlineData("PUT", "/articles/KB-1/draft", "liveAudience")]
    [InlineData("POST", "/articles/KB-1/approve", "audience")]
    [InlineData("POST", "/articles/KB-1/feedback", "personId")]
    [InlineData("POST", "/cases/CS-1/resolve", "status")]
    [InlineData("POST", "/cases/CS-1/replies", "personName")]
    [InlineData("POST", "/customers", "number")]
    public async Task F17_a_field_that_may_not_be_set_is_refused_by_name(string method, string path, string field)
    {
        var caller = await server.AsAsync(Role.Rep, Role.Author, Role.Reviewer);
        (await caller.SendAsync(method, path, $$"""{"{{field}}":"x"}""")).Refuses(400, field, "Field.Unknown");
    }

    [Theory]
    [InlineData(""","customer":"\u0000" """, "customer")]
    [InlineData(""","product":"\ud83d" """, "product")]
    [InlineData(""","language":"\udc00x" """, "language")]
    [InlineData(""","priority":1e999""", "priority")]
    [InlineData(""","priority":1""", "priority")]
    [InlineData(""","priority":"1" """, "priority")]
    [InlineData(""","priority":"High" """, "priority")]
    [InlineData(""","priority":"low, high" """, "priority")]
    [InlineData(""","language":"fr" """, "language")]
    [InlineData(""","language":["en"]""", "language")]
    [InlineData(""","customer":"CU-999999" """, "customer")]
    [InlineData(""","product":"NO-1" """, "product")]
    [InlineData(""","subject":"again" """, "subject")]
    public async Task F20_what_can_not_be_taken_is_refused_by_name(string more, string field)
    {
        var caller = await server.AsAsync(Role.Rep);
        (await caller.PostAsync("/cases", Case.Replace("%", more))).Refuses(400, field);
        (await caller.PostAsync("/cases", Case.Replace("%", ""","language":"en" """))).Is(201);
    }

    [Theory]
    [InlineData("/search?q=a%00b", "q")]
    [InlineData("/search?q=a&limit=1e999", "limit")]
    [InlineData("/search?q=a&limit=0", "limit")]
    [InlineData("/search?q=a&limit=101", "limit")]
    [InlineData("/search?q=a&limit=x", "limit")]
    [InlineData("/search?q=a&lang=fr", "lang")]
    [InlineData("/search?q=a&audience=3", "audience")]
    [InlineData("/search?q=a&audience=everybody", "audience")]
    [InlineData("/search?q=a&type=planet", "type")]
    [InlineData("/candidates?page=0", "page")]
    [InlineData("/candidates?page=99999999999", "page")]
    [InlineData("/customers?q=%00", "q")]
    [InlineData("/customers?page=-1", "page")]
    [InlineData("/articles/KB-1?version=secret", "version")]
    public async Task F20_a_filter_that_can_not_be_read_is_refused_by_name(string path, string field) =>
        (await (await server.AsAsync(Role.Rep)).GetAsync(path)).Refuses(400, field);

    [Theory]
    [InlineData("")]
    [InlineData("%E2%80%AE")]
    [InlineData("%22unbalanced")]
    [InlineData("AND+OR+NOT")]
    [InlineData("*")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("%ED%A0%80")]
    [InlineData("(((")]
    public async Task Any_text_is_a_query(string q) => (await server.Visitor.GetAsync($"/search?q={q}")).Is(200);

    [Fact]
    public async Task A_very_long_query_is_one_too() => (await server.Visitor.GetAsync($"/search?q={new string('x', 7_000)}")).Is(200);

    [Theory]
    [InlineData("{", 400)]
    [InlineData("{\"subject\":}", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("\"text\"", 400)]
    [InlineData("{\"a\\u0000\":1}", 400)]
    [InlineData("{\"a\\ud800\":1}", 400)]
    public async Task What_is_no_object_is_refused(string body, int status) =>
        (await (await server.AsAsync(Role.Rep)).PostAsync("/cases", body)).Refuses(status);

    [Fact]
    public async Task Nesting_without_end_is_refused() =>
        (await (await server.AsAsync(Role.Rep)).PostAsync("/cases", string.Concat(Enumerable.Repeat("{\"a\":", 50_000)))).Refuses(400);

    [Fact]
    public async Task Other_content_is_415_and_too_much_413()
    {
        var caller = await server.AsAsync(Role.Rep);
        (await caller.SendAsync("POST", "/cases", "subject=a", ("Content-Type", "application/x-www-form-urlencoded"))).Refuses(415);
        (await caller.PostAsync("/cases", $$"""{"subject":"{{new string('x', 5_000_000)}}"}""")).Refuses(413);
        (await caller.PostAsync("/cases", $$"""{"subject":"{{new string('x', 1_000_000)}}","description":"b"}""")).Refuses(400, "subject", "Text.TooLong");
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_the_callers_language()
    {
        var caller = await server.AsAsync(Role.Rep);
        Assert.Equal("未找到", (await caller.GetAsync("/nothing", ("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5"))).Refuses(404).Json.GetProperty("title").GetString());
        Assert.Equal("Not found", (await caller.GetAsync("/nothing", ("Accept-Language", "fr,en;q=0.5,zh;q=0.1"))).Refuses(404).Json.GetProperty("title").GetString());
        (await caller.SendAsync("DELETE", "/cases", null)).Refuses(405);
        var required = (await caller.SendAsync("POST", "/cases", "{}", ("Accept-Language", "zh"))).Refuses(400, "subject");
        Assert.Contains("填", required.Json.GetProperty("errors").GetProperty("subject")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("未找到", (await caller.GetAsync("/cases/CS-1", ("Accept-Language", "zh"))).Refuses(404).Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_list_has_no_holes() =>
        (await (await server.AsAsync(Role.Rep)).PostAsync("/customers", """{"name":"a","contacts":[null]}""")).Refuses(400, "contacts[0]");

    [Fact]
    public async Task F12_what_may_not_be_seen_is_answered_like_what_is_not_there()
    {
        var inside = await server.PublishedAsync("Inside alone", Audience.Internal);
        var draft = await server.DraftAsync("Not yet", Audience.Public);
        var (owner, number) = await server.CustomerAsync("Ada");
        var (stranger, _) = await server.CustomerAsync("Bob");
        var hers = (await owner.PostAsync("/cases", new { subject = "Hers", description = "Hers" })).Text("number");

        (await (await server.AsAsync(Role.Rep)).GetAsync($"/articles/{inside}")).Is(200);
        (await owner.GetAsync($"/cases/{hers}")).Is(200);
        (await owner.GetAsync($"/customers/{number}")).Is(200);
        await Alike(server.Visitor, $"/articles/{inside}", "/articles/KB-9999");
        await Alike(server.Visitor, $"/articles/{draft}", "/articles/KB-9999");
        await Alike(server.Visitor, $"/articles/{draft}?version=work", "/articles/KB-9999?version=work");
        await Alike(stranger, $"/articles/{inside}", "/articles/KB-9999");
        await Alike(stranger, $"/cases/{hers}", "/cases/CS-99999");
        await Alike(stranger, $"/customers/{number}", "/customers/CU-9999");
        foreach (var verb in new[] { "replies", "links", "resolve" })
        {
            var body = verb switch
            {
                "replies" => """{"text":"a"}""",
                "links" => """{"article":"KB-1","kind":"used"}""",
                _ => """{"outcome":"nothing","reason":"oneOff"}""",
            };
            Same(await stranger.PostAsync($"/cases/{hers}/{verb}", body), await stranger.PostAsync($"/cases/CS-99999/{verb}", body));
        }
        Same(await server.Visitor.PostAsync($"/articles/{inside}/feedback", new { helpful = true }),
            await server.Visitor.PostAsync("/articles/KB-9999/feedback", new { helpful = true }));
    }

    private static async Task Alike(ApiCaller caller, string hidden, string missing) =>
        Same(await caller.GetAsync(hidden), await caller.GetAsync(missing));

    private static void Same(ApiReply hidden, ApiReply missing)
    {
        missing.Refuses(404);
        Assert.Equal(missing.Body, hidden.Body);
        Assert.Equal(Without(missing, "Date"), Without(hidden, "Date"));
    }

    private static Dictionary<string, string> Without(ApiReply reply, string header) =>
        reply.Headers.Where(h => h.Key != header).OrderBy(h => h.Key, StringComparer.Ordinal).ToDictionary();
}
