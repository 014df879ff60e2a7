namespace KnowledgeCrm.Web.Tests.Journeys;

/// <summary>What the people of the journey write, in one language.</summary>
internal sealed record Story
{
    public required string Language { get; init; }

    /// <summary>What the customer's browser asks for.</summary>
    public required string Locale { get; init; }

    public required string FirstCustomer { get; init; }
    public required string SecondCustomer { get; init; }
    public required string Rep { get; init; }
    public required string Author { get; init; }
    public required string Reviewer { get; init; }

    /// <summary>There already, near the question, and not its answer.</summary>
    public required string OtherTitle { get; init; }
    public required string OtherBody { get; init; }

    /// <summary>What the first customer looks for before asking.</summary>
    public required string FirstSearch { get; init; }
    public required string Subject { get; init; }
    public required string Description { get; init; }

    /// <summary>Pieces of what the first customer wrote that nobody without an account may ever read.</summary>
    public required IReadOnlyList<string> OwnWords { get; init; }

    public required string Reply { get; init; }
    public required string Note { get; init; }
    public required string Cause { get; init; }
    public required string Resolution { get; init; }

    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required string Body { get; init; }

    /// <summary>A strong word of the text, and a step of it.</summary>
    public required string Strong { get; init; }
    public required string Step { get; init; }

    public required string SentBackFor { get; init; }
    public required string MendedStep { get; init; }

    /// <summary>The question in words that the first customer used and the author did not, in another order.</summary>
    public required string LaterSearch { get; init; }
    public required string LaterSubject { get; init; }
    public required string LaterDescription { get; init; }

    public string MendedBody => $"{Body}\n4. {MendedStep}\n";
}
