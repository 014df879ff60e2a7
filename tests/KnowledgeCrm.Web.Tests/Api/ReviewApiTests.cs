using System.Text.Json;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Tests.Api;

public sealed class ReviewApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task An_article_is_commented_edited_compared_and_brought_back()
    {
        var (author, reviewer) = (await server.AsAsync(Role.Author), await server.AsAsync(Role.Reviewer));
        var number = await server.DraftAsync("The drum", body: "Turn the drum left.");
        var comment = (await reviewer.PostAsync($"/articles/{number}/comments", new { quote = "left", text = "No", replacement = "right" })).Is(201).Text("id");
        (await reviewer.PostAsync($"/articles/{number}/comments", new { quote = "up", text = "No" })).Refuses(400, "quote");
        (await author.PostAsync($"/articles/{number}/comments/{comment}/answers", new { text = "True" })).Is(204);
        (await author.PostAsync($"/articles/{number}/comments/{comment}/accept", new { version = 99 })).Is(409);
        (await author.PostAsync($"/articles/{number}/comments/{comment}/accept")).Is(200);

        var said = (await author.GetAsync($"/articles/{number}/comments")).Is(200).Json[0];
        Assert.Equal(("accepted", "True"), (said.GetProperty("state").GetString(), said.GetProperty("answers")[0].GetProperty("text").GetString()));
        var changes = (await author.GetAsync($"/articles/{number}/versions/2/changes")).Is(200).Json.GetProperty("lines");
        Assert.Equal(["removed", "added"], changes.EnumerateArray().Select(line => line.GetProperty("kind").GetString()!));
        Assert.Equal("right", Run(changes[1], "added"));
        (await author.PostAsync($"/articles/{number}/versions/1/restore")).Is(200);
        var versions = (await author.GetAsync($"/articles/{number}/versions")).Is(200).Json;
        Assert.Equal((3, 1), (versions.GetProperty("total").GetInt32(), versions.GetProperty("items")[0].GetProperty("restoredFrom").GetInt32()));
        Assert.Equal("Turn the drum left.", (await author.GetAsync($"/articles/{number}/versions/3")).Is(200).Text("body"));
        (await author.GetAsync($"/articles/{number}/versions/4")).Is(404);
    }

    [Fact]
    public async Task Compliance_asks_for_reviewers_by_name_and_for_two_approvals()
    {
        var (author, reviewer, manager) = (await server.AsAsync(Role.Author), await server.AsAsync(Role.Reviewer), await server.AsAsync(Role.KnowledgeManager));
        var number = await server.DraftAsync("The seal");
        (await author.PutAsync($"/articles/{number}/draft", new { governance = "compliance", note = "By law" })).Is(200);
        (await author.PostAsync($"/articles/{number}/submit", new { note = "New law", reviewers = new[] { Guid.NewGuid() } })).Refuses(400, "reviewers");
        (await author.PostAsync($"/articles/{number}/submit", new { note = "New law" })).Is(200);

        var line = (await reviewer.GetAsync("/reviews?mine=true")).Is(200).Json.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("number").GetString() == number);
        Assert.Equal(("New law", "compliance"), (line.GetProperty("note").GetString(), line.GetProperty("governance").GetString()));
        Assert.Equal("inReview", (await reviewer.PostAsync($"/articles/{number}/approve")).Is(200).Text("state"));
        (await reviewer.PostAsync($"/articles/{number}/approve")).Is(403);
        Assert.Equal("published", (await manager.PostAsync($"/articles/{number}/approve", new { expiresAt = "2130-01-31T09:00:00Z" })).Is(200).Text("state"));
        Assert.Equal("2130-01-31T09:00:00Z", (await author.GetAsync($"/articles/{number}")).Text("expiresAt"));
        (await manager.PutAsync($"/articles/{number}/expiry", new { expiresAt = "2001-01-31T09:00:00Z" })).Refuses(400, "expiresAt");
    }

    [Fact]
    public async Task An_emergency_is_listed_and_judged_afterwards()
    {
        var (reviewer, manager) = (await server.AsAsync(Role.Reviewer), await server.AsAsync(Role.KnowledgeManager));
        var number = await server.DraftAsync("The door");
        (await manager.PostAsync($"/articles/{number}/emergency", new { })).Refuses(400, "reason");
        (await manager.PostAsync($"/articles/{number}/emergency", new { reason = "It bursts" })).Is(200);

        Assert.Contains(number, (await reviewer.GetAsync("/reviews/emergencies")).Is(200).Json.EnumerateArray().Select(item => item.GetProperty("number").GetString()));
        (await manager.PostAsync($"/articles/{number}/review-afterwards", new { passes = true })).Is(403);
        (await reviewer.PostAsync($"/articles/{number}/review-afterwards", new { })).Refuses(400, "passes");
        (await reviewer.PostAsync($"/articles/{number}/review-afterwards", new { passes = true })).Is(200);
        Assert.DoesNotContain(number, (await reviewer.GetAsync("/reviews/emergencies")).Json.EnumerateArray().Select(item => item.GetProperty("number").GetString()));
    }

    private static string? Run(JsonElement line, string kind) =>
        line.GetProperty("runs").EnumerateArray().Single(run => run.GetProperty("kind").GetString() == kind).GetProperty("text").GetString();
}
