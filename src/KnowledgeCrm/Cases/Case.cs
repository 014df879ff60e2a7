using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

public enum CaseChannel { Phone, Portal, Email, Chat, WalkIn, Partner, Api }

public enum CasePriority { Low, Normal, High, Urgent }

/// <summary>What solved a case, said when it is resolved.</summary>
public enum CaseOutcome
{
    /// <summary>An article solved it.</summary>
    Solved,
    /// <summary>Something worth knowing was learnt: it makes a candidate.</summary>
    Candidate,
    /// <summary>Nothing to learn, for a reason from <see cref="NothingToLearn"/>.</summary>
    Nothing,
}

public enum NothingToLearn { OneOff, Duplicate, NotOurProduct, NoAnswerFromCustomer, Goodwill }

/// <summary>One matter of one customer, and the thread of all that was said about it.</summary>
public sealed partial class Case : Entity
{
    private Case()
    {
    }

    public string Number { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>The customer's own words.</summary>
    public string Description { get; private set; } = "";
    public string Language { get; private set; } = Languages.English;
    public CaseStatus Status { get; private set; }
    public CasePriority Priority { get; private set; } = CasePriority.Normal;
    public CaseChannel Channel { get; private set; }
    public Guid? CustomerId { get; private set; }
    public Guid? ProductId { get; private set; }
    public Guid? OpenedById { get; private set; }
    public Guid? AssigneeId { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? ResolvedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who said last that it was solved; still there when that was wrong. Null for cases from before this was kept.</summary>
    public Guid? ResolvedById { get; private set; }

    /// <summary>How often it was opened again.</summary>
    public int Reopenings { get; private set; }

    public CaseOutcome? Outcome { get; private set; }
    public string Cause { get; private set; } = "";
    public string Resolution { get; private set; } = "";
    public NothingToLearn? Reason { get; private set; }

    /// <summary>The article that solved it.</summary>
    public Guid? SolvedById { get; private set; }

    /// <summary>The candidate that it became.</summary>
    public Guid? CandidateId { get; private set; }

    /// <summary>Since when it is the assignee's.</summary>
    public DateTime? AssignedAt { get; private set; }

    public List<CasePost> Posts { get; } = [];
    public List<CaseArticle> Articles { get; } = [];

    public static Case Open(string number, NewCase made, Actor by, DateTime at)
    {
        var opened = new Case
        {
            Number = number,
            Subject = Limits.Checked(made.Subject, "subject", Limits.Title),
            Description = Limits.Checked(made.Description, "description", Limits.Description),
            Language = Languages.Checked(made.Language),
            Channel = made.Channel,
            Priority = made.Priority,
            CustomerId = made.CustomerId,
            ProductId = made.ProductId,
            Type = made.Type,
            AssetId = made.AssetId,
            TopicId = made.TopicId,
            Fields = made.Fields?.ToDictionary() ?? [],
            OpenedById = by.PersonId,
            OpenedAt = at,
            ChangedAt = at,
        };
        opened.Clock.Start(at);
        opened.Rank();
        opened.Raise(new CaseOpened(opened.Id, number));
        return opened;
    }

    /// <summary>Writes into the thread; who writes and how decides the status.</summary>
    public CasePost Post(string text, CasePostKind kind, bool waitForCustomer, Actor by, DateTime at)
    {
        var action = kind switch
        {
            CasePostKind.Note => CaseAction.Note,
            CasePostKind.FromCustomer => CaseAction.CustomerWrites,
            _ => waitForCustomer ? CaseAction.AskCustomer : CaseAction.Answer,
        };
        var post = CasePost.Of(Id, kind, text, by, at);
        if (kind == CasePostKind.Reply) Clock.Answered(at);
        Move(action, at);
        Posts.Add(post);
        if (kind == CasePostKind.Reply) TakenBy(by.PersonId, at);
        Raise(new CasePosted(Id, Number, kind) { PostId = post.Id });
        return post;
    }

    public void Assign(Guid? assignee, DateTime at)
    {
        var before = (AssigneeId, Status);
        Move(CaseAction.Assign, at);
        // Given to whoever has it already, nobody is to be told.
        if (before == (assignee, Status)) return;
        if (AssigneeId != assignee) AssignedAt = assignee is null ? null : at;
        AssigneeId = assignee;
        Raise(new CaseAssigned(Id, Number, assignee));
    }

    /// <summary>Links an article, in the version that was used; saying so again changes the kind of link.</summary>
    public void Link(Article article, CaseArticleKind kind, Actor by, DateTime at)
    {
        if (article.LiveVersionId is not { } version) throw Refused.NotFound();
        var known = Articles.Find(link => link.ArticleId == article.Id);
        if (known is null) Articles.Add(CaseArticle.Of(Id, article.Id, version, kind, by, at));
        else known.Become(kind, version, at);
        ChangedAt = at;
        Raise(new CaseChanged(Id, Number));
    }

    /// <summary>Solved by an article, which learns the customer's words from it.</summary>
    public void ResolveWith(Article article, Actor by, DateTime at)
    {
        Move(CaseAction.Resolve, at);
        Link(article, CaseArticleKind.SolvedBy, by, at);
        (Outcome, SolvedById) = (CaseOutcome.Solved, article.Id);
        Resolved(by, at);
    }

    /// <summary>Solved, and worth knowing: the candidate carries on what was learnt.</summary>
    public void ResolveWithCandidate(Article candidate, string? cause, string resolution, Actor by, DateTime at)
    {
        Move(CaseAction.Resolve, at);
        Cause = Limits.Checked(cause, "cause", Limits.Reply, required: false);
        Resolution = Limits.Checked(resolution, "resolution", Limits.Reply);
        (Outcome, CandidateId) = (CaseOutcome.Candidate, candidate.Id);
        Resolved(by, at);
    }

    public void ResolveWithNothing(NothingToLearn reason, string? resolution, Actor by, DateTime at)
    {
        Move(CaseAction.Resolve, at);
        Resolution = Limits.Checked(resolution, "resolution", Limits.Reply, required: false);
        (Outcome, Reason) = (CaseOutcome.Nothing, reason);
        Resolved(by, at);
    }

    public void Close(DateTime at)
    {
        Move(CaseAction.Close, at);
        ClosedAt = at;
        Raise(new CaseClosed(Id, Number));
    }

    public void Reopen(DateTime at) => Move(CaseAction.Reopen, at);

    private void Move(CaseAction action, DateTime at)
    {
        var before = Status;
        if (action == CaseAction.Resolve && Form is not null) CaseFieldValues.Require(Form, Fields, CaseFieldRequired.AtResolving);
        Status = CaseLifecycle.Check(this, action);
        ChangedAt = at;
        var isReopened = Status == CaseStatus.Reopened && before != CaseStatus.Reopened;
        if (isReopened)
        {
            (ResolvedAt, ClosedAt, Outcome, SolvedById, CandidateId, Reason) = (null, null, null, null, null, null);
            Reopenings++;
        }
        Tick(before, isReopened, at);
        if (isReopened) Raise(new CaseReopened(Id, Number));
    }

    private void Resolved(Actor by, DateTime at)
    {
        (ResolvedAt, ResolvedById) = (at, by.PersonId);
        TakenBy(by.PersonId, at);
        Raise(new CaseResolved(Id, Number, Outcome!.Value, SolvedById, CandidateId));
    }

    private void TakenBy(Guid? person, DateTime at)
    {
        if (AssigneeId is not null || person is null) return;
        (AssigneeId, AssignedAt) = (person, at);
    }

    private sealed class Mapping : IEntityTypeConfiguration<Case>
    {
        // Both databases use an index with a filter for queries that say the same, word by word: this is how two statuses that are left out are asked for.
        private const string Listed = "\"Status\" NOT IN ('Resolved', 'Closed')";

        // Cases of earlier releases: among those without a promise.
        private static readonly DateTime RankBeforeThereWasOne = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        public void Configure(EntityTypeBuilder<Case> map)
        {
            map.HasIndex(c => c.Number).IsUnique();
            // What is open is a small part of all, and what people page through, count and watch. Lists are ordered, filtered and counted in
            // these indexes alone: each holds all that a list can be narrowed by. Figures of a desk of 200,000 cases are in docs/figures.md.
            map.HasIndex(c => new { c.RankAt, c.Id, c.Status, c.Priority, c.Type, c.Language, c.QueueId, c.AssigneeId, c.ProductId, c.ContractId }, "IX_Cases_Open").HasFilter(Listed);
            map.HasIndex(c => new { c.QueueId, c.RankAt, c.Id, c.Status, c.Priority, c.Type, c.Language, c.AssigneeId, c.ProductId, c.ContractId }, "IX_Cases_OpenOfQueue").HasFilter(Listed);
            map.HasIndex(c => new { c.AssigneeId, c.RankAt, c.Id, c.Status, c.Priority, c.Type, c.Language, c.QueueId, c.ProductId, c.ContractId }, "IX_Cases_OpenOfAssignee").HasFilter(Listed);
            map.HasIndex(c => new { c.OpenedAt, c.Id, c.Status, c.Priority, c.Type, c.Language, c.QueueId, c.AssigneeId, c.ProductId, c.ContractId }, "IX_Cases_All")
                .IsDescending(true, false, false, false, false, false, false, false, false, false);
            map.HasIndex(c => new { c.ProductId, c.Status, c.OpenedAt, c.RankAt, c.Id });
            map.HasIndex(c => c.DueAt).HasFilter(Listed);
            map.Property(c => c.RankAt).HasDefaultValue(RankBeforeThereWasOne).ValueGeneratedNever();
            map.HasIndex(c => new { c.CustomerId, c.OpenedAt });
            map.HasIndex(c => new { c.AssigneeId, c.Status });
            map.HasIndex(c => c.SolvedById);
            map.HasIndex(c => c.ResolvedById);
            map.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId);
            map.Property(c => c.Type).HasDefaultValue(CaseType.Question).ValueGeneratedNever();
            map.Property(c => c.Fields).HasJson().HasDefaultValueSql("'{}'").ValueGeneratedNever();
            map.ComplexProperty(c => c.Clock);
            map.HasOne<Asset>().WithMany().HasForeignKey(c => c.AssetId);
            map.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId);
            map.HasOne<Case>().WithMany().HasForeignKey(c => c.ParentId);
            map.HasOne<Case>().WithMany().HasForeignKey(c => c.MergedIntoId);
            map.HasOne<Contract>().WithMany().HasForeignKey(c => c.ContractId);
            map.HasOne<CaseQueue>().WithMany().HasForeignKey(c => c.QueueId);
            map.HasOne<Product>().WithMany().HasForeignKey(c => c.ProductId);
            map.HasOne<Person>().WithMany().HasForeignKey(c => c.OpenedById);
            map.HasOne<Person>().WithMany().HasForeignKey(c => c.AssigneeId);
            map.HasOne<Person>().WithMany().HasForeignKey(c => c.ResolvedById);
            map.HasOne<Article>().WithMany().HasForeignKey(c => c.SolvedById);
            map.HasOne<Article>().WithMany().HasForeignKey(c => c.CandidateId);
            map.HasMany(c => c.Posts).WithOne().HasForeignKey(p => p.CaseId);
            map.HasMany(c => c.Articles).WithOne().HasForeignKey(l => l.CaseId);
            map.Property(c => c.Number).HasMaxLength(20);
            map.Property(c => c.Subject).HasMaxLength(Limits.Title);
            map.Property(c => c.Language).HasMaxLength(2);
        }
    }
}

/// <summary>What is known when a case is opened.</summary>
public sealed record NewCase(
    string Subject, string Description, string Language, CaseChannel Channel, CasePriority Priority, Guid? CustomerId, Guid? ProductId)
{
    public CaseType Type { get; init; }

    /// <summary>The customer's thing that it is about.</summary>
    public Guid? AssetId { get; init; }
    public Guid? TopicId { get; init; }

    /// <summary>What is filled in, checked already.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}
