namespace KnowledgeCrm.Web.Cases.Relations;

/// <summary>Who has which case open, and who is writing to its customer, at this moment. Kept in memory: it is true of this process alone, and gone with it.</summary>
public sealed class CasePresence(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<CaseVisit>> visits = [];

    /// <summary>Says the number of a case at which somebody came, went, began to write or stopped. On no thread in particular.</summary>
    public event Action<string>? Changed;

    /// <summary>Somebody has opened a case, until the visit is disposed.</summary>
    public CaseVisit Enter(string number, Guid personId, string name)
    {
        var visit = new CaseVisit(this, clock, number, personId, name);
        lock (gate)
        {
            if (!visits.TryGetValue(number, out var there)) visits[number] = there = [];
            there.Add(visit);
        }
        Changed?.Invoke(number);
        return visit;
    }

    /// <summary>Who else is there, once each however many pages they have open.</summary>
    public IReadOnlyList<PresentPerson> Others(string number, Guid? but)
    {
        lock (gate)
        {
            return visits.TryGetValue(number, out var there)
                ? [.. there.Where(visit => visit.IsThere && visit.PersonId != but).GroupBy(visit => visit.PersonId)
                    .Select(same => new PresentPerson(same.Key, same.First().Name, same.Any(visit => visit.IsWriting))).OrderBy(person => person.Name, StringComparer.Ordinal)]
                : [];
        }
    }

    internal void Leave(CaseVisit visit)
    {
        lock (gate)
        {
            if (!visits.TryGetValue(visit.Number, out var there) || !there.Remove(visit)) return;
            if (there.Count == 0) visits.Remove(visit.Number);
        }
        Changed?.Invoke(visit.Number);
    }

    internal void Tell(CaseVisit visit) => Changed?.Invoke(visit.Number);
}

/// <summary>Somebody who has a case open.</summary>
public sealed record PresentPerson(Guid Id, string Name, bool IsWriting);

/// <summary>One open page of a case.</summary>
public sealed class CaseVisit : IDisposable
{
    /// <summary>Who has typed nothing for so long is not writing now.</summary>
    public static readonly TimeSpan WritesFor = TimeSpan.FromMinutes(1);

    private readonly CasePresence presence;
    private readonly ITimer silence;

    internal CaseVisit(CasePresence presence, TimeProvider clock, string number, Guid personId, string name)
    {
        (this.presence, Number, PersonId, Name) = (presence, number, personId, name);
        silence = clock.CreateTimer(_ => Set(isWriting: false), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Number { get; }
    public Guid PersonId { get; }
    public string Name { get; }
    public bool IsWriting { get; private set; }

    /// <summary>False while the browser is out of reach.</summary>
    public bool IsThere { get; private set; } = true;

    /// <summary>Typed something, or sent or cleared it.</summary>
    public void Write(bool isWriting)
    {
        silence.Change(isWriting ? WritesFor : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Set(isWriting);
    }

    internal void Reach(bool isThere)
    {
        if (IsThere == isThere) return;
        IsThere = isThere;
        presence.Tell(this);
    }

    public void Dispose()
    {
        silence.Dispose();
        presence.Leave(this);
    }

    private void Set(bool isWriting)
    {
        if (IsWriting == isWriting) return;
        IsWriting = isWriting;
        presence.Tell(this);
    }
}
