using KnowledgeCrm.Customers;
using KnowledgeCrm.Interactions;

namespace KnowledgeCrm.Web.Api;

/// <summary>A contact to write into the log.</summary>
public sealed record InteractionRequest
{
    /// <summary>The customer's number. Required.</summary>
    public string? Customer { get; init; }

    /// <summary>The name of a contact there.</summary>
    public string? Contact { get; init; }

    /// <summary>The number of a case of this customer.</summary>
    public string? Case { get; init; }

    /// <summary>The entry of a call list that it was made for; the caller must have taken it.</summary>
    public Guid? Entry { get; init; }

    /// <summary>The contact at which it had been agreed; its call-back is done then, unless nobody was reached.</summary>
    public Guid? Fulfils { get; init; }

    /// <summary><c>phone</c> when absent.</summary>
    public InteractionChannel? Channel { get; init; }

    /// <summary><c>inbound</c> when absent.</summary>
    public InteractionDirection? Direction { get; init; }

    /// <summary>When it began, in UTC; now when absent.</summary>
    public DateTime? At { get; init; }

    /// <summary>How long it took, 0 to 86,400.</summary>
    public int? Seconds { get; init; }

    /// <summary>The telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>What was said, up to 20,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>How it ended. Required.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>When to contact the customer again, in UTC; required when it ended with <c>callBack</c>.</summary>
    public DateTime? NextAt { get; init; }

    /// <summary>What for, up to 1,000 characters.</summary>
    public string? NextStep { get; init; }

    /// <summary>Whose turn it is; the caller's own when absent.</summary>
    public Guid? NextBy { get; init; }

    internal InteractionInput ToInput() => new()
    {
        Customer = Customer,
        Contact = Contact,
        Case = Case,
        EntryId = Entry,
        Fulfils = Fulfils,
        Channel = Channel ?? InteractionChannel.Phone,
        Direction = Direction ?? InteractionDirection.Inbound,
        At = At,
        Seconds = Seconds,
        Phone = Phone,
        Note = Note,
        Disposition = Disposition,
        NextAt = NextAt,
        NextStep = NextStep,
        NextBy = NextBy,
    };
}

/// <summary>The contact that was written down.</summary>
public sealed record InteractionAdded
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }
}

/// <summary>One contact of a customer's log.</summary>
public sealed record InteractionAnswer
{
    /// <summary>Its id; of the thread's entry where it was said in a case.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who of ours, or who wrote.</summary>
    public string? By { get; init; }

    /// <summary>How; absent for what was written in a case's thread.</summary>
    public InteractionChannel? Channel { get; init; }

    /// <summary>Who began.</summary>
    public required InteractionDirection Direction { get; init; }

    /// <summary>The note or the message, up to 400 characters.</summary>
    public required string Text { get; init; }

    /// <summary>How it ended.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>The number of its case.</summary>
    public string? Case { get; init; }

    /// <summary>Who was spoken with.</summary>
    public string? Contact { get; init; }

    /// <summary>How long it took.</summary>
    public int? Seconds { get; init; }

    /// <summary>When the next contact is due, in UTC.</summary>
    public DateTime? NextAt { get; init; }

    /// <summary>What for.</summary>
    public string? NextStep { get; init; }

    /// <summary>When that was done, in UTC.</summary>
    public DateTime? NextDoneAt { get; init; }
}

/// <summary>Somebody who may be calling.</summary>
public sealed record CallerAnswer
{
    /// <summary>The customer's number.</summary>
    public required string Customer { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>A person or an organisation.</summary>
    public required CustomerKind Kind { get; init; }

    /// <summary>What it is to us.</summary>
    public required CustomerRelation Relation { get; init; }

    /// <summary>Where it is.</summary>
    public string? City { get; init; }

    /// <summary>The language to speak with them: <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>How much the customer matters to the house; absent without a grade.</summary>
    public CustomerGrade? Grade { get; init; }

    /// <summary>Whose number it is, at an organisation.</summary>
    public string? Contact { get; init; }

    /// <summary>What they do there.</summary>
    public string? Position { get; init; }

    /// <summary>When somebody of ours was in touch last, in UTC.</summary>
    public DateTime? LastContactAt { get; init; }

    /// <summary>How many of its cases are open.</summary>
    public required int OpenCases { get; init; }
}

/// <summary>Who is calling, and the page to show the rep.</summary>
public sealed record CallersAnswer
{
    /// <summary>The path of the call's page in the console. Example: <c>/console/call?number=02168452231</c>.</summary>
    public required string Page { get; init; }

    /// <summary>Whom the number may belong to, the likeliest first; empty where nobody is known.</summary>
    public required IReadOnlyList<CallerAnswer> Callers { get; init; }
}

/// <summary>A contact that was agreed and is not done yet.</summary>
public sealed record CallBackAnswer
{
    /// <summary>The contact at which it was agreed.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it is due, in UTC.</summary>
    public required DateTime NextAt { get; init; }

    /// <summary>What for.</summary>
    public string? NextStep { get; init; }

    /// <summary>The customer's number.</summary>
    public required string Customer { get; init; }

    /// <summary>Where to call.</summary>
    public string? Phone { get; init; }

    /// <summary>Whose turn it is.</summary>
    public string? By { get; init; }

    /// <summary>The number of the case.</summary>
    public string? Case { get; init; }
}

/// <summary>Until when to put a call-back off.</summary>
public sealed record PutOffRequest
{
    /// <summary>In UTC, ahead. Required.</summary>
    public DateTime? To { get; init; }
}

/// <summary>A call list to make.</summary>
public sealed record CallListRequest
{
    /// <summary>Up to 200 characters. Required.</summary>
    public string? Name { get; init; }

    /// <summary>What the calls are for; shown during each.</summary>
    public string? Purpose { get; init; }

    /// <summary>Numbers of customers, in the order of calling.</summary>
    public IReadOnlyList<string>? Customers { get; init; }

    /// <summary>The model of a product: all who own it.</summary>
    public string? Product { get; init; }
}

/// <summary>A call list and how far it is.</summary>
public sealed record CallListAnswer
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What the calls are for.</summary>
    public string? Purpose { get; init; }

    /// <summary>Since when, in UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>Until when, in UTC; absent while it is worked.</summary>
    public DateTime? ClosedAt { get; init; }

    /// <summary>How many customers.</summary>
    public required int Total { get; init; }

    /// <summary>How many are done.</summary>
    public required int Done { get; init; }

    /// <summary>How many were spoken with.</summary>
    public required int Reached { get; init; }

    internal static CallListAnswer Of(CallListLine line) => new()
    {
        Id = line.Id, Name = line.Name, Purpose = ArticleAnswer.OrAbsent(line.Purpose), MadeAt = line.MadeAt, ClosedAt = line.ClosedAt, Total = line.Total,
        Done = line.Done, Reached = line.Reached,
    };
}

/// <summary>The call list that was made.</summary>
public sealed record CallListAdded
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }
}

/// <summary>A customer of a list, to be called now.</summary>
public sealed record TakenCallAnswer
{
    /// <summary>The list's entry; send it with the contact that settles it.</summary>
    public required Guid Entry { get; init; }

    /// <summary>The customer's number.</summary>
    public required string Customer { get; init; }

    /// <summary>Where to call.</summary>
    public string? Phone { get; init; }

    /// <summary>What the call is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>How often nobody was reached before.</summary>
    public required int Tries { get; init; }
}
