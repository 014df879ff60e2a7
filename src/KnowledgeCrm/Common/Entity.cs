using System.ComponentModel.DataAnnotations.Schema;

namespace KnowledgeCrm.Common;

/// <summary>Something with an identity and rules of its own, which says what happened to it.</summary>
public abstract class Entity
{
    private readonly List<DomainEvent> events = [];

    /// <summary>A version-7 GUID: sorts by time of making.</summary>
    public Guid Id { get; protected set; } = Guid.CreateVersion7();

    /// <summary>Counts saved changes; a save that started from an older one is a conflict.</summary>
    public int Version { get; set; }

    /// <summary>What happened since it was loaded; the context writes it to the outbox and clears it.</summary>
    [NotMapped]
    public IReadOnlyList<DomainEvent> Events => events;

    public void ClearEvents() => events.Clear();

    protected void Raise(DomainEvent happened) => events.Add(happened);
}
