using KnowledgeCrm.Cases;
using KnowledgeCrm.Mail;

namespace KnowledgeCrm.Web.Api;

/// <summary>A case as the caller may see it: a customer sees no notes, no cause and no candidate. Times are UTC.</summary>
public sealed record CaseAnswer
{
    /// <summary>The number of the case.</summary>
    public required string Number { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The customer's own words.</summary>
    public required string Description { get; init; }

    /// <summary>The language of those words: <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>Its type.</summary>
    public required CaseType Type { get; init; }

    /// <summary>What is filled into the fields of the type, by their keys; a customer sees those that customers are asked for.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The serial number of the customer's thing that it is about.</summary>
    public string? Asset { get; init; }

    /// <summary>The topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>The number of the contract that it falls under.</summary>
    public string? Contract { get; init; }

    /// <summary>The queue's key; for staff.</summary>
    public string? Queue { get; init; }

    /// <summary>What is due next; for staff.</summary>
    public DueAnswer? Due { get; init; }

    /// <summary>The number of the case that leads on, when this one was merged.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Counts changes.</summary>
    public required int Version { get; init; }

    /// <summary>How urgent it is.</summary>
    public required CasePriority Priority { get; init; }

    /// <summary>How it came in.</summary>
    public required CaseChannel Channel { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>When it was resolved.</summary>
    public DateTime? ResolvedAt { get; init; }

    /// <summary>The customer's number.</summary>
    public string? Customer { get; init; }

    /// <summary>The customer's name.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The name of whoever works on it.</summary>
    public string? Assignee { get; init; }

    /// <summary>What solved it.</summary>
    public CaseOutcome? Outcome { get; init; }

    /// <summary>Why it happened.</summary>
    public string? Cause { get; init; }

    /// <summary>What helped.</summary>
    public string? Resolution { get; init; }

    /// <summary>Why there was nothing to learn.</summary>
    public NothingToLearn? Reason { get; init; }

    /// <summary>The number of the candidate article that was made of it.</summary>
    public string? Candidate { get; init; }

    /// <summary>The thread, oldest first.</summary>
    public required IReadOnlyList<ThreadEntry> Thread { get; init; }

    /// <summary>The articles linked with it, as far as the caller may read them.</summary>
    public required IReadOnlyList<LinkedArticle> Articles { get; init; }

    internal static CaseAnswer Of(CaseView view) => new()
    {
        Number = view.Number,
        Subject = view.Subject,
        Description = view.Description,
        Language = view.Language,
        Status = view.Status,
        Type = view.Type,
        Fields = view.Fields.Where(field => field.Value.Length > 0).ToDictionary(field => field.Field.Key, field => field.Value),
        Asset = view.Asset,
        Topic = view.Topic,
        Contract = view.Contract,
        Queue = view.Queue,
        Due = DueAnswer.Of(view.Due),
        MergedInto = view.MergedInto,
        Version = view.Version,
        Priority = view.Priority,
        Channel = view.Channel,
        OpenedAt = view.OpenedAt,
        ChangedAt = view.ChangedAt,
        ResolvedAt = view.ResolvedAt,
        Customer = view.Customer,
        CustomerName = view.CustomerName,
        Product = view.Product,
        Assignee = view.Assignee,
        Outcome = view.Outcome,
        Cause = ArticleAnswer.OrAbsent(view.Cause),
        Resolution = ArticleAnswer.OrAbsent(view.Resolution),
        Reason = view.Reason,
        Candidate = view.Candidate,
        Thread = [.. view.Posts.Select(post => new ThreadEntry
        {
            Id = post.Id,
            Kind = post.Kind,
            CameFrom = post.CameFrom,
            Text = post.Text,
            By = post.PersonName,
            At = post.At,
            Mail = post.Mail is not { } mail ? null : new ReplyMailAnswer { How = mail.How, To = mail.To, State = mail.State, At = mail.At },
        })],
        Articles = [.. view.Articles.Select(link => new LinkedArticle
        {
            Number = link.Number, Title = link.Title, Language = link.Language, Url = $"/articles/{link.Slug}", Kind = link.Kind, At = link.At,
        })],
    };
}

/// <summary>One entry in the thread of a case.</summary>
public sealed record ThreadEntry
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of the case that it was written in, where that is another one.</summary>
    public string? CameFrom { get; init; }

    /// <summary><c>reply</c> to the customer, <c>note</c> among staff, <c>fromCustomer</c>.</summary>
    public required CasePostKind Kind { get; init; }

    /// <summary>What was said, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Who said it.</summary>
    public required string By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>Of a reply, whether it went to the customer by mail; for those who may see all of the thread.</summary>
    public ReplyMailAnswer? Mail { get; init; }
}

/// <summary>Whether a reply went to the customer by mail.</summary>
public sealed record ReplyMailAnswer
{
    /// <summary>Whether there is a message.</summary>
    public required ReplyMail How { get; init; }

    /// <summary>Its recipient.</summary>
    public string? To { get; init; }

    /// <summary>Where it stands.</summary>
    public MailState? State { get; init; }

    /// <summary>When it was sent or given up, or since when it waits (UTC).</summary>
    public DateTime? At { get; init; }
}

/// <summary>An article linked with a case.</summary>
public sealed record LinkedArticle
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its language: <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The path of its page.</summary>
    public required string Url { get; init; }

    /// <summary>What it did for the case.</summary>
    public required CaseArticleKind Kind { get; init; }

    /// <summary>When that was said (UTC).</summary>
    public required DateTime At { get; init; }
}
