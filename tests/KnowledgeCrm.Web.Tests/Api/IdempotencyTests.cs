using System.Text.Json;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Web.Tests.Api;

public sealed class IdempotencyTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F38_what_is_sent_twice_under_one_name_is_done_once_and_answered_alike()
    {
        var rep = await server.AsAsync(Role.Rep);
        var (key, subject) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var first = (await SendAsync(rep, key, subject)).Is(201);
        var second = (await SendAsync(rep, key, subject)).Is(201);
        Assert.Equal((first.Body, first.ContentType, first.Headers["Location"]), (second.Body, second.ContentType, second.Headers["Location"]));
        Assert.Equal("true", second.Headers["Idempotency-Replayed"]);
        Assert.False(first.Headers.ContainsKey("Idempotency-Replayed"));
        Assert.Equal(1, await CountAsync(subject));

        var other = (await SendAsync(rep, key, $"{subject} too")).Is(422);
        Assert.Equal("Idempotency.OtherRequest", other.Json.GetProperty("code").GetString());
        (await rep.SendAsync("POST", $"/cases/{first.Text("number")}/close", "{}", (IdempotencyHeader, key))).Is(422);
        Assert.Equal(0, await CountAsync($"{subject} too"));
        // Another person's names are their own; without a name every request is one.
        (await SendAsync(await server.AsAsync(Role.Rep, Role.Author), key, subject)).Is(201);
        (await SendAsync(rep, Guid.NewGuid().ToString(), subject)).Is(201);
        Assert.Equal(3, await CountAsync(subject));
    }

    [Fact]
    public async Task F38_what_is_sent_at_once_under_one_name_is_done_once()
    {
        var rep = await server.AsAsync(Role.Rep);
        for (var round = 0; round < 5; round++)
        {
            var (key, subject) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(rep, key, subject)));
            Assert.Equal(1, await CountAsync(subject));
            Assert.All(answers, answer => Assert.True(answer.Status is 201 or 409, $"{answer.Status}: {answer.Body}"));
            Assert.Single(answers.Where(answer => answer.Status == 201).Select(answer => answer.Body).Distinct());
            Assert.All(answers.Where(answer => answer.Status == 409), answer =>
                Assert.Equal(("Idempotency.InProgress", "1"), (answer.Json.GetProperty("code").GetString(), answer.Headers["Retry-After"])));
            (await SendAsync(rep, key, subject)).Is(201);
        }
    }

    [Fact]
    public async Task What_was_refused_may_be_sent_again_under_its_name()
    {
        var rep = await server.AsAsync(Role.Rep);
        var key = Guid.NewGuid().ToString();
        (await rep.SendAsync("POST", "/cases", """{"description":"no subject"}""", (IdempotencyHeader, key))).Is(400);
        (await rep.SendAsync("POST", "/cases", "{", (IdempotencyHeader, key))).Is(400);
        (await SendAsync(rep, key, Guid.NewGuid().ToString())).Is(201);
        foreach (var wrong in (string[])["a b", new string('k', 201)])
            Assert.Equal("Idempotency.Invalid", (await SendAsync(rep, wrong, "s")).Is(400).Json.GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_answer_without_a_body_and_a_file_are_answered_again_too()
    {
        var (author, key) = (await server.AsAsync(Role.Author), Guid.NewGuid().ToString());
        var number = await server.DraftAsync("With a file");
        var first = (await author.SendAsync("POST", $"/articles/{number}/files?name=a.txt", "given", (IdempotencyHeader, key))).Is(201);
        Assert.Equal(first.Body, (await author.SendAsync("POST", $"/articles/{number}/files?name=a.txt", "given", (IdempotencyHeader, key))).Is(201).Body);
        (await author.SendAsync("POST", $"/articles/{number}/files?name=a.txt", "other", (IdempotencyHeader, key))).Is(422);
        await using var db = await server.DbAsync();
        Assert.Equal(1, await db.ArticleAttachments.CountAsync(file => file.FileName == "a.txt", Stop));
    }

    [Fact]
    public async Task Names_are_forgotten_after_a_day()
    {
        var rep = await server.AsAsync(Role.Rep);
        var (key, subject) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        (await SendAsync(rep, key, subject)).Is(201);
        await using (var db = await server.DbAsync())
            await db.SentRequests.Where(request => request.Key == key).ExecuteUpdateAsync(set => set.SetProperty(request => request.At, DateTime.UtcNow - SentRequest.KeptFor - TimeSpan.FromMinutes(1)), Stop);
        (await SendAsync(rep, key, $"{subject} new")).Is(201);
        await using (var db = await server.DbAsync())
            await db.SentRequests.Where(request => request.Key == key).ExecuteUpdateAsync(set => set.SetProperty(request => request.At, DateTime.UtcNow - SentRequest.KeptFor - TimeSpan.FromMinutes(1)), Stop);
        await server.Get<SentRequests>().ForgetAsync(Stop);
        await using (var db = await server.DbAsync()) Assert.False(await db.SentRequests.AnyAsync(request => request.Key == key, Stop));
    }

    private const string IdempotencyHeader = "Idempotency-Key";

    private static Task<ApiReply> SendAsync(ApiCaller caller, string key, string subject) => caller.SendAsync(
        "POST", "/cases", JsonSerializer.Serialize(new { subject, description = "It hums", language = "en" }), (IdempotencyHeader, key));

    private async Task<int> CountAsync(string subject)
    {
        await using var db = await server.DbAsync();
        return await db.Cases.CountAsync(found => found.Subject == subject, Stop);
    }
}
