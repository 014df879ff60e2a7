using Microsoft.AspNetCore.Components.Server.Circuits;

namespace KnowledgeCrm.Web.Cases.Relations;

/// <summary>The open cases of one circuit: nobody is there while its browser is out of reach, and nothing is left when it ends.</summary>
public sealed class CircuitPresence(CasePresence presence) : CircuitHandler
{
    private readonly List<CaseVisit> visits = [];

    public CaseVisit Enter(string number, Guid personId, string name)
    {
        var visit = presence.Enter(number, personId, name);
        visits.Add(visit);
        return visit;
    }

    public void Leave(CaseVisit visit)
    {
        visits.Remove(visit);
        visit.Dispose();
    }

    /// <summary>Says whether the person is writing to the customer of a case.</summary>
    public void Write(string number, bool isWriting)
    {
        foreach (var visit in visits.Where(visit => visit.Number == number)) visit.Write(isWriting);
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Reach(false);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Reach(true);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        foreach (var visit in visits.ToList()) Leave(visit);
        return Task.CompletedTask;
    }

    private Task Reach(bool isThere)
    {
        foreach (var visit in visits.ToList()) visit.Reach(isThere);
        return Task.CompletedTask;
    }
}
