using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Tests.Api;

public sealed class WritingApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_template_is_read_changed_and_given_back_and_the_checklist_follows()
    {
        var (author, manager) = (await server.AsAsync(Role.Author), await server.AsAsync(Role.KnowledgeManager));
        var number = await server.DraftAsync("Who may grant goodwill", body: "## Limit\n\nUp to 80.");
        (await author.PutAsync($"/articles/{number}/draft", new { kind = "policy", ticked = new[] { "agreed" } })).Is(200);
        Assert.Equal(-1, (await PolicyAsync(author)).GetProperty("version").GetInt32());
        var template = new
        {
            fields = new[] { new { nameEn = "Limit", nameZh = "限额", hintEn = "How much", hintZh = "多少", needed = true } },
            checklist = new object[]
            {
                new { key = "limit", textEn = "The limit is there", textZh = "写明限额", check = "neededFields" },
                new { key = "agreed", textEn = "The owner agreed", textZh = "负责人同意" },
                new { key = "steps", textEn = "Steps", textZh = "步骤", check = "numberedSteps" },
            },
            version = -1,
        };

        var saved = (await manager.PutAsync("/templates/policy", template)).Is(200).Json.GetProperty("version").GetInt32();

        (await manager.PutAsync("/templates/policy", template)).Refuses(409, code: "Changed");
        (await manager.PutAsync("/templates/Policy", template)).Refuses(400, "kind");
        (await manager.PutAsync("/templates/policy", new { fields = Array.Empty<object>() })).Refuses(400, "checklist");
        Assert.Equal(saved, (await PolicyAsync(author)).GetProperty("version").GetInt32());
        var checklist = (await author.GetAsync($"/articles/{number}/checklist", ("Accept-Language", "zh"))).Is(200).Json;
        Assert.Equal(2 / 3.0, checklist.GetProperty("completeness").GetDouble(), 6);
        Assert.Equal("没有编号列表", checklist.GetProperty("items")[2].GetProperty("wanting").GetString());
        Assert.True(checklist.GetProperty("items")[1].GetProperty("ticked").GetBoolean());
        (await manager.SendAsync("DELETE", "/templates/policy", null)).Is(204);
        Assert.Equal(-1, (await PolicyAsync(author)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_translation_that_is_behind_is_listed_shown_and_caught_up()
    {
        var (author, reviewer) = (await server.AsAsync(Role.Author), await server.AsAsync(Role.Reviewer));
        var english = await server.PublishedAsync("The drum does not turn", body: "Turn the drum left.");
        var chinese = (await author.PostAsync("/articles", new { title = "滚筒不转", body = "向左转动滚筒。", language = "zh", audience = "public", translationOf = english })).Is(201).Text("number");
        await PublishAsync(chinese);
        (await author.PostAsync("/articles", new { title = "再译", body = "再译", language = "zh", translationOf = english })).Refuses(409, code: "Translation.Exists");
        (await author.PutAsync($"/articles/{english}/draft", new { body = "Turn the drum right." })).Is(200);
        await PublishAsync(english);

        var line = Assert.Single((await reviewer.GetAsync("/articles/behind?lang=zh")).Is(200).Json.GetProperty("items").EnumerateArray());
        Assert.Equal((chinese, 1, 2), (line.GetProperty("number").GetString(),
            line.GetProperty("behind").GetProperty("translatedUpTo").GetInt32(), line.GetProperty("behind").GetProperty("version").GetInt32()));
        Assert.Equal(english, (await author.GetAsync($"/articles/{chinese}")).Json.GetProperty("behind").GetProperty("number").GetString());
        Assert.False((await server.Visitor.GetAsync($"/articles/{chinese}")).Json.TryGetProperty("behind", out _));
        var standing = (await author.GetAsync($"/articles/{chinese}/translation")).Is(200).Json;
        Assert.True(standing.GetProperty("behind").GetBoolean());
        Assert.Equal(["removed", "added"], standing.GetProperty("changes").GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("kind").GetString()!));

        (await author.PutAsync($"/articles/{chinese}/draft", new { translatedUpTo = 7 })).Refuses(400, "translatedUpTo");
        (await author.PutAsync($"/articles/{chinese}/draft", new { body = "向右转动滚筒。", translatedUpTo = 2 })).Is(200);
        await PublishAsync(chinese);
        Assert.Equal(0, (await reviewer.GetAsync("/articles/behind")).Json.GetProperty("total").GetInt32());

        (await author.PutAsync($"/articles/{english}/draft", new { body = "Turn the drum right!" })).Is(200);
        await PublishAsync(english);
        (await author.PostAsync($"/articles/{chinese}/translation/no-change", new { version = 2 })).Is(409);
        (await author.PostAsync($"/articles/{chinese}/translation/no-change", new { version = 3 })).Is(200);
        Assert.False((await author.GetAsync($"/articles/{chinese}/translation")).Json.GetProperty("behind").GetBoolean());
        Assert.False((await author.GetAsync($"/articles/{await server.DraftAsync("Alone")}/translation")).Is(200).Json.TryGetProperty("number", out _));
    }

    [Fact]
    public async Task What_is_there_already_is_told_while_writing()
    {
        var number = await server.PublishedAsync("The kettle whistles all night", body: "Close the lid.");
        var rep = await server.AsAsync(Role.Rep);

        var near = (await rep.GetAsync("/articles/similar?title=kettle%20whistles%20at%20night")).Is(200).Json[0];

        Assert.Equal((number, "same"), (near.GetProperty("number").GetString(), near.GetProperty("near").GetString()));
        Assert.Contains("kettle", near.GetProperty("sharedWords").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(0, (await rep.GetAsync($"/articles/similar?title=kettle%20whistles&except={number}")).Is(200).Json.GetArrayLength());
    }

    private async Task PublishAsync(string number)
    {
        (await (await server.AsAsync(Role.Author)).PostAsync($"/articles/{number}/submit")).Is(200);
        (await (await server.AsAsync(Role.Reviewer)).PostAsync($"/articles/{number}/approve")).Is(200);
    }

    private static async Task<System.Text.Json.JsonElement> PolicyAsync(ApiCaller caller) =>
        (await caller.GetAsync("/templates")).Is(200).Json.EnumerateArray().Single(template => template.GetProperty("kind").GetString() == "policy");
}
