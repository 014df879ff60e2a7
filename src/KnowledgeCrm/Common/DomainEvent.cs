namespace KnowledgeCrm.Common;

/// <summary>Something that happened, in the past tense. Written to the outbox in the transaction that made it true.</summary>
public abstract record DomainEvent
{
    /// <summary>The document whose search entry this changes, or null.</summary>
    public virtual SearchKey? Touches => null;
}

/// <summary>Names one searchable document.</summary>
/// <param name="Kind">The kind of document, such as <c>article</c> or <c>case</c>.</param>
/// <param name="Id">Its id in the database.</param>
public readonly record struct SearchKey(string Kind, Guid Id);
