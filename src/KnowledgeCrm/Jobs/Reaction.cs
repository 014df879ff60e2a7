using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Jobs;

/// <summary>Something that follows from an event. It writes to the context it is given and does not save: the dispatcher does, together
/// with the note that it is done.</summary>
public sealed record Reaction(string Name, Type To, Func<KnowledgeCrmDb, DomainEvent, Happening, CancellationToken, Task> Run)
{
    public static Reaction Of<TEvent>(string name, Func<KnowledgeCrmDb, TEvent, CancellationToken, Task> run) where TEvent : DomainEvent =>
        new(name, typeof(TEvent), (db, happened, _, stop) => run(db, (TEvent)happened, stop));
}
