using System.ComponentModel.DataAnnotations.Schema;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>How the desk handles a case: its type and what it is about, its queue, and what was promised.</summary>
public sealed partial class Case
{
    public CaseType Type { get; private set; }

    /// <summary>What is filled into the fields of its type, by their keys; what another type's fields held is kept.</summary>
    public Dictionary<string, string> Fields { get; private set; } = [];
    public Guid? AssetId { get; private set; }
    public Guid? TopicId { get; private set; }
    public Guid? ContractId { get; private set; }
    public Guid? QueueId { get; private set; }

    /// <summary>True once somebody has chosen the queue: then rules leave it alone.</summary>
    public bool IsQueueChosen { get; private set; }

    /// <summary>What is due next by what was promised; null when nothing is, or it waits for the customer.</summary>
    public DateTime? DueAt { get; private set; }
    public CaseClock Clock { get; private set; } = new();

    /// <summary>Its place in the order of work: what is due, by when; then the rest, by priority and age, and last what waits for the customer.</summary>
    public DateTime RankAt { get; private set; }

    /// <summary>The level by which its time counts, given by whoever loads it to change it.</summary>
    [NotMapped]
    internal ServiceTerms? Terms { get; set; }

    /// <summary>The fields of its type, given likewise; null where what is done asks for none.</summary>
    [NotMapped]
    internal IReadOnlyList<CaseField>? Form { get; set; }

    internal bool IsDone => Status is CaseStatus.Resolved or CaseStatus.Closed;

    public void ChangePriority(CasePriority priority, DateTime at)
    {
        (Priority, ChangedAt) = (priority, at);
        Rank();
        Raise(new CaseChanged(Id, Number));
    }

    /// <summary>Makes it another type; refused while it is in a status that the other type has not.</summary>
    internal void Become(CaseType type)
    {
        if (!Enum.IsDefined(type)) throw Refused.Invalid("Case.TypeUnknown", "type");
        if (!CaseLifecycle.Has(type, Status) && Status != CaseStatus.New) throw Refused.Conflict("Case.TypeNotInThisStatus", Number, MessageWord.Of(Status));
        Type = type;
    }

    internal void FillIn(IReadOnlyDictionary<string, string> fields) => Fields = fields.ToDictionary();

    /// <summary>Says what it is about: whose it is, which product, which of the customer's things, which topic.</summary>
    internal void IsAbout(Guid? customerId, Guid? productId, Guid? assetId, Guid? topicId) =>
        (CustomerId, ProductId, AssetId, TopicId) = (customerId, productId, assetId, topicId);

    internal void Changed(DateTime at)
    {
        ChangedAt = at;
        Raise(new CaseChanged(Id, Number));
    }

    public void Schedule(DateTime at)
    {
        Move(CaseAction.Schedule, at);
        Raise(new CaseAdvanced(Id, Number));
    }

    public void Receive(DateTime at)
    {
        Move(CaseAction.Receive, at);
        Raise(new CaseAdvanced(Id, Number));
    }

    /// <summary>Moves it into a queue, or into none.</summary>
    internal void Enter(Guid? queue, bool isChosen)
    {
        (QueueId, IsQueueChosen) = (queue, isChosen || IsQueueChosen);
    }

    /// <summary>What holds for it from now on.</summary>
    internal void Promise(ServiceTerms? terms, Guid? contractId)
    {
        (Terms, ContractId) = (terms, contractId);
        DueAt = Clock.Reckon(terms, OpenedAt, IsDone);
        Rank();
    }

    /// <summary>Says that what is due is at risk, or broken; each once.</summary>
    internal void TellOfDue(DateTime now)
    {
        if (DueAt is not { } due) return;
        var part = Clock.Part;
        Clock.Told(due, now);
        Raise(due <= now ? new SlaBroken(Id, Number, part, due) : new SlaAtRisk(Id, Number, part, due));
    }

    /// <summary>What it is now, to come back to.</summary>
    internal CaseBefore Remember() => new(Id, Number, AssigneeId, AssignedAt, Priority, QueueId, IsQueueChosen, Status, ClosedAt);

    /// <summary>The same with all that a macro can change.</summary>
    /// <param name="isAnswered">True when it writes to the customer.</param>
    internal CaseBefore RememberAll(bool isAnswered) => Remember() with
    {
        More = new CaseMoreBefore(
            Type, Fields, isAnswered, Articles.ToDictionary(link => link.ArticleId, link => link.Kind), Clock.FirstAnsweredAt, Clock.PausedAt, Clock.PausedTicks,
            ResolvedAt, ResolvedById, Resolution),
    };

    /// <summary>Makes it what it was. What was written stays written.</summary>
    internal void Restore(CaseBefore before, DateTime at)
    {
        if (before.More is { } more) RestoreMore(more, before.Status);
        (AssigneeId, AssignedAt, Priority, QueueId, IsQueueChosen, Status, ClosedAt) = (
            before.AssigneeId, before.AssignedAt, before.Priority, before.QueueId, before.IsQueueChosen, before.Status, before.ClosedAt);
        DueAt = Clock.Reckon(Terms, OpenedAt, IsDone);
        Rank();
        Changed(at);
    }

    private void RestoreMore(CaseMoreBefore more, CaseStatus status)
    {
        var isUnresolved = IsDone && status is not (CaseStatus.Resolved or CaseStatus.Closed);
        (Type, Fields, ResolvedAt, ResolvedById, Resolution) = (more.Type, more.Fields.ToDictionary(), more.ResolvedAt, more.ResolvedById, more.Resolution);
        Articles.RemoveAll(link => !more.Links.ContainsKey(link.ArticleId));
        foreach (var link in Articles) link.Become(more.Links[link.ArticleId], link.ArticleVersionId, link.At);
        Clock.Restore(more);
        if (!isUnresolved) return;
        (Outcome, SolvedById, Reason) = (null, null, null);
        // What it had taught is taken back, as when it is opened again.
        Raise(new CaseReopened(Id, Number));
    }

    internal void Escalate(EscalationRule rule, DateTime at)
    {
        if (rule.RaiseTo is { } priority && priority > Priority) Priority = priority;
        Rank();
        if (rule.MoveToId is { } queue) Enter(queue, isChosen: true);
        ChangedAt = at;
        Raise(new CaseEscalated(Id, Number, rule.Id, [.. rule.NotifyIds]));
    }

    // Time stands still while it is the customer's turn, and begins anew when the case is opened again.
    private void Tick(CaseStatus before, bool isReopened, DateTime at)
    {
        if (Clock.LevelId is not null && Terms is null) throw new InvalidOperationException($"{Number} was loaded without its service level.");
        if (isReopened) Clock.Start(at, again: true);
        else if (Status == CaseStatus.WaitingForCustomer) Clock.Pause(at);
        else if (before == CaseStatus.WaitingForCustomer) Clock.Resume(Terms, at);
        // Who solves it on the telephone has answered.
        if (Status == CaseStatus.Resolved) Clock.Answered(at);
        DueAt = Clock.Reckon(Terms, OpenedAt, IsDone);
        Rank();
    }

    // Far behind everything that is due, in bands of ten years: nothing is promised for later than twenty years ahead.
    private void Rank() => RankAt = DueAt ?? OpenedAt.AddYears(Status == CaseStatus.WaitingForCustomer ? 110 : 100 - (10 * (int)Priority));
}
