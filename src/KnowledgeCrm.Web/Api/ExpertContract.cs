using KnowledgeCrm.Experts;

namespace KnowledgeCrm.Web.Api;

/// <summary>Somebody of the house.</summary>
public record PersonCard
{
    /// <summary>Their id.</summary>
    public required string Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>What they do here.</summary>
    public string? JobTitle { get; init; }

    /// <summary>Their team.</summary>
    public string? Team { get; init; }

    /// <summary>Where they work.</summary>
    public string? Place { get; init; }

    /// <summary>The languages they speak: two letters each.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Whether they can be asked now.</summary>
    public required ReachabilityKind Reach { get; init; }

    /// <summary>Until when that is so (UTC); absent for <c>now</c>.</summary>
    public DateTime? Until { get; init; }

    internal static PersonCard Of(ExpertCard card) => new()
    {
        Id = card.Id.ToString(), Name = card.Name, JobTitle = ArticleAnswer.OrAbsent(card.JobTitle), Team = ArticleAnswer.OrAbsent(card.Team),
        Place = ArticleAnswer.OrAbsent(card.Place), Languages = card.Languages, Reach = card.Reach.Kind, Until = card.Reach.Until,
    };
}

/// <summary>Somebody in a list.</summary>
public sealed record PersonLine
{
    /// <summary>Who it is.</summary>
    public required PersonCard Person { get; init; }

    /// <summary>How they stand to the topic that was asked for; absent when none was.</summary>
    public TopicShown? Topic { get; init; }

    /// <summary>The topics that they declare, up to three, the best first.</summary>
    public required IReadOnlyList<SkillAnswer> Skills { get; init; }

    internal static PersonLine Of(ExpertLine line) => new()
    {
        Person = PersonCard.Of(line.Card),
        Topic = line.Standing is { } standing
            ? new TopicShown { Level = standing.Level, Endorsements = standing.Endorsements, Score = standing.Inferred.Score, Parts = TopicPart.Of(standing.Inferred) } : null,
        Skills = [.. line.Skills.Select(skill => new SkillAnswer { Topic = skill.Key, Name = skill.Name, Level = skill.Level })],
    };
}

/// <summary>A topic that somebody declares.</summary>
public sealed record SkillAnswer
{
    /// <summary>The topic's key.</summary>
    public required string Topic { get; init; }

    /// <summary>Its name in the caller's language.</summary>
    public required string Name { get; init; }

    /// <summary>How well they say they know it.</summary>
    public required SkillLevel Level { get; init; }
}

/// <summary>How somebody stands to a topic: what they say, what colleagues say, and what they did, each by itself.</summary>
public sealed record TopicShown
{
    /// <summary>The topic's key; absent where it was asked for.</summary>
    public string? Topic { get; init; }

    /// <summary>Its name in the caller's language.</summary>
    public string? Name { get; init; }

    /// <summary>What they say themself; absent: nothing.</summary>
    public SkillLevel? Level { get; init; }

    /// <summary>How many colleagues say so.</summary>
    public required int Endorsements { get; init; }

    /// <summary>What they did, as a figure from 0 to a little over 100, of what the caller may see.</summary>
    public required double Score { get; init; }

    /// <summary>What the score is made of.</summary>
    public required IReadOnlyList<TopicPart> Parts { get; init; }

    /// <summary>True when they hide it; only on one's own page.</summary>
    public bool? Hidden { get; init; }

    internal static TopicShown Of(KnownTopic topic) => new()
    {
        Topic = topic.Key, Name = topic.Name, Level = topic.Level, Endorsements = topic.EndorsedBy.Count, Score = topic.Inferred.Score,
        Parts = TopicPart.Of(topic.Inferred), Hidden = topic.IsHidden ? true : null,
    };
}

/// <summary>What one kind of evidence adds to a score.</summary>
public sealed record TopicPart
{
    /// <summary>The kind.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>What it adds; negative for what counts against.</summary>
    public required double Points { get; init; }

    /// <summary>The documents, newest first.</summary>
    public required IReadOnlyList<EvidenceAnswer> Evidence { get; init; }

    internal static IReadOnlyList<TopicPart> Of(Expertise expertise) => [.. expertise.Parts.Select(part => new TopicPart
    {
        Kind = part.Kind, Points = part.Points, Evidence = [.. part.Evidence.Select(one => EvidenceAnswer.Of(one))],
    })];
}

/// <summary>An article or case of which somebody had a part.</summary>
public sealed record EvidenceAnswer
{
    /// <summary>What they did.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>The document's number.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The language it is written in.</summary>
    public required string Language { get; init; }

    /// <summary>The path of its page.</summary>
    public required string Url { get; init; }

    /// <summary>When it was done (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>What it weighs for the question that was asked, 0 to 1.2; absent where none was.</summary>
    public double? Weight { get; init; }

    internal static EvidenceAnswer Of(Evidence one, double? weight = null) => new()
    {
        Kind = one.Kind, Number = one.Number, Title = one.Title, Language = one.Language, Url = one.Address, At = one.At, Weight = weight,
    };
}

/// <summary>Somebody's page.</summary>
public sealed record PersonAnswer
{
    /// <summary>Who it is.</summary>
    public required PersonCard Person { get; init; }

    /// <summary>Send it back when editing one's own.</summary>
    public required int Version { get; init; }

    /// <summary>Their e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Their telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>What they say of themself.</summary>
    public string? About { get; init; }

    /// <summary>What they want to be asked about.</summary>
    public string? AskMeAbout { get; init; }

    /// <summary>What not.</summary>
    public string? DoNotAsk { get; init; }

    /// <summary>The kinds of customers they know.</summary>
    public string? KnownSegments { get; init; }

    /// <summary>When they work.</summary>
    public HoursShape? Hours { get; init; }

    /// <summary>Their open cases; absent for who may not see cases.</summary>
    public int? OpenCases { get; init; }

    /// <summary>The topics they know.</summary>
    public required IReadOnlyList<TopicShown> Topics { get; init; }

    /// <summary>The numbers of the customers they know; empty for who may not see customers.</summary>
    public required IReadOnlyList<string> Customers { get; init; }

    /// <summary>False when they have left the yellow pages; only on one's own page.</summary>
    public required bool Listed { get; init; }

    internal static PersonAnswer Of(ExpertView view) => new()
    {
        Person = PersonCard.Of(view.Card),
        Version = view.Version,
        Email = ArticleAnswer.OrAbsent(view.Email),
        Phone = ArticleAnswer.OrAbsent(view.Phone),
        About = ArticleAnswer.OrAbsent(view.About),
        AskMeAbout = ArticleAnswer.OrAbsent(view.AskMeAbout),
        DoNotAsk = ArticleAnswer.OrAbsent(view.DoNotAsk),
        KnownSegments = ArticleAnswer.OrAbsent(view.KnownSegments),
        Hours = view.Hours is { } hours ? HoursShape.Of(hours) : null,
        OpenCases = view.OpenCases,
        Topics = [.. view.Topics.Select(TopicShown.Of)],
        Customers = [.. view.Customers.Select(customer => customer.Number)],
        Listed = !view.OptedOut,
    };
}
