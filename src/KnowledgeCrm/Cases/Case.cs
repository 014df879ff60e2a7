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
public sealed class Case : Entity
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
            OpenedById = by.PersonId,
            OpenedAt = at,
            ChangedAt = at,
        };
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
        Move(action, at);
        Posts.Add(post);
        if (kind == CasePostKind.Reply) AssigneeId ??= by.PersonId;
        Raise(new CasePosted(Id, Number, kind) { PostId = post.Id });
        return post;
    }

    public void Assign(Guid? assignee, DateTime at)
    {
        Move(CaseAction.Assign, at);
        AssigneeId = assignee;
        Raise(new CaseAssigned(Id, Number, assignee));
    }

    public void ChangePriority(CasePriority priority, DateTime at)
    {
        (Priority, ChangedAt) = (priority, at);
        Raise(new CaseChanged(Id, Number));
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
        Status = CaseLifecycle.Check(this, action);
        ChangedAt = at;
        if (Status != CaseStatus.Reopened || before == CaseStatus.Reopened) return;
        (ResolvedAt, ClosedAt, Outcome, SolvedById, CandidateId, Reason) = (null, null, null, null, null, null);
        Reopenings++;
        Raise(new CaseReopened(Id, Number));
    }

    private void Resolved(Actor by, DateTime at)
    {
        (ResolvedAt, ResolvedById) = (at, by.PersonId);
        AssigneeId ??= by.PersonId;
        Raise(new CaseResolved(Id, Number, Outcome!.Value, SolvedById, CandidateId));
    }

    private sealed class Mapping : IEntityTypeConfiguration<Case>
    {
        public void Configure(EntityTypeBuilder<Case> map)
        {
            map.HasIndex(c => c.Number).IsUnique();
            map.HasIndex(c => new { c.Status, c.ChangedAt });
            map.HasIndex(c => new { c.CustomerId, c.OpenedAt });
            map.HasIndex(c => new { c.AssigneeId, c.Status });
            map.HasIndex(c => c.SolvedById);
            map.HasIndex(c => c.ResolvedById);
            map.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId);
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
    string Subject, string Description, string Language, CaseChannel Channel, CasePriority Priority, Guid? CustomerId, Guid? ProductId);
