using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests;

public class FixtureTests
{
    [Theory, OnBothDatabases]
    public async Task A_house_stands_on_a_database_of_its_own(DatabaseKind kind)
    {
        await using var one = await House.OpenAsync(kind);
        await using var other = await House.OpenAsync(kind);
        var rep = await one.RepAsync();

        Assert.True(rep.Is(Role.Rep));
        Assert.Equal(1, await one.AskAsync(db => db.Users.CountAsync()));
        Assert.Equal(0, await other.AskAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public void The_clock_fires_timers_in_order_at_their_time()
    {
        var clock = new TestClock();
        var start = clock.Now;
        List<(string, TimeSpan)> fired = [];
        using var every = clock.CreateTimer(_ => fired.Add(("every", clock.Now - start)), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using var once = clock.CreateTimer(_ => fired.Add(("once", clock.Now - start)), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([("every", TimeSpan.FromSeconds(2)), ("once", TimeSpan.FromSeconds(3)), ("every", TimeSpan.FromSeconds(4))], fired);
        Assert.Equal(TimeSpan.FromSeconds(5), clock.Now - start);
    }
}
