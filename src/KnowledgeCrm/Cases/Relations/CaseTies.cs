using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>How a case hangs together with others: what it is a part of, and what it was merged into or split from.</summary>
public sealed partial class Case
{
    /// <summary>The case that this one is a part of.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>The case that this one was merged into: its number leads there, and nothing more is done with it.</summary>
    public Guid? MergedIntoId { get; private set; }

    internal void BelongTo(Guid? parent, DateTime at)
    {
        ParentId = parent;
        Changed(at);
    }

    /// <summary>Becomes a part of another case. Nobody is asked whether it was solved: that is asked of the other one.</summary>
    internal void MergeInto(Case lead, DateTime at)
    {
        (MergedIntoId, Status, ClosedAt) = (lead.Id, CaseStatus.Closed, at);
        Settle(at);
        Raise(new CaseMerged(Id, Number, lead.Id));
    }

    /// <summary>Is a case of its own again, as it was before.</summary>
    internal void ComeApart(MergedCase before, DateTime at)
    {
        (MergedIntoId, Status, ClosedAt, ParentId) = (null, before.Status, before.ClosedAt, before.ParentId);
        Settle(at);
        Raise(new CaseUnmerged(Id, Number));
    }

    /// <summary>A case for a part of what this one's thread is about. Whoever sees this one sees that one.</summary>
    internal Case SplitOff(string number, string subject, string description, DateTime? firstAnswerAt, DateTime at)
    {
        var made = new Case
        {
            Number = number,
            Subject = Limits.Checked(subject, "subject", Limits.Title),
            Description = Limits.Checked(description, "description", Limits.Description),
            Language = Language,
            Channel = Channel,
            Priority = Priority,
            CustomerId = CustomerId,
            ProductId = ProductId,
            AssetId = AssetId,
            TopicId = TopicId,
            OpenedById = OpenedById,
            OpenedAt = at,
            ChangedAt = at,
        };
        made.Clock.Start(at);
        if (firstAnswerAt is { } answered) made.Clock.Answered(answered);
        made.Rank();
        made.Raise(new CaseSplitOff(made.Id, number, Id));
        Changed(at);
        return made;
    }

    /// <summary>Refuses what can't be resolved as it is; changes nothing.</summary>
    internal void RequireResolvable()
    {
        CaseLifecycle.Check(this, CaseAction.Resolve);
        if (Form is not null) CaseFieldValues.Require(Form, Fields, CaseFieldRequired.AtResolving);
    }

    internal void WatchedBy(Guid person) => Raise(new CaseWatcherAdded(Id, Number, person));

    // What is due, and its place in the order of work, follow from the status.
    private void Settle(DateTime at)
    {
        DueAt = Clock.Reckon(Terms, OpenedAt, IsDone);
        Rank();
        ChangedAt = at;
    }
}
