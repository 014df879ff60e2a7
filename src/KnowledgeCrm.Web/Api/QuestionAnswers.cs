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
    public required NamedPerson Asker { get; init; }

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
    public required IReadOnlyList<RoundAnswer> Rounds { get; init; }

    /// <summary>What was said.</summary>
    public required IReadOnlyList<PostAnswer> Posts { get; init; }

    /// <summary>The number of the article that was begun of it.</summary>
    public string? Candidate { get; init; }

    private const int MostEvidence = 10;

    internal static QuestionAnswer Of(QuestionView view) => new()
    {
        Number = view.Number, Title = view.Title, Text = view.Text, Language = view.Language, State = view.State, Readers = view.Readers, To = view.To,
        Asker = NamedPerson.Of(view.Asker), AskedAt = view.AskedAt, Topic = view.Topic?.Key, Product = view.Product?.Model,
        Origins = [.. view.Origins.Select(origin => origin.Number)],
        With = view.With is { } with ? PersonCard.Of(with.Card) : null,
        Why = [.. (view.With?.Evidence ?? []).Take(MostEvidence).Select(one => EvidenceAnswer.Of(one.Evidence, one.Weight))],
        PassOnAt = view.With?.PassOnAt, Rounds = [.. view.Rounds.Select(RoundAnswer.Of)], Posts = [.. view.Posts.Select(PostAnswer.Of)], Candidate = view.Candidate?.Number,
    };
}

/// <summary>Somebody by name.</summary>
public sealed record NamedPerson
{
    /// <summary>Their id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    internal static NamedPerson Of(PersonName person) => new() { Id = person.Id, Name = person.Name };
}

/// <summary>Somebody whom a question was put to.</summary>
public sealed record RoundAnswer
{
    /// <summary>Who.</summary>
    public required NamedPerson Person { get; init; }

    /// <summary>How they came to be asked.</summary>
    public required RoundWay Way { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>What came of it.</summary>
    public required RoundEnd End { get; init; }

    /// <summary>When it ended (UTC); absent while it waits.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Why it was declined.</summary>
    public string? Words { get; init; }

    internal static RoundAnswer Of(RoundView round) => new()
    {
        Person = NamedPerson.Of(round.Person), Way = round.Way, At = round.At, End = round.End, EndedAt = round.EndedAt, Words = ArticleAnswer.OrAbsent(round.Words),
    };
}

/// <summary>What somebody said to a question.</summary>
public sealed record PostAnswer
{
    /// <summary>Its id; named when it is accepted.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who said it.</summary>
    public required NamedPerson Author { get; init; }

    /// <summary>False: a part of the talk about it.</summary>
    public required bool Answer { get; init; }

    /// <summary>True for the answer that the asker accepted.</summary>
    public required bool Accepted { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The numbers of the articles that it points to, as far as the caller may read them.</summary>
    public required IReadOnlyList<string> Articles { get; init; }

    internal static PostAnswer Of(PostView post) => new()
    {
        Id = post.Id, Author = NamedPerson.Of(post.Author), Answer = post.IsAnswer, Accepted = post.IsAccepted, Text = post.Text, At = post.At,
        Articles = [.. post.Articles.Select(article => article.Number)],
    };
}

/// <summary>How many questions wait.</summary>
public sealed record QuestionFiguresAnswer
{
    /// <summary>For the caller's answer.</summary>
    public required int ForMe { get; init; }

    /// <summary>Of the caller's own, for an answer.</summary>
    public required int Mine { get; init; }

    /// <summary>Of the caller's own, answered and not yet accepted.</summary>
    public required int ToAccept { get; init; }

    /// <summary>Of the topics that the caller declares, for an answer.</summary>
    public required int MyTopics { get; init; }

    /// <summary>With the knowledge managers; absent for everybody else.</summary>
    public int? NobodyLeft { get; init; }

    internal static QuestionFiguresAnswer Of(QuestionFigures figures) => new()
    {
        ForMe = figures.ForMe, Mine = figures.Mine, ToAccept = figures.ToAccept, MyTopics = figures.MyTopics, NobodyLeft = figures.NobodyLeft,
    };
}

/// <summary>How long somebody has to answer.</summary>
public sealed record QuestionTimesAnswer
{
    /// <summary>Minutes of working time until the reminder.</summary>
    public required int RemindAfter { get; init; }

    /// <summary>Minutes of working time until it goes on to the next.</summary>
    public required int PassOnAfter { get; init; }

    /// <summary>The key of the calendar for those who have said no working hours; absent: weekdays from nine to five, UTC.</summary>
    public string? Calendar { get; init; }

    internal static QuestionTimesAnswer Of(QuestionTimes times) => new() { RemindAfter = times.RemindAfter, PassOnAfter = times.PassOnAfter, Calendar = times.Calendar };
}
