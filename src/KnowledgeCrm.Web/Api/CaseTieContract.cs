using KnowledgeCrm.Cases;

namespace KnowledgeCrm.Web.Api;

/// <summary>What a case is a part of.</summary>
public sealed record ParentRequest
{
    /// <summary>The number of the other case; absent or empty: none.</summary>
    public string? Parent { get; init; }
}

/// <summary>What to pass on to the parts of a case.</summary>
public sealed record PassOnRequest
{
    /// <summary>The numbers of up to 200 parts. Required.</summary>
    public IReadOnlyList<string>? Cases { get; init; }

    /// <summary>True to resolve them as the case that they are parts of; otherwise their customers are told only.</summary>
    public bool? Resolve { get; init; }

    /// <summary>What their customers are told, up to 20,000 characters. Required when they are not resolved.</summary>
    public string? Message { get; init; }
}

/// <summary>Where a case is merged into.</summary>
public sealed record MergeCaseRequest
{
    /// <summary>The number of the case that leads on. Required.</summary>
    public string? Into { get; init; }
}

/// <summary>What becomes a case of its own.</summary>
public sealed record SplitCaseRequest
{
    /// <summary>The ids of up to 200 entries of the thread. Required.</summary>
    public IReadOnlyList<Guid>? Posts { get; init; }

    /// <summary>What the new case is about, up to 250 characters. Required.</summary>
    public string? Subject { get; init; }

    /// <summary>The customer's words. When absent, those of the first entry that is not a note.</summary>
    public string? Description { get; init; }
}

/// <summary>Who is to watch a case.</summary>
public sealed record WatchRequest
{
    /// <summary>A colleague's id; absent: the caller.</summary>
    public Guid? Person { get; init; }
}

/// <summary>What became of the parts of a case.</summary>
public sealed record PassedOnAnswer
{
    /// <summary>Those that were told or resolved.</summary>
    public required IReadOnlyList<string> Done { get; init; }

    /// <summary>Those that were not, by number, and why.</summary>
    public required IReadOnlyDictionary<string, string> Left { get; init; }

    internal static PassedOnAnswer Of(PassedOn passed, string language) =>
        new() { Done = passed.Done, Left = passed.Left.ToDictionary(left => left.Number, left => left.Why.MessageIn(language)) };
}

/// <summary>Another case that a case hangs together with.</summary>
public sealed record CaseTieAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>What solved it; absent while it is open.</summary>
    public CaseOutcome? Outcome { get; init; }

    internal static CaseTieAnswer? Of(CaseTie? tie) => tie is null ? null : new() { Number = tie.Number, Subject = tie.Subject, Status = tie.Status, Outcome = tie.Outcome };
}

/// <summary>Somebody who watches a case.</summary>
public sealed record WatcherAnswer
{
    /// <summary>The person's id.</summary>
    public required Guid Person { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }
}

/// <summary>All that a case hangs together with, and who watches it.</summary>
public sealed record CaseRelationsAnswer
{
    /// <summary>What it is a part of.</summary>
    public CaseTieAnswer? Parent { get; init; }

    /// <summary>Its parts.</summary>
    public required IReadOnlyList<CaseTieAnswer> Children { get; init; }

    /// <summary>Where its number leads, when it was merged.</summary>
    public CaseTieAnswer? MergedInto { get; init; }

    /// <summary>The cases that were merged into it.</summary>
    public required IReadOnlyList<CaseTieAnswer> Merged { get; init; }

    /// <summary>The case that it was split from.</summary>
    public CaseTieAnswer? SplitFrom { get; init; }

    /// <summary>The cases that were split from it.</summary>
    public required IReadOnlyList<CaseTieAnswer> SplitOff { get; init; }

    /// <summary>Who watches it, by name.</summary>
    public required IReadOnlyList<WatcherAnswer> Watchers { get; init; }

    internal static CaseRelationsAnswer Of(RelationsView view) => new()
    {
        Parent = CaseTieAnswer.Of(view.Parent),
        Children = [.. view.Children.Select(tie => CaseTieAnswer.Of(tie)!)],
        MergedInto = CaseTieAnswer.Of(view.MergedInto),
        Merged = [.. view.Merged.Select(line => CaseTieAnswer.Of(line.Case)!)],
        SplitFrom = CaseTieAnswer.Of(view.SplitFrom),
        SplitOff = [.. view.SplitOff.Select(line => CaseTieAnswer.Of(line.Case)!)],
        Watchers = [.. view.Watchers.Select(watcher => new WatcherAnswer { Person = watcher.Id, Name = watcher.Name })],
    };
}

/// <summary>A case about the same thing or product.</summary>
public sealed record RelatedCaseAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>When it was opened (UTC).</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>What became of it; absent while it is open.</summary>
    public CaseOutcome? Outcome { get; init; }

    /// <summary>What helped, in the representative's words.</summary>
    public string? Resolution { get; init; }

    /// <summary>The number of the article that solved it, as far as the caller may read it.</summary>
    public string? Article { get; init; }

    internal static RelatedCaseAnswer Of(RelatedCase of) => new()
    {
        Number = of.Number, Subject = of.Subject, Status = of.Status, OpenedAt = of.OpenedAt, Outcome = of.Outcome,
        Resolution = ArticleAnswer.OrAbsent(of.Resolution), Article = of.Solution?.Number,
    };
}

/// <summary>Cases of the same thing, and of the same product at this customer; up to ten each, newest first.</summary>
public sealed record RelatedCasesAnswer
{
    /// <summary>The serial number of the customer's thing.</summary>
    public string? Asset { get; init; }

    /// <summary>Other cases about it.</summary>
    public required IReadOnlyList<RelatedCaseAnswer> OfAsset { get; init; }

    /// <summary>The product's model.</summary>
    public string? Product { get; init; }

    /// <summary>Cases of this customer about that product, and not about the same thing.</summary>
    public required IReadOnlyList<RelatedCaseAnswer> OfProduct { get; init; }

    internal static RelatedCasesAnswer Of(RelatedView view) => new()
    {
        Asset = view.Asset, OfAsset = [.. view.OfAsset.Select(RelatedCaseAnswer.Of)],
        Product = view.Product, OfProduct = [.. view.OfProduct.Select(RelatedCaseAnswer.Of)],
    };
}
