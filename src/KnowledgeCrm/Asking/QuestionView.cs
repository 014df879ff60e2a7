using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Asking;

/// <summary>A question as one viewer sees it. Times are UTC.</summary>
public sealed record QuestionView
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; init; }
    public required string Language { get; init; }
    public required PersonName Asker { get; init; }
    public required DateTime AskedAt { get; init; }
    public required QuestionReaders Readers { get; init; }
    public required QuestionTo To { get; init; }
    public required QuestionState State { get; init; }
    public required TopicName? Topic { get; init; }
    public required ProductName? Product { get; init; }

    /// <summary>What it came from, as far as the viewer may see that.</summary>
    public required IReadOnlyList<QuestionOrigin> Origins { get; init; }

    /// <summary>Who is asked now, with why; null when it waits for nobody.</summary>
    public required AskedNow? With { get; init; }

    /// <summary>Whom it was put to, in that order.</summary>
    public required IReadOnlyList<RoundView> Rounds { get; init; }
    public required IReadOnlyList<PostView> Posts { get; init; }

    /// <summary>The article that was begun of it, where the viewer may know of it.</summary>
    public required ArticleName? Candidate { get; init; }

    /// <summary>What the viewer may do.</summary>
    public required bool IsMine { get; init; }
    public required bool MayAnswer { get; init; }
    public required bool MayAccept { get; init; }
    public required bool MayDecline { get; init; }
    public required bool MayHandOver { get; init; }
    public required bool MayAskOn { get; init; }
    public required bool MayClose { get; init; }

    /// <summary>Who is asked now.</summary>
    /// <param name="Card">Who it is.</param>
    /// <param name="Why">What they are found by, as far as the viewer may see it; empty where nothing of it is.</param>
    /// <param name="Evidence">The documents of it, the weightiest first.</param>
    /// <param name="Waiting">How many questions wait for them that the viewer may see.</param>
    /// <param name="RemindAt">When they are reminded; null once they were.</param>
    /// <param name="PassOnAt">When it goes on to the next.</param>
    public sealed record AskedNow(
        ExpertCard Card, IReadOnlyList<FoundPart> Why, IReadOnlyList<FoundEvidence> Evidence, int Waiting, DateTime? RemindAt, DateTime? PassOnAt);
}

/// <summary>Somebody by name.</summary>
public sealed record PersonName(Guid Id, string Name);

/// <summary>What a question came from.</summary>
/// <param name="Kind"><c>customer</c>, <c>case</c> or <c>opportunity</c>.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Its page in the console.</param>
public sealed record QuestionOrigin(string Kind, string Number, string Name, string Address);

/// <summary>Somebody whom a question was put to.</summary>
public sealed record RoundView(PersonName Person, RoundWay Way, DateTime At, RoundEnd End, DateTime? EndedAt, string Words);

/// <summary>What somebody said to a question.</summary>
public sealed record PostView(Guid Id, PersonName Author, bool IsAnswer, bool IsAccepted, string Text, DateTime At, IReadOnlyList<ArticleName> Articles);

/// <summary>An article by name.</summary>
public sealed record ArticleName(string Number, string Title, string Language, string Slug);
