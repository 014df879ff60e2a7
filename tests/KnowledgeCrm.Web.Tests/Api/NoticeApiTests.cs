using KnowledgeCrm.Common;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Web.Tests.Knowledge;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>What somebody is told of, over the API with a key of their own.</summary>
public sealed class NoticeApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task What_one_follows_is_told_read_and_left_off()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await server.Server.PersonAsync(email, Role.Sales);
        using var sales = new ApiCaller(server.Server.Address, await server.KeyAsync([Role.Sales], email));
        var number = await server.PublishedAsync("Followed");
        (await sales.PutAsync("/follows", new { kind = "article", key = number })).Is(204);
        (await sales.PutAsync("/follows", new { kind = "topic", key = "no-such" })).Refuses(404);
        (await sales.PutAsync("/follows", new { key = number })).Refuses(400, "kind", "Text.Required");
        Assert.Equal(number, Assert.Single((await sales.GetAsync("/follows")).Is(200).Json.EnumerateArray()).GetProperty("key").GetString());

        var author = await server.AsAsync(Role.Author);
        (await author.PutAsync($"/articles/{number}/draft", new { title = "Followed on" })).Is(200);
        (await author.PostAsync($"/articles/{number}/submit")).Is(200);
        (await (await server.AsAsync(Role.Reviewer)).PostAsync($"/articles/{number}/approve")).Is(200);
        await Desk.EventuallyAsync(async () => (await sales.GetAsync("/notices")).Is(200).Json.GetProperty("unread").GetInt32() == 1);

        var notice = Assert.Single((await sales.GetAsync("/notices?unread=true")).Json.GetProperty("notices").GetProperty("items").EnumerateArray());
        Assert.Equal(("FollowedPublished", "Followed on", $"/console/articles/{number}"),
            (notice.GetProperty("kind").GetString(), notice.GetProperty("title").GetString(), notice.GetProperty("url").GetString()));
        (await author.PostAsync($"/notices/{notice.GetProperty("id").GetInt64()}/read")).Refuses(404);
        (await sales.PostAsync($"/notices/{notice.GetProperty("id").GetInt64()}/read")).Is(204);
        (await sales.PostAsync("/notices/read")).Is(204);
        Assert.Equal(0, (await sales.GetAsync("/notices")).Json.GetProperty("unread").GetInt32());
        (await sales.PutAsync("/follows", new { kind = "article", key = number, follow = false })).Is(204);
        Assert.Empty((await sales.GetAsync("/follows")).Json.EnumerateArray());
    }

    [Fact]
    public async Task What_one_is_told_of_is_chosen_kind_by_kind()
    {
        var sales = await server.AsAsync(Role.Sales);
        (await sales.PutAsync("/notices/choices", new { kinds = new[] { new { kind = "FollowedPublished", inProgram = true, byMail = "none" } }, digestMinute = 600, timeZone = "Europe/London" })).Is(204);
        (await sales.PutAsync("/notices/choices", new { kinds = new[] { new { kind = "ArticleFlagged", inProgram = true, byMail = "none" } } })).Refuses(400, "kinds", "Notice.KindUnknown");
        (await sales.PutAsync("/notices/choices", new { digestMinute = 1440 })).Refuses(400, "digestMinute", "Notice.TimeOutOfRange");

        var chosen = (await sales.GetAsync("/notices/choices")).Is(200).Json;

        Assert.Equal((600, "Europe/London", false), (chosen.GetProperty("digestMinute").GetInt32(), chosen.GetProperty("timeZone").GetString(), chosen.GetProperty("hasMail").GetBoolean()));
        Assert.Equal("none", chosen.GetProperty("kinds").EnumerateArray().Single(kind => kind.GetProperty("kind").GetString() == "FollowedPublished").GetProperty("byMail").GetString());
        Assert.Equal(NoticeKinds.All.Count(kind => kind.Roles.Contains(Role.Sales)), chosen.GetProperty("kinds").GetArrayLength());
    }

    [Fact]
    public async Task Without_a_mail_server_an_administrator_is_told_so()
    {
        var administrator = await server.AsAsync(Role.Administrator);
        var standing = (await administrator.GetAsync("/mail?state=failed")).Is(200).Json;
        Assert.False(standing.TryGetProperty("server", out _));
        Assert.Equal((0, 0), (standing.GetProperty("waiting").GetInt32(), standing.GetProperty("messages").GetProperty("total").GetInt32()));
        (await administrator.PostAsync("/mail/test")).Refuses(409);
        (await administrator.PostAsync($"/mail/{Guid.Empty}/retry")).Refuses(404);
    }
}
