using System.Net;
using System.Text.Json;
using KnowledgeCrm.Search.Meaning;
using static KnowledgeCrm.Tests.Search.Meaning.EmbeddingServer;

namespace KnowledgeCrm.Tests.Search.Meaning;

public sealed class RemoteEmbeddingTests : IDisposable
{
    private const string Two = """{"data":[{"index":1,"embedding":[0,1]},{"index":0,"embedding":[1,0]}]}""";
    private const string One = """{"data":[{"index":0,"embedding":[1,0]}]}""";
    private readonly HttpClient http = new();
    private readonly TestClock clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    private RemoteEmbeddingGenerator Generator(Uri address, int? dimensions = null) =>
        new(http, new RemoteEmbeddingOptions(address, "a-model", "secret", dimensions), clock);

    private static async Task<EmbeddingFailure> FailureAsync(RemoteEmbeddingGenerator generator) =>
        (await Assert.ThrowsAsync<EmbeddingUnavailable>(() => generator.GenerateAsync(["one"], cancellationToken: Stop))).Failure;

    [Fact]
    public async Task Vectors_come_in_the_order_of_the_texts_whatever_order_they_are_sent_in()
    {
        await using var server = new EmbeddingServer(_ => Ok(Two));
        var generator = Generator(server.Address);
        var vectors = await generator.GenerateAsync(["one", "两"], cancellationToken: Stop);
        Assert.Equal([1, 0], vectors[0].Vector.ToArray());
        Assert.Equal([0, 1], vectors[1].Vector.ToArray());
        Assert.True(generator.Health.IsWell);
        Assert.Equal(clock.Now, generator.Health.LastSuccessAt);
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /v1/embeddings ", request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer secret", request, StringComparison.Ordinal);
        using var body = JsonDocument.Parse(request[request.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]);
        Assert.Equal("a-model", body.RootElement.GetProperty("model").GetString());
        Assert.Equal(["one", "两"], body.RootElement.GetProperty("input").EnumerateArray().Select(text => text.GetString()));
    }

    [Fact]
    public async Task Many_texts_are_asked_for_in_several_requests()
    {
        await using var server = new EmbeddingServer(body =>
        {
            using var json = JsonDocument.Parse(body);
            var count = json.RootElement.GetProperty("input").GetArrayLength();
            return Ok($$"""{"data":[{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"index":{{i}},"embedding":[1]}"""))}}]}""");
        });
        Assert.Equal(150, (await Generator(server.Address).GenerateAsync(Enumerable.Repeat("text", 150), cancellationToken: Stop)).Count);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("<html>"), InlineData("{}"), InlineData("[]"), InlineData("""{"data":[]}"""), InlineData("""{"data":[{"index":7,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[]}]}"""), InlineData("""{"data":[{"index":0,"embedding":["x"]}]}"""), InlineData("""{"data":[{"embedding":[1e99]}]}""")]
    [InlineData("""{"data":[{"embedding":[1]},{"embedding":[1]}]}"""), InlineData("")]
    public async Task Garbage_is_no_answer(string body)
    {
        await using var server = new EmbeddingServer(_ => Ok(body));
        Assert.Equal(EmbeddingFailure.Unreadable, await FailureAsync(Generator(server.Address)));
    }

    [Theory]
    [InlineData(500), InlineData(429), InlineData(401), InlineData(302)]
    public async Task An_error_is_told_by_its_number_and_without_the_key(int status)
    {
        await using var server = new EmbeddingServer(_ => Status(status));
        var generator = Generator(server.Address);
        Assert.Equal(EmbeddingFailure.Refused, await FailureAsync(generator));
        Assert.Contains($"{status}", generator.Health.LastMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", generator.Health.LastMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F58_a_server_that_hangs_is_given_up_in_time()
    {
        await using var server = new EmbeddingServer(_ => null);
        var generator = Generator(server.Address);
        var asking = FailureAsync(generator);
        await server.Asked.Task.WaitAsync(Stop);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(EmbeddingFailure.TimedOut, await asking.WaitAsync(TimeSpan.FromSeconds(30), Stop));
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_and_a_dead_address_are_unreachable()
    {
        Uri dead;
        await using (var server = new EmbeddingServer(_ => Ok(One)[..^10]))
        {
            dead = server.Address;
            Assert.Equal(EmbeddingFailure.Unreachable, await FailureAsync(Generator(server.Address)));
        }
        Assert.Equal(EmbeddingFailure.Unreachable, await FailureAsync(Generator(dead)));
    }

    [Fact]
    public async Task Vectors_of_another_length_are_refused()
    {
        await using var server = new EmbeddingServer(_ => Ok(One));
        Assert.Equal(EmbeddingFailure.WrongDimensions, await FailureAsync(Generator(server.Address, dimensions: 3)));
        var generator = Generator(server.Address);
        await generator.GenerateAsync(["one"], cancellationToken: Stop);
        server.Answer = _ => Ok("""{"data":[{"index":0,"embedding":[1,0,0]}]}""");
        Assert.Equal(EmbeddingFailure.WrongDimensions, await FailureAsync(generator));
    }

    [Fact]
    public async Task A_failing_service_is_let_be_and_tried_again_after_its_rest()
    {
        await using var server = new EmbeddingServer(_ => Status((int)HttpStatusCode.InternalServerError));
        var generator = Generator(server.Address);
        for (var i = 0; i < 3; i++) Assert.Equal(EmbeddingFailure.Refused, await FailureAsync(generator));
        Assert.Equal(clock.Now.AddMinutes(1), generator.Health.RestsUntil);
        Assert.Equal(EmbeddingFailure.Resting, await FailureAsync(generator));
        Assert.Equal(3, server.Requests.Count);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(EmbeddingFailure.Refused, await FailureAsync(generator));
        Assert.Equal(EmbeddingFailure.Resting, await FailureAsync(generator));
        clock.Advance(TimeSpan.FromMinutes(1));
        server.Answer = _ => Ok(One);
        await generator.GenerateAsync(["one"], cancellationToken: Stop);
        Assert.True(generator.Health is { IsWell: true, RestsUntil: null });
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Giving_up_is_no_failure_of_the_service()
    {
        await using var server = new EmbeddingServer(_ => null);
        var generator = Generator(server.Address);
        using var patience = new CancellationTokenSource();
        var asking = generator.GenerateAsync(["one"], cancellationToken: patience.Token);
        await server.Asked.Task.WaitAsync(Stop);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(0, generator.Health.FailuresInARow);
    }
}
