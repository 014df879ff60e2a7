using System.Net.Http.Headers;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Api;
using KnowledgeCrm.Web.Tests.Hosting;

namespace KnowledgeCrm.Web.Tests.Experts;

/// <summary>People, photos, questions and evidence over the wire: what may not be seen is as if it were not there, and no photo is anything but a picture.</summary>
public sealed class PeopleSafetyTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F12_people_photos_and_evidence_that_may_not_be_seen_are_answered_like_what_is_not_there()
    {
        await TopicAsync();
        var (hidden, own) = await ColleagueAsync(Role.Author);
        using (own)
        {
            await PutPhotoAsync(own, "me.png", Picture(20, 20), 204);
            var (_, viewer) = await ColleagueAsync(Role.Sales);
            using (viewer)
            {
                Assert.Equal(200, (int)(await viewer.GetAsync($"/api/v1/people/{hidden}/photo", Stop)).StatusCode);
                Assert.Equal(204, (await SendAsync(own, "PUT", "/api/v1/people/me/listing", """{"listed":false}""")).Status);
                var nobody = Guid.NewGuid();
                await AlikeAsync(viewer, "GET", $"/api/v1/people/{hidden}", $"/api/v1/people/{nobody}");
                await AlikeAsync(viewer, "GET", $"/api/v1/people/{hidden}/photo", $"/api/v1/people/{nobody}/photo");
                await AlikeAsync(viewer, "PUT", $"/api/v1/people/{hidden}/endorsements/springs", $"/api/v1/people/{nobody}/endorsements/springs");
                // A case is evidence, and sales see no cases.
                await AlikeAsync(viewer, "PUT", $"/api/v1/people/me/not-mine/{await server.CaseAsync("Hidden from sales")}", "/api/v1/people/me/not-mine/CS-99999");
            }
            var session = await server.SessionAsync(Role.Rep);
            var (gone, none) = (await session.GetAsync($"/console/people/{hidden}/photo"), await session.GetAsync($"/console/people/{Guid.NewGuid()}/photo"));
            Assert.Equal((404, 404), ((int)gone.StatusCode, (int)none.StatusCode));
            Assert.True(gone.Headers.CacheControl!.NoStore && none.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task F12_a_question_that_may_not_be_seen_is_answered_like_one_that_is_not_there()
    {
        var (_, asker) = await ColleagueAsync(Role.Rep);
        var (_, stranger) = await ColleagueAsync(Role.Author);
        using (asker)
        using (stranger)
        {
            var asked = await SendAsync(asker, "POST", "/api/v1/questions", """{"title":"Who knows the secret spring?","readers":"asked"}""");
            var number = System.Text.Json.JsonDocument.Parse(asked.Body).RootElement.GetProperty("number").GetString();
            Assert.Equal(200, (await SendAsync(asker, "GET", $"/api/v1/questions/{number}")).Status);
            await AlikeAsync(stranger, "GET", $"/api/v1/questions/{number}", "/api/v1/questions/QU-99999");
            foreach (var (verb, body) in new[]
            {
                ("posts", """{"text":"a"}"""), ("accept", """{"post":"00000000-0000-0000-0000-000000000001"}"""), ("decline", """{"reason":"a"}"""),
                ("hand-over", """{"person":"00000000-0000-0000-0000-000000000001"}"""), ("next", "{}"), ("close", "{}"),
            })
                await AlikeAsync(stranger, "POST", $"/api/v1/questions/{number}/{verb}", $"/api/v1/questions/QU-99999/{verb}", body);
        }
    }

    [Fact]
    public async Task F30_F33_what_is_no_picture_or_too_large_a_one_is_refused_and_a_photo_is_served_as_a_picture_alone()
    {
        var (id, own) = await ColleagueAsync(Role.Author);
        using (own)
        {
            foreach (var (name, bytes) in new (string, byte[])[]
            {
                ("me.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray()), ("me.png", "<html><script>alert(1)</script></html>"u8.ToArray()),
                ("me.jpg", Picture(20, 20)), ("me.png", Picture(50_000, 50_000)),
            })
            {
                await PutPhotoAsync(own, name, bytes, 400);
                Assert.Equal(404, (int)(await own.GetAsync($"/api/v1/people/{id}/photo", Stop)).StatusCode);
            }
            // A script behind the picture goes, and what is served is typed, sniffed by nobody and runs nothing.
            await PutPhotoAsync(own, "me.png", [.. Picture(20, 20), .. "<script>alert(1)</script>"u8], 204);
            var served = await own.GetAsync($"/api/v1/people/{id}/photo", Stop);
            Assert.Equal("image/png", served.Content.Headers.ContentType?.MediaType);
            Assert.Equal("nosniff", Assert.Single(served.Headers.GetValues("X-Content-Type-Options")));
            Assert.StartsWith("sandbox; default-src 'none'", Assert.Single(served.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.True(served.Headers.CacheControl!.NoStore);
            Assert.DoesNotContain("script", System.Text.Encoding.Latin1.GetString(await served.Content.ReadAsByteArrayAsync(Stop)), StringComparison.Ordinal);
        }
    }

    private async Task<(Guid Id, HttpClient Caller)> ColleagueAsync(Role role)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var id = await server.Server.PersonAsync(email, role);
        var caller = new HttpClient(new HttpClientHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Server.Address };
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await server.KeyAsync([role], email));
        return (id, caller);
    }

    private async Task TopicAsync() => _ = (await server.Get<AddTopic>().RunAsync(Actor.System, "springs", null, "Springs", "弹簧", null, null, Stop)).Value;

    private static async Task PutPhotoAsync(HttpClient caller, string name, byte[] bytes, int expected)
    {
        using var body = new ByteArrayContent(bytes);
        using var answer = await caller.PutAsync($"/api/v1/people/me/photo?name={name}", body, Stop);
        Assert.True(expected == (int)answer.StatusCode, $"{name}: {await answer.Content.ReadAsStringAsync(Stop)}");
    }

    private static async Task AlikeAsync(HttpClient caller, string method, string hidden, string missing, string? body = null)
    {
        var (one, other) = (await SendAsync(caller, method, hidden, body), await SendAsync(caller, method, missing, body));
        Assert.Equal(404, other.Status);
        Assert.Equal(other, one);
    }

    private static async Task<(int Status, string Body, string Headers)> SendAsync(HttpClient caller, string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await caller.SendAsync(request, Stop);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop),
            string.Join('\n', answer.Headers.Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal)));
    }

    // A header, a sum, data and the end.
    private static byte[] Picture(uint width, uint height) =>
    [
        0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, .. BitConverter.GetBytes(width).Reverse(), .. BitConverter.GetBytes(height).Reverse(), 8, 2, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 1, .. "IDAT"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0,
    ];
}
