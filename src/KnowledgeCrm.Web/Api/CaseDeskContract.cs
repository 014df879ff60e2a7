using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>What to change in a case; what is absent stays, what is empty is taken away.</summary>
public sealed record CaseChangeRequest
{
    /// <summary>Its type.</summary>
    public CaseType? Type { get; init; }

    /// <summary>The customer's number.</summary>
    public string? Customer { get; init; }

    /// <summary>The product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The serial number of the customer's thing; it says the product too.</summary>
    public string? Asset { get; init; }

    /// <summary>A topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>What is filled in, by the keys of the type's fields: numbers as <c>12.5</c>, days as <c>2026-11-22</c>, choices by key.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>The <c>version</c> that the change started from; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }

    internal CaseChange ToChange() => new() { Type = Type, Customer = Customer, Product = Product, Asset = Asset, Topic = Topic, Fields = Fields };
}

/// <summary>Whose a case is to be.</summary>
public sealed record AssignRequest
{
    /// <summary>The id of a representative; absent: nobody's.</summary>
    public Guid? Assignee { get; init; }
}

/// <summary>How urgent a case is.</summary>
public sealed record PriorityRequest
{
    /// <summary>The priority. Required.</summary>
    public CasePriority? Priority { get; init; }
}

/// <summary>Which queue a case is to be in.</summary>
public sealed record QueueRequest
{
    /// <summary>The queue's key; absent: none.</summary>
    public string? Queue { get; init; }
}

/// <summary>A step that a type of case has for itself.</summary>
public sealed record StepRequest
{
    /// <summary><c>schedule</c> a field visit, or <c>receive</c> a return. Required.</summary>
    public CaseAction? Action { get; init; }

    /// <summary>What to fill in with it, such as <c>visit-date</c>.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}

/// <summary>A case in a list. Times are UTC.</summary>
public sealed record CaseLineAnswer
{
    /// <summary>The number of the case.</summary>
    public required string Number { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>Its type.</summary>
    public required CaseType Type { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>How urgent it is.</summary>
    public required CasePriority Priority { get; init; }

    /// <summary>The customer's language: <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>The customer's name.</summary>
    public string? Customer { get; init; }

    /// <summary>The product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The name of whoever works on it.</summary>
    public string? Assignee { get; init; }

    /// <summary>The queue's name; for staff.</summary>
    public string? Queue { get; init; }

    /// <summary>What is due next; for staff.</summary>
    public DueAnswer? Due { get; init; }

    internal static CaseLineAnswer Of(CaseLine line) => new()
    {
        Number = line.Number, Subject = line.Subject, Type = line.Type, Status = line.Status, Priority = line.Priority, Language = line.Language,
        OpenedAt = line.OpenedAt, ChangedAt = line.ChangedAt, Customer = line.Customer, Product = line.Product, Assignee = line.Assignee,
        Queue = line.Queue, Due = DueAnswer.Of(line.Due),
    };
}

/// <summary>What is due next by the service level that holds.</summary>
public sealed record DueAnswer
{
    /// <summary><c>firstAnswer</c> or <c>resolution</c>.</summary>
    public required ServicePart Part { get; init; }

    /// <summary>How that stands; <c>paused</c> while it waits for the customer.</summary>
    public required DueState State { get; init; }

    /// <summary>By when (UTC); absent while it waits.</summary>
    public DateTime? At { get; init; }

    /// <summary>Working minutes that are left, below zero once it is broken; absent while it waits.</summary>
    public int? MinutesLeft { get; init; }

    internal static DueAnswer? Of(CaseDue? due) => due is null ? null
        : new() { Part = due.Part, State = due.State, At = due.At, MinutesLeft = due.Left is { } left ? (int)Math.Floor(left.TotalMinutes) : null };
}

/// <summary>A type of case and its fields.</summary>
public sealed record CaseTypeAnswer
{
    /// <summary>The type.</summary>
    public required CaseType Type { get; init; }

    /// <summary>Its fields, in order.</summary>
    public required IReadOnlyList<CaseFieldDescription> Fields { get; init; }

    /// <summary>True while nobody has changed the fields.</summary>
    public required bool BuiltIn { get; init; }

    /// <summary>Counts changes.</summary>
    public required int Version { get; init; }

    internal static CaseTypeAnswer Of(CaseFormView form) => new()
    {
        Type = form.Type, BuiltIn = form.IsBuiltIn, Version = form.Version, Fields = [.. form.Fields.Select(CaseFieldDescription.Of)],
    };
}

/// <summary>All the fields that a type is to have.</summary>
public sealed record CaseTypeRequest
{
    /// <summary>The fields, in order; up to 20. Required.</summary>
    public IReadOnlyList<CaseFieldDescription>? Fields { get; init; }

    /// <summary>The <c>version</c> that the change started from; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }

    internal IReadOnlyList<CaseField> ToFields() => [.. (Fields ?? throw Refused.Invalid("Text.Required", "fields")).Select((field, at) => field.ToField($"fields[{at}].kind"))];
}

/// <summary>A field of a type of case.</summary>
public sealed record CaseFieldDescription
{
    /// <summary>What it is stored under: small letters, digits and hyphens, up to 40. Required.</summary>
    public string? Key { get; init; }

    /// <summary>What can be filled in. Required.</summary>
    public CaseFieldKind? Kind { get; init; }

    /// <summary>Its name in English. Required.</summary>
    public string? LabelEn { get; init; }

    /// <summary>Its name in Chinese. Required.</summary>
    public string? LabelZh { get; init; }

    /// <summary>From when on it must be filled in; <c>never</c> when absent.</summary>
    public CaseFieldRequired? Required { get; init; }

    /// <summary>Whether customers are asked for it in the portal; <c>false</c> when absent.</summary>
    public bool? AsksCustomer { get; init; }

    /// <summary>The answers of a field of choice.</summary>
    public IReadOnlyList<CaseFieldChoiceDescription>? Choices { get; init; }

    internal static CaseFieldDescription Of(CaseField field) => new()
    {
        Key = field.Key, Kind = field.Kind, LabelEn = field.Label.En, LabelZh = field.Label.Zh, Required = field.Required, AsksCustomer = field.AsksCustomer,
        Choices = field.Choices.Count == 0 ? null
            : [.. field.Choices.Select(choice => new CaseFieldChoiceDescription { Key = choice.Key, LabelEn = choice.Label.En, LabelZh = choice.Label.Zh })],
    };

    internal CaseField ToField(string place) => new(
        Key ?? "", Parameters.Required(Kind, place), new BothLanguages(LabelEn ?? "", LabelZh ?? ""), Required ?? CaseFieldRequired.Never, AsksCustomer ?? false,
        [.. (Choices ?? []).Select(choice => new CaseFieldChoice(choice.Key ?? "", new BothLanguages(choice.LabelEn ?? "", choice.LabelZh ?? "")))]);
}

/// <summary>An answer of a field of choice.</summary>
public sealed record CaseFieldChoiceDescription
{
    /// <summary>What is stored: small letters, digits and hyphens. Required.</summary>
    public string? Key { get; init; }

    /// <summary>Its name in English. Required.</summary>
    public string? LabelEn { get; init; }

    /// <summary>Its name in Chinese. Required.</summary>
    public string? LabelZh { get; init; }
}
