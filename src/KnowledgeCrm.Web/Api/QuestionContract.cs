using KnowledgeCrm.Asking;

namespace KnowledgeCrm.Web.Api;

/// <summary>A question to colleagues.</summary>
public sealed record QuestionRequest
{
    /// <summary>The question in a line, up to 250 characters. Required.</summary>
    public string? Title { get; init; }

    /// <summary>What else there is to say, as Markdown; up to 20,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; that of the words when absent.</summary>
    public string? Language { get; init; }

    /// <summary>Who may read it; <c>house</c> when absent.</summary>
    public QuestionReaders? Readers { get; init; }

    /// <summary>Whom it is put to; <c>whoeverKnows</c> when absent.</summary>
    public QuestionTo? To { get; init; }

    /// <summary>The id of the colleague it is put to first. Required for <c>person</c>.</summary>
    public Guid? Person { get; init; }

    /// <summary>A topic's key. Required for <c>topic</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>A product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The number of the customer it came from: only who may see customers is asked.</summary>
    public string? Customer { get; init; }

    /// <summary>The number of the case it came from.</summary>
    public string? Case { get; init; }

    /// <summary>The number of the opportunity it came from.</summary>
    public string? Opportunity { get; init; }

    internal QuestionInput ToInput() => new()
    {
        Title = Title, Text = Text, Language = Language, Readers = Readers ?? QuestionReaders.House, To = To ?? QuestionTo.WhoeverKnows, Person = Person,
        Topic = Topic, Product = Product, Customer = Customer, Case = Case, Opportunity = Opportunity,
    };
}

/// <summary>What is said to a question.</summary>
public sealed record QuestionPostRequest
{
    /// <summary>Markdown, up to 20,000 characters. Required.</summary>
    public string? Text { get; init; }

    /// <summary><c>false</c>: a part of the talk about it. <c>true</c> when absent.</summary>
    public bool? Answer { get; init; }

    /// <summary>The numbers of up to 10 articles that it points to.</summary>
    public IReadOnlyList<string>? Articles { get; init; }
}

/// <summary>Which answer it was.</summary>
public sealed record AcceptRequest
{
    /// <summary>The answer's id. Required.</summary>
    public Guid? Post { get; init; }

    /// <summary>Whether a candidate article is made of it; when absent, where the house may read the question and the answer points to no article.</summary>
    public bool? Candidate { get; init; }
}

/// <summary>Why somebody does not answer.</summary>
public sealed record QuestionDeclineRequest
{
    /// <summary>Up to 1,000 characters; shown with the question. Required.</summary>
    public string? Reason { get; init; }
}

/// <summary>Whom a question is put to.</summary>
public sealed record QuestionHandOverRequest
{
    /// <summary>The colleague's id. Required.</summary>
    public Guid? Person { get; init; }
}

/// <summary>How long somebody has to answer.</summary>
public sealed record QuestionTimesRequest
{
    /// <summary>Minutes of working time until the reminder. Required.</summary>
    public int? RemindAfter { get; init; }

    /// <summary>Minutes of working time until it goes on to the next; more than the other. Required.</summary>
    public int? PassOnAfter { get; init; }

    /// <summary>The key of the calendar for those who have said no working hours; absent: weekdays from nine to five, UTC.</summary>
    public string? Calendar { get; init; }
}
