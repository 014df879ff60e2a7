using KnowledgeCrm.Asking;
using KnowledgeCrm.Experts;

namespace KnowledgeCrm.Web.Api;

/// <summary>What was done to a question.</summary>
public sealed record QuestionStanding
{
    /// <summary>Its number. Example: <c>QU-1007</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The id of what was said.</summary>
    public Guid? Post { get; init; }

    /// <summary>The number of the candidate that was made.</summary>
    public string? Candidate { get; init; }

    internal static QuestionStanding Of(QuestionDone done) => new() { Number = done.Number, Post = done.Post, Candidate = done.Candidate };
}

/// <summary>A question in a list.</summary>
public sealed record QuestionLineAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The question in a line.</summary>
    public required string Title { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Where it stands.</summary>
    public required QuestionState State { get; init; }

    /// <summary>The topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>Who asked.</summary>
    public required string Asker { get; init; }

    /// <summary>Who is asked now.</summary>
    public string? With { get; init; }

    /// <summary>When it was asked (UTC).</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>When it goes on to the next (UTC).</summary>
    public DateTime? PassOnAt { get; init; }

    /// <summary>How many answers there are.</summary>
    public required int Answers { get; init; }

    internal static QuestionLineAnswer Of(QuestionLine line) => new()
    {
        Number = line.Number, Title = line.Title, Language = line.Language, State = line.State, Topic = line.Topic, Asker = line.Asker, With = line.With,
        AskedAt = line.AskedAt, PassOnAt = line.PassOnAt, Answers = line.Answers,
    };
}

/// <summary>A question with what was said to it, as the caller may see it.</summary>
public sealed record QuestionAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The question in a line.</summary>
    public required string Title { get; init; }

    /// <summary>What else there is to say, as Markdown.</summary>
    public required string Text { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Where it stands.</summary>
    public required QuestionState State { get; init; }

    /// <summary>Who may read it.</summary>
    public required QuestionReaders Readers { get; init; }

    /// <summary>Whom it was put to at first.</summary>
    public required QuestionTo To { get; init; }

    /// <summary>Who asked.</summary>
    public required PersonName Asker { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>The topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>The product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The numbers of what it came from, as far as the caller may see that.</summary>
    public required IReadOnlyList<string> Origins { get; init; }

    /// <summary>Who is asked now; absent when it waits for nobody.</summary>
    public PersonCard? With { get; init; }

    /// <summary>Why they are, as far as the caller may see it.</summary>
    public required IReadOnlyList<EvidenceAnswer> Why { get; init; }

    /// <summary>When it goes on to the next (UTC).</summary>
    public DateTime? PassOnAt { get; init; }

    /// <summary>Whom it was put to, in that order.</summary>
    public required IReadOnlyList<RoundView> Rounds { get; init; }

    /// <summary>What was said.</summary>
    public required IReadOnlyList<PostView> Posts { get; init; }

    /// <summary>The number of the article that was begun of it.</summary>
    public string? Candidate { get; init; }

    private const int MostEvidence = 10;

    internal static QuestionAnswer Of(QuestionView view) => new()
    {
        Number = view.Number, Title = view.Title, Text = view.Text, Language = view.Language, State = view.State, Readers = view.Readers, To = view.To,
        Asker = view.Asker, AskedAt = view.AskedAt, Topic = view.Topic?.Key, Product = view.Product?.Model,
        Origins = [.. view.Origins.Select(origin => origin.Number)],
        With = view.With is { } with ? PersonCard.Of(with.Card) : null,
        Why = [.. (view.With?.Evidence ?? []).Take(MostEvidence).Select(one => EvidenceAnswer.Of(one.Evidence, one.Weight))],
        PassOnAt = view.With?.PassOnAt, Rounds = view.Rounds, Posts = view.Posts, Candidate = view.Candidate?.Number,
    };
}

/// <summary>A topic with what goes on in it, as the caller may see it.</summary>
public sealed record CommunityAnswer
{
    /// <summary>The topic's key.</summary>
    public required string Key { get; init; }

    /// <summary>Its name in the caller's language.</summary>
    public required string Name { get; init; }

    /// <summary>What belongs to it.</summary>
    public required string Description { get; init; }

    /// <summary>How many questions there are.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them wait for an answer.</summary>
    public required int Open { get; init; }

    /// <summary>The questions, what waits first; up to 20.</summary>
    public required IReadOnlyList<QuestionLineAnswer> Questions { get; init; }

    /// <summary>Who knows it, what is best shown first; up to 20.</summary>
    public required IReadOnlyList<PersonLine> People { get; init; }

    /// <summary>What was published, changed, asked and answered in the last 90 days, the latest first; up to 20.</summary>
    public required IReadOnlyList<CommunityNews> News { get; init; }

    private const int MostPeople = 20;

    internal static CommunityAnswer Of(CommunityView view, IReadOnlyList<ExpertLine> people) => new()
    {
        Key = view.Key, Name = view.Name, Description = view.Description, Total = view.Questions, Open = view.Open,
        Questions = [.. view.Lines.Select(QuestionLineAnswer.Of)], People = [.. people.Take(MostPeople).Select(PersonLine.Of)], News = view.News,
    };
}
