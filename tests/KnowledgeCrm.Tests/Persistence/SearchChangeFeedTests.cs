using System.Collections.Concurrent;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Persistence;

public class SearchChangeFeedTests
{
    [Theory, OnBothDatabases]
    public async Task Changes_come_in_the_order_they_were_saved_and_only_those_that_touch_a_document(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var feed = house.Get<ISearchChangeFeed>();
        Assert.Equal(0, await feed.HeadAsync(CancellationToken.None));
        var first = Sample.Case(Actor.System);
        var article = Sample.Published();
        var last = Sample.Case(Actor.System);

        foreach (var entity in new object[] { first, article, last }) await house.SaveAsync(entity);

        var changes = await feed.ReadAfterAsync(0, 100, CancellationToken.None);
        SearchKey[] expected = [new(CaseSearchSource.KindName, first.Id), new(ArticleSearchSource.KindName, article.Id), new(CaseSearchSource.KindName, last.Id)];
        Assert.Equal(expected, changes.Select(change => change.Key));
        Assert.Equal(changes[^1].Position, await feed.HeadAsync(CancellationToken.None));
        Assert.Equal(expected[1..], (await feed.ReadAfterAsync(changes[0].Position, 100, CancellationToken.None)).Select(change => change.Key));
        Assert.Equal(expected[..1], (await feed.ReadAfterAsync(0, 1, CancellationToken.None)).Select(change => change.Key));
    }

    [Theory, OnBothDatabases]
    public async Task A_reader_that_follows_writers_at_work_passes_no_change_over(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var feed = house.Get<ISearchChangeFeed>();
        var written = new ConcurrentBag<Guid>();
        var writers = Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await house.UseCase.WriteAsync("OpenCase", Actor.System, async db =>
                {
                    var made = Sample.Case(Actor.System);
                    db.Add(made);
                    await db.SaveChangesAsync();
                    // The number is taken: the longer until the commit, the likelier that another overtakes.
                    await Task.Yield();
                    written.Add(made.Id);
                    return default(Done);
                }, CancellationToken.None);
            }
        })));

        List<Guid> read = [];
        long position = 0;
        for (var ended = false; ;)
        {
            var changes = await feed.ReadAfterAsync(position, 7, CancellationToken.None);
            read.AddRange(changes.Select(change => change.Key.Id));
            if (changes.Count > 0) position = changes[^1].Position;
            else if (ended) break;
            else if (!(ended = writers.IsCompleted)) await feed.WaitAsync(CancellationToken.None);
        }

        await writers;
        Assert.Equal(100, written.Count);
        Assert.Equal(written.Order(), read.Order());
    }

    [Fact]
    public async Task What_commits_after_the_last_look_wakes_the_wait()
    {
        await using var house = await House.OpenAsync();
        var feed = house.Get<ISearchChangeFeed>();
        await feed.ReadAfterAsync(0, 10, CancellationToken.None);

        await house.UseCase.WriteAsync("Something", Actor.System, _ => Task.FromResult(default(Done)), CancellationToken.None);

        Assert.True(feed.WaitAsync(CancellationToken.None).IsCompletedSuccessfully);
    }
}
