using KnowledgeCrm.Asking;
using KnowledgeCrm.Experts;

namespace KnowledgeCrm.Web.Api;

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
    public required IReadOnlyList<NewsAnswer> News { get; init; }

    private const int MostPeople = 20;

    internal static CommunityAnswer Of(CommunityView view, IReadOnlyList<ExpertLine> people) => new()
    {
        Key = view.Key, Name = view.Name, Description = view.Description, Total = view.Questions, Open = view.Open,
        Questions = [.. view.Lines.Select(QuestionLineAnswer.Of)], People = [.. people.Take(MostPeople).Select(PersonLine.Of)], News = [.. view.News.Select(NewsAnswer.Of)],
    };
}

/// <summary>One piece of news of a topic.</summary>
public sealed record NewsAnswer
{
    /// <summary>What happened.</summary>
    public required NewsKind Kind { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The number of the article or question.</summary>
    public required string Number { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The title's language: <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    internal static NewsAnswer Of(CommunityNews news) => new() { Kind = news.Kind, At = news.At, Number = news.Number, Title = news.Title, Language = news.Language };
}

/// <summary>A topic with how much goes on in it.</summary>
public sealed record TopicStandingAnswer
{
    /// <summary>The topic's key.</summary>
    public required string Key { get; init; }

    /// <summary>Its name in the caller's language.</summary>
    public required string Name { get; init; }

    /// <summary>What belongs to it.</summary>
    public required string Description { get; init; }

    /// <summary>How many articles there are for the caller; one in two languages counts once.</summary>
    public required int Articles { get; init; }

    /// <summary>How many questions.</summary>
    public required int Questions { get; init; }

    /// <summary>How many of those wait for an answer.</summary>
    public required int Open { get; init; }

    internal static TopicStandingAnswer Of(CommunityLine line) => new()
    {
        Key = line.Key, Name = line.Name, Description = line.Description, Articles = line.Articles, Questions = line.Questions, Open = line.Open,
    };
}
