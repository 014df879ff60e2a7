using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>The files of an article over the API, from the one who gives them to the one who reads them.</summary>
public sealed class FileApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_file_is_given_listed_read_and_taken_away()
    {
        var (author, reviewer) = (await server.AsAsync(Role.Author), await server.AsAsync(Role.Reviewer));
        var number = await server.DraftAsync("With a sheet");
        var added = (await author.SendAsync("POST", $"/articles/{number}/files?name=torque.txt", "14 Nm", ("Content-Type", "application/octet-stream"))).Is(201);
        Assert.Equal(("torque.txt", "text/plain", 5, true), (added.Text("name"), added.Text("type"), added.Json.GetProperty("size").GetInt32(), added.Json.GetProperty("searched").GetBoolean()));
        Assert.Equal("14 Nm", (await author.GetAsync($"/articles/{number}/files/torque.txt")).Is(200).Body);

        // Nobody else has it before it is published, and then as it was published.
        (await server.Visitor.GetAsync($"/articles/{number}/files")).Refuses(404);
        (await server.Visitor.GetAsync($"/articles/{number}/files/torque.txt")).Refuses(404);
        (await author.PostAsync($"/articles/{number}/submit", new { version = added.Json.GetProperty("version").GetInt32() })).Is(200);
        (await reviewer.PostAsync($"/articles/{number}/approve")).Is(200);
        var listed = Assert.Single((await server.Visitor.GetAsync($"/articles/{number}/files")).Is(200).Json.EnumerateArray());
        Assert.False(listed.TryGetProperty("addedBy", out _));
        var read = (await server.Visitor.GetAsync($"/articles/{number}/files/torque.txt")).Is(200);
        Assert.Equal(("14 Nm", "nosniff"), (read.Body, read.Headers["X-Content-Type-Options"]));

        (await author.SendAsync("DELETE", $"/articles/{number}/files/torque.txt", null)).Is(200);
        Assert.Empty((await author.GetAsync($"/articles/{number}/files")).Is(200).Json.EnumerateArray());
        Assert.Single((await author.GetAsync($"/articles/{number}/files?version=live")).Is(200).Json.EnumerateArray());
        (await author.SendAsync("DELETE", $"/articles/{number}/files/torque.txt", null)).Refuses(404);
        var versions = (await author.GetAsync($"/articles/{number}/versions")).Is(200).Json.GetProperty("items").EnumerateArray().ToList();
        var (latest, live) = (versions[0].GetProperty("number").GetInt32(), versions.Single(version => version.GetProperty("live").GetBoolean()).GetProperty("number").GetInt32());
        foreach (var (since, to, kind) in new[] { (live, latest, "removed"), (latest, live, "added") })
        {
            var file = Assert.Single((await author.GetAsync($"/articles/{number}/versions/{to}/changes?since={since}")).Is(200).Json.GetProperty("files").EnumerateArray());
            Assert.Equal((kind, "torque.txt", 5), (file.GetProperty("kind").GetString(), file.GetProperty("name").GetString(), file.GetProperty("size").GetInt32()));
        }
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_by_name()
    {
        var author = await server.AsAsync(Role.Author);
        var number = await server.DraftAsync("With files");
        (await author.SendAsync("POST", $"/articles/{number}/files", "x")).Refuses(400, "file", "File.NameInvalid");
        (await author.SendAsync("POST", $"/articles/{number}/files?name=a.exe", "x")).Refuses(400, "file", "File.KindUnknown");
        (await author.SendAsync("POST", $"/articles/{number}/files?name=a.png", "x")).Refuses(400, "file", "File.KindWrong");
        (await author.SendAsync("POST", $"/articles/{number}/files?name=a.txt", new string('x', FileIntake.Largest + 1))).Refuses(400, "file", "File.TooLarge");
        (await author.SendAsync("POST", $"/articles/{number}/files?name=a.txt", new string('x', FileIntake.Largest * 2))).Refuses(400, "file", "File.TooLarge");
        Assert.Contains("20", (await author.SendAsync("POST", $"/articles/{number}/files?name=a.txt", new string('x', FileIntake.Largest + 1), ("Accept-Language", "zh")))
            .Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        // As curl sends it when nobody says what it is.
        (await author.SendAsync("POST", $"/articles/{number}/files?name=a.txt", new string('x', 6 << 20), ("Content-Type", "application/x-www-form-urlencoded"))).Is(201);
    }
}
