using KnowledgeCrm.Tests;
using KnowledgeCrm.Web.Cases.Relations;

namespace KnowledgeCrm.Web.Tests.Cases;

public sealed class CasePresenceTests
{
    private static readonly Guid Ann = Guid.NewGuid();
    private static readonly Guid Bo = Guid.NewGuid();

    [Fact]
    public void Somebody_with_two_pages_is_there_once_until_the_last_is_gone()
    {
        var presence = new CasePresence(TimeProvider.System);
        var (first, second) = (presence.Enter("CS-1", Ann, "Ann"), presence.Enter("CS-1", Ann, "Ann"));
        using var other = presence.Enter("CS-2", Bo, "Bo");
        second.Write(true);
        Assert.Equal([new PresentPerson(Ann, "Ann", true)], presence.Others("CS-1", Bo));
        Assert.Empty(presence.Others("CS-1", Ann));
        second.Dispose();
        Assert.Equal([new PresentPerson(Ann, "Ann", false)], presence.Others("CS-1", Bo));
        first.Dispose();
        Assert.Empty(presence.Others("CS-1", Bo));
    }

    [Fact]
    public async Task Whose_browser_is_out_of_reach_is_not_there_and_a_closed_circuit_leaves_nobody()
    {
        var presence = new CasePresence(TimeProvider.System);
        var told = new List<string>();
        presence.Changed += told.Add;
        var circuit = new CircuitPresence(presence);
        circuit.Enter("CS-1", Ann, "Ann");
        circuit.Write("CS-1", true);
        Assert.True(Assert.Single(presence.Others("CS-1", null)).IsWriting);
        await circuit.OnConnectionDownAsync(null!, CancellationToken.None);
        Assert.Empty(presence.Others("CS-1", null));
        await circuit.OnConnectionUpAsync(null!, CancellationToken.None);
        Assert.Single(presence.Others("CS-1", null));
        await circuit.OnCircuitClosedAsync(null!, CancellationToken.None);
        Assert.Empty(presence.Others("CS-1", null));
        Assert.Equal(5, told.Count);
    }

    [Fact]
    public void Who_types_no_more_is_not_writing()
    {
        var clock = new TestClock();
        var presence = new CasePresence(clock);
        using var visit = presence.Enter("CS-1", Ann, "Ann");
        visit.Write(true);
        clock.Advance(CaseVisit.WritesFor);
        Assert.False(Assert.Single(presence.Others("CS-1", Bo)).IsWriting);
    }
}
