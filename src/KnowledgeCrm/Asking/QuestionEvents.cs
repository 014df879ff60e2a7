using KnowledgeCrm.Common;

namespace KnowledgeCrm.Asking;

/// <summary>Something happened to a question; search takes it up.</summary>
public abstract record QuestionEvent(Guid QuestionId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(QuestionSearchSource.KindName, QuestionId);
}

public sealed record QuestionAsked(Guid QuestionId, string Number) : QuestionEvent(QuestionId, Number);

/// <summary>It was put to somebody.</summary>
public sealed record QuestionPut(Guid QuestionId, string Number, Guid PersonId) : QuestionEvent(QuestionId, Number);

public sealed record QuestionReminded(Guid QuestionId, string Number, Guid PersonId) : QuestionEvent(QuestionId, Number);

/// <summary>Nobody is left to ask.</summary>
public sealed record QuestionLeftToManagers(Guid QuestionId, string Number) : QuestionEvent(QuestionId, Number);

/// <param name="QuestionId">The question.</param>
/// <param name="Number">Its number.</param>
/// <param name="PostId">The answer; null where an article was published that answers it.</param>
public sealed record QuestionAnswered(Guid QuestionId, string Number, Guid? PostId) : QuestionEvent(QuestionId, Number);

public sealed record QuestionDiscussed(Guid QuestionId, string Number, Guid PostId) : QuestionEvent(QuestionId, Number);

public sealed record AnswerAccepted(Guid QuestionId, string Number, Guid PostId) : QuestionEvent(QuestionId, Number);

public sealed record QuestionClosed(Guid QuestionId, string Number) : QuestionEvent(QuestionId, Number);

/// <summary>It came from another system, or changed there. Nobody is told of it.</summary>
public sealed record QuestionImported(Guid QuestionId, string Number) : QuestionEvent(QuestionId, Number);
