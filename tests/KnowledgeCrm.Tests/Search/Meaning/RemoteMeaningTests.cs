using System.Globalization;
using System.Text.Json;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Meaning;
using Microsoft.Extensions.Logging.Abstractions;
using static KnowledgeCrm.Tests.Search.Meaning.EmbeddingServer;

namespace KnowledgeCrm.Tests.Search.Meaning;

/// <summary>Search with an embeddings service of its own on the loopback, which knows that a car and an automobile are one thing.</summary>
public sealed class RemoteMeaningTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private readonly TestSearch search = new();
    private readonly EmbeddingServer server = new(Vectors);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        Connect();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await search.DisposeAsync();
        await server.DisposeAsync();
        http.Dispose();
    }

    [Fact]
    public async Task What_the_service_says_is_near_is_found_without_a_word_in_common()
    {
        var car = await TwoArticlesAsync();
        await FillAsync();
        var found = await search.FindAsync("automobile");
        Assert.Equal(car, Assert.Single(found.Items).Key.Id);
        Assert.Equal(ScoreParts.Meaning, Assert.Single(found.Items[0].Why).Part);
        Assert.True(search.Remote!.State.Serves);
        Assert.Equal(2, search.Remote.State.Vectors);
    }

    [Fact]
    public async Task A_dead_service_leaves_search_as_it_is_and_is_seen()
    {
        var car = await TwoArticlesAsync();
        await FillAsync();
        server.Answer = _ => Status(503);
        Assert.Equal(car, Assert.Single((await search.FindAsync("wheel")).Items).Key.Id);
        Assert.False(search.Remote!.State.Serves);
        Assert.Equal(EmbeddingFailure.Refused, search.Remote.State.Queries.LastFailure);
    }

    [Fact]
    public async Task A_service_that_hangs_is_not_waited_for()
    {
        var car = await TwoArticlesAsync();
        await FillAsync();
        server.Answer = _ => null;
        Assert.Equal(car, Assert.Single((await search.FindAsync("wheel")).Items).Key.Id);
        Assert.Equal(EmbeddingFailure.TimedOut, search.Remote!.State.Queries.LastFailure);
    }

    [Fact]
    public async Task Vectors_are_asked_for_once_and_kept_over_a_new_start()
    {
        await TwoArticlesAsync();
        await FillAsync();
        Connect();
        search.Reopen();
        await FillAsync();
        Assert.Single(server.Requests);
        Assert.Equal(2, search.Remote!.State.Vectors);
    }

    [Fact]
    public async Task An_article_that_changes_gets_a_new_vector()
    {
        var car = await TwoArticlesAsync();
        await FillAsync();
        search.Remote!.Follow([search.Articles.Put(Audience.Public, "Bread", "flour", id: car)]);
        await FillAsync();
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("flour", server.Requests[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Pump", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_all_vectors_are_there_no_query_goes_out()
    {
        await TwoArticlesAsync();
        server.Answer = _ => Status(500);
        await Assert.ThrowsAsync<EmbeddingUnavailable>(FillAsync);
        await search.FindAsync("automobile");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_damaged_file_is_made_anew()
    {
        await TwoArticlesAsync();
        await FillAsync();
        var file = Path.Combine(search.Path, "embeddings", "article.vectors");
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Stop);
        Connect();
        search.Reopen();
        await FillAsync();
        Assert.Equal(2, server.Requests.Count);
        Assert.True(search.Remote!.State.Serves);
    }

    [Theory]
    [InlineData("ftp://a/v1", "m", null, "Embeddings.AddressInvalid"), InlineData("a", "m", null, "Embeddings.AddressInvalid")]
    [InlineData("http://a/v1", " ", null, "Embeddings.ModelMissing"), InlineData("http://a/v1", "m", 1, "Embeddings.DimensionsInvalid")]
    public void Settings_that_cannot_be_used_are_refused_by_name(string address, string model, int? dimensions, string code) =>
        Assert.Equal(code, Assert.Throws<Refused>(() => new EmbeddingSettings { Address = address, Model = model, Dimensions = dimensions }.Checked()).Code);

    [Fact]
    public void Without_an_address_there_is_no_service() => Assert.Null(new EmbeddingSettings { Model = "m" }.Checked());

    private async Task<Guid> TwoArticlesAsync()
    {
        var car = search.Articles.Put(Audience.Public, "Car", "a wheel").Key.Id;
        search.Articles.Put(Audience.Public, "Pump", "water");
        search.Reopen();
        await search.StartAsync();
        return car;
    }

    private Task FillAsync() => search.Remote!.FillAsync(search.Articles, Stop);

    private void Connect()
    {
        var options = new RemoteEmbeddingOptions(server.Address, "a-model") { Timeout = TimeSpan.FromSeconds(1) };
        search.Remote = new RemoteMeaning(new RemoteEmbeddingGenerator(http, options, TimeProvider.System), new RemoteEmbeddingGenerator(http, options, TimeProvider.System),
            "a-model", Path.Combine(search.Path, "embeddings"), NullLogger<RemoteMeaning>.Instance);
    }

    // Two directions: what moves on wheels, and all else.
    private static string Vectors(string body)
    {
        using var json = JsonDocument.Parse(body);
        var vectors = json.RootElement.GetProperty("input").EnumerateArray().Select((text, i) =>
        {
            var drives = text.GetString() is { } said && (said.Contains("Car", StringComparison.Ordinal) || said.Contains("automobile", StringComparison.Ordinal));
            return string.Create(CultureInfo.InvariantCulture, $$"""{"index":{{i}},"embedding":[{{(drives ? 1 : 0)}},{{(drives ? 0 : 1)}}]}""");
        });
        return Ok($$"""{"data":[{{string.Join(',', vectors)}}]}""");
    }
}
