using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Meaning;
using KnowledgeCrm.Search.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeCrm.Tests.Search;

/// <summary>A whole search in a directory of its own: real index, indexer and pipeline over sources in memory.</summary>
internal sealed class TestSearch : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("knowledgecrm-search-");
    private readonly CancellationTokenSource stopping = new();
    private readonly ISearchSource[] sources;
    private Task running = Task.CompletedTask;

    public TestSearch(params ISearchSource[] others)
    {
        sources = [Articles, .. others];
        Index = Open();
    }

    public TestSource Articles { get; } = new();

    public TestFeed Feed { get; } = new();

    public SearchIndex Index { get; private set; }

    public SearchIndexer Indexer { get; private set; } = null!;

    public SearchEverything Search { get; private set; } = null!;

    public SearchModels Models { get; private set; } = null!;

    /// <summary>A service that gives vectors; to be set before the search is opened anew.</summary>
    public RemoteMeaning? Remote { get; set; }

    public string Path => directory.FullName;

    /// <summary>The newest build's directory.</summary>
    public string Build => Directory.EnumerateDirectories(Path).Order(StringComparer.Ordinal).Last();

    /// <summary>A file of the newest build that holds documents.</summary>
    public string SegmentFile => Directory.EnumerateFiles(Build, "*.seg").Order(StringComparer.Ordinal).First();

    public string ManifestFile => System.IO.Path.Combine(Build, "manifest.json");

    public static Actor Visitor(string language = Languages.English) => Actor.Visitor(language);

    public static Actor Rep { get; } = Actor.Of(Guid.CreateVersion7(), "Rep", [Role.Rep], Languages.English, null);

    /// <summary>Starts the indexer and waits until all is in.</summary>
    public async Task<TestSearch> StartAsync()
    {
        Run();
        await CaughtUpAsync();
        return this;
    }

    /// <summary>Starts the indexer.</summary>
    public void Run() => running = Indexer.RunAsync(stopping.Token);

    /// <summary>Builds the index without a running indexer.</summary>
    public async Task StepUntilQuietAsync()
    {
        while (await Indexer.StepAsync(Stop)) { }
    }

    public async Task CaughtUpAsync() => await Indexer.WhenCaughtUpAsync(await Feed.HeadAsync(Stop), Stop);

    public Task<SearchAnswer> FindAsync(string text, Actor? actor = null, string? language = null, int limit = 10, int offset = 0) =>
        Search.RunAsync(actor ?? Visitor(), new SearchRequest(text, language, Limit: limit, Offset: offset), Stop);

    /// <summary>Learns from what is there, as the program does in the background.</summary>
    public Task LearnAsync() => Models.TrainAsync(Index, sources, Stop);

    /// <summary>As after a new start of the program; the indexer does not run.</summary>
    public void Reopen()
    {
        Index.Dispose();
        Index = Open();
    }

    /// <summary>Ends the indexer.</summary>
    public async Task KillIndexerAsync()
    {
        await stopping.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await KillIndexerAsync();
        Index.Dispose();
        stopping.Dispose();
        directory.Delete(recursive: true);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SearchIndex Open()
    {
        var index = new SearchIndex(Path, NullLogger<SearchIndex>.Instance);
        var pace = new SearchIndexerPace { LookEvery = TimeSpan.Zero, LongestPause = TimeSpan.FromMilliseconds(20), Batch = 50 };
        Models = new SearchModels(System.IO.Path.Combine(Path, "models"), NullLogger<SearchModels>.Instance);
        Indexer = new SearchIndexer(index, sources, Feed, TimeProvider.System, NullLogger<SearchIndexer>.Instance, pace, Models, Remote);
        Search = new SearchEverything(index, sources, Models, remote: Remote);
        return index;
    }
}

/// <summary>Rules of search that stay as they are.</summary>
internal sealed record LaidDown(SearchRules Now) : ISearchCuration;
