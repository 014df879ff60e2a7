using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Search;

public class SearchIndexerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<TestSearch> WithPumpsAsync(int count = 120)
    {
        var search = new TestSearch();
        for (var i = 0; i < count; i++) search.Articles.Put(Audience.Public, $"Pump {i}", "water");
        return await search.StartAsync();
    }

    [Fact]
    public async Task What_changes_is_found_and_what_is_gone_is_not()
    {
        await using var search = await WithPumpsAsync();
        var added = search.Articles.Put(Audience.Public, "Compressor").Key;
        search.Feed.Add(added);
        await search.CaughtUpAsync();
        Assert.Equal(1, (await search.FindAsync("compressor")).Total);
        search.Articles.Put(Audience.Public, "Turbine", id: added.Id);
        search.Feed.Add(added);
        await search.CaughtUpAsync();
        Assert.Equal((0, 1), ((await search.FindAsync("compressor")).Total, (await search.FindAsync("turbine")).Total));
        search.Articles.TakeOut(added.Id);
        search.Feed.Add(added);
        await search.CaughtUpAsync();
        Assert.Equal(0, (await search.FindAsync("turbine")).Total);
        Assert.Equal(120, search.Index.State.Documents["article"]);
    }

    [Fact]
    public async Task A_new_start_goes_on_from_the_checkpoint_without_reading_everything_again()
    {
        await using var search = new TestSearch();
        search.Feed.Add(search.Articles.Put(Audience.Public, "Pump").Key);
        await search.StepUntilQuietAsync();
        search.Reopen();
        Assert.Equal((true, 1L), (search.Index.State.Complete, search.Index.State.Checkpoint));
        search.Articles.BeforeRead = () => throw new InvalidOperationException("read again");
        await search.StepUntilQuietAsync();
        Assert.Equal(1, (await search.FindAsync("pump")).Total);
    }

    public static TheoryData<string> Harms => ["a segment is deleted", "a segment is cut", "the manifest is deleted", "the manifest is rubbish", "all is deleted"];

    [Theory]
    [MemberData(nameof(Harms))]
    public async Task F53_an_index_that_is_harmed_while_the_program_runs_is_noticed_and_built_anew(string harm)
    {
        await using var search = await WithPumpsAsync();
        var first = search.Index.State.Build;
        Harm(search, harm);
        search.Feed.Wake();
        // What is in memory goes on answering meanwhile.
        Assert.Equal(120, (await search.FindAsync("pump")).Total);
        await WhenReplacedAsync(search, first);
        Assert.Equal(120, (await search.FindAsync("pump")).Total);
        search.Index.Dispose();
        search.Reopen();
        Assert.Equal((true, 120), (search.Index.State.Complete, search.Index.State.Documents["article"]));
    }

    [Theory]
    [MemberData(nameof(Harms))]
    [InlineData("one bit is another")]
    [InlineData("it has another version")]
    public async Task F53_an_index_that_was_harmed_is_built_anew_at_start(string harm)
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 120; i++) search.Articles.Put(Audience.Public, $"Pump {i}", "water");
        await search.StepUntilQuietAsync();
        search.Index.Dispose();
        Harm(search, harm);
        search.Reopen();
        Assert.False(search.Index.State.Complete);
        Assert.True((await search.FindAsync("pump")).Incomplete);
        await search.StartAsync();
        Assert.Equal((false, 120), ((await search.FindAsync("pump")).Incomplete, (await search.FindAsync("pump")).Total));
    }

    private static void Harm(TestSearch search, string harm)
    {
        switch (harm)
        {
            case "a segment is deleted": File.Delete(search.SegmentFile); break;
            case "a segment is cut":
                using (var file = File.OpenWrite(search.SegmentFile)) file.SetLength(file.Length / 2);
                break;
            case "one bit is another":
                var bytes = File.ReadAllBytes(search.SegmentFile);
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(search.SegmentFile, bytes);
                break;
            case "the manifest is deleted": File.Delete(search.ManifestFile); break;
            case "the manifest is rubbish": File.WriteAllText(search.ManifestFile, "rubbish"); break;
            case "it has another version": File.WriteAllText(search.ManifestFile, File.ReadAllText(search.ManifestFile).Replace("KCSEG", "OLDER", StringComparison.Ordinal)); break;
            case "all is deleted":
                // Gone at once: while file after file is deleted, the index already builds itself anew beside them.
                var aside = search.Path + "-deleted";
                Directory.Move(search.Path, aside);
                Directory.Delete(aside, recursive: true);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(harm), harm, "unknown");
        }
    }

    [Fact]
    public async Task F53_while_it_is_being_built_the_answer_says_incomplete_and_gives_what_there_is()
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 120; i++) search.Articles.Put(Audience.Public, $"Pump {i}");
        var read = 0;
        var midway = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        search.Articles.BeforeEach = async () =>
        {
            if (++read != 101) return;
            midway.SetResult();
            await goOn.Task;
        };
        Assert.True((await search.FindAsync("pump")).Incomplete);
        search.Run();
        await midway.Task.WaitAsync(Stop);
        var answer = await search.FindAsync("pump");
        Assert.Equal((true, 100), (answer.Incomplete, answer.Total));
        Assert.InRange(search.Index.State.RebuildProgress!.Value, 0.5, 0.99);
        goOn.SetResult();
        await search.CaughtUpAsync();
        answer = await search.FindAsync("pump");
        Assert.Equal((false, 120), (answer.Incomplete, answer.Total));
    }

    [Fact]
    public async Task An_index_whose_counts_disagree_with_the_sources_is_built_anew()
    {
        await using var search = await WithPumpsAsync(10);
        var first = search.Index.State.Build;
        search.Articles.Put(Audience.Public, "Forgotten by the feed");
        search.Feed.Wake();
        await WhenReplacedAsync(search, first);
        Assert.Equal(1, (await search.FindAsync("forgotten")).Total);
    }

    [Fact]
    public async Task F53_when_the_indexer_is_gone_the_answer_says_incomplete()
    {
        await using var search = await WithPumpsAsync(10);
        Assert.False((await search.FindAsync("pump")).Incomplete);
        await search.KillIndexerAsync();
        var answer = await search.FindAsync("pump");
        Assert.Equal((true, 10), (answer.Incomplete, answer.Total));
    }

    [Fact]
    public async Task A_rebuild_that_fails_is_begun_again()
    {
        await using var search = await WithPumpsAsync(10);
        var build = search.Index.State.Build;
        var failures = 0;
        search.Articles.BeforeEach = () => ++failures <= 3 ? throw new InvalidOperationException("the database is away") : Task.CompletedTask;
        search.Articles.Put(Audience.Public, "Forgotten by the feed");
        search.Feed.Wake();
        await WhenReplacedAsync(search, build);
        Assert.Equal(1, (await search.FindAsync("forgotten")).Total);
        Assert.True(failures > 3);
    }

    [Fact]
    public async Task A_source_that_fails_is_asked_again_and_searching_goes_on()
    {
        await using var search = await WithPumpsAsync(10);
        var failures = 0;
        var failed = new TaskCompletionSource();
        search.Articles.BeforeRead = () =>
        {
            if (++failures > 3) return;
            if (failures == 3) failed.SetResult();
            throw new InvalidOperationException("the database is away");
        };
        search.Feed.Add(search.Articles.Put(Audience.Public, "Compressor").Key);
        await failed.Task.WaitAsync(Stop);
        Assert.Equal(10, (await search.FindAsync("pump")).Total);
        await search.CaughtUpAsync();
        Assert.Equal(1, (await search.FindAsync("compressor")).Total);
    }

    [Fact]
    public async Task Readers_get_whole_answers_while_the_index_is_swapped()
    {
        await using var search = await WithPumpsAsync(200);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var totals = new System.Collections.Concurrent.ConcurrentBag<int>();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested) totals.Add((await search.FindAsync("pump")).Total);
        }, Stop)).ToList();
        for (var i = 0; i < 3; i++)
        {
            var build = search.Index.State.Build;
            // Not in the feed: only a rebuild beside the serving index brings it in.
            search.Articles.Put(Audience.Public, $"Compressor {i}");
            search.Feed.Wake();
            await WhenReplacedAsync(search, build);
        }
        await enough.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal([200], totals.Distinct());
        Assert.Equal(3, (await search.FindAsync("compressor")).Total);
        Assert.Single(Directory.GetDirectories(search.Path));
    }

    private static async Task WhenReplacedAsync(TestSearch search, long build)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        await search.Index.WhenAsync(state => state.Complete && state.Build > build, patience.Token);
    }
}
