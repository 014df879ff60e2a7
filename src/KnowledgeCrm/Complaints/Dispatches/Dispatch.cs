using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Complaints;

/// <summary>A piece of work on a case that a partner or branch does: what, by when, with which articles, and what came of it.</summary>
public sealed class Dispatch : Entity
{
    private Dispatch()
    {
    }

    public string Number { get; private set; } = "";
    public Guid CaseId { get; private set; }

    /// <summary>The dealer, repair partner or branch.</summary>
    public Guid PartnerId { get; private set; }
    public DispatchState State { get; private set; }

    /// <summary>What is to be done.</summary>
    public string Task { get; private set; } = "";

    /// <summary>The serial number of the thing that it is about, or empty.</summary>
    public string Serial { get; private set; } = "";

    /// <summary>True: the partner is told who the customer is, and how to reach them.</summary>
    public bool ShowsCustomer { get; private set; }
    public DateTime DueAt { get; private set; }
    public Guid? SentById { get; private set; }
    public DateTime SentAt { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>What came of it, in the partner's words.</summary>
    public string Result { get; private set; } = "";
    public CaseOutcome? Outcome { get; private set; }

    /// <summary>The article that helped, or the candidate that it became.</summary>
    public Guid? ArticleId { get; private set; }

    /// <summary>Costs in hundredths of <see cref="Currency"/>.</summary>
    public long PartsCents { get; private set; }
    public long LabourCents { get; private set; }
    public long TravelCents { get; private set; }
    public string Currency { get; private set; } = "";

    public List<DispatchPost> Posts { get; } = [];
    public List<DispatchArticle> Articles { get; } = [];

    public static Dispatch Send(string number, Case of, Guid partnerId, NewDispatch made, IEnumerable<Guid> articles, Actor by, DateTime at)
    {
        var due = made.DueAt ?? throw Refused.Invalid("Text.Required", "dueAt");
        if (due <= at) throw Refused.Invalid("Dispatch.DuePast", "dueAt");
        var dispatch = new Dispatch
        {
            Number = number, CaseId = of.Id, PartnerId = partnerId, Task = Limits.Checked(made.Task, "task", Limits.Reply),
            Serial = Limits.Checked(made.Serial, "serial", Limits.Name, required: false), ShowsCustomer = made.ShowsCustomer,
            DueAt = due, SentById = by.PersonId, SentAt = at, ChangedAt = at,
        };
        dispatch.Articles.AddRange(articles.Select(article => DispatchArticle.Of(dispatch.Id, article)));
        dispatch.Raise(new DispatchSent(dispatch.Id, number));
        return dispatch;
    }

    public void Accept(DateTime at)
    {
        Move(DispatchAction.Accept, DispatchSide.Partner, at);
        Raise(new DispatchAccepted(Id, Number));
    }

    public void Begin(DateTime at) => Move(DispatchAction.Begin, DispatchSide.Partner, at);

    /// <summary>One side writes to the other. Notes of the case are never shown here.</summary>
    public DispatchPost Post(string? text, DispatchSide side, Actor by, DateTime at)
    {
        Move(DispatchAction.Post, side, at);
        return Said(text, side, by, at);
    }

    public DispatchPost Decline(string? reason, Actor by, DateTime at)
    {
        Move(DispatchAction.Decline, DispatchSide.Partner, at);
        Raise(new DispatchDeclined(Id, Number));
        return Said(reason, DispatchSide.Partner, by, at, "reason");
    }

    public DispatchPost Return(string? reason, Actor by, DateTime at)
    {
        Move(DispatchAction.Return, DispatchSide.Centre, at);
        return Said(reason, DispatchSide.Centre, by, at, "reason");
    }

    /// <summary>At any time before its end; the partner then sees nothing of it any more.</summary>
    public void TakeBack(DateTime at)
    {
        Move(DispatchAction.TakeBack, DispatchSide.Centre, at);
        EndedAt = at;
        Raise(new DispatchTakenBack(Id, Number));
    }

    public void Answer(DispatchAnswer answer, Guid? articleId, DateTime at)
    {
        Move(DispatchAction.Answer, DispatchSide.Partner, at);
        Result = Limits.Checked(answer.Result, "result", Limits.Reply);
        (Outcome, ArticleId, AnsweredAt) = (answer.Outcome, articleId, at);
        (PartsCents, LabourCents, TravelCents) =
            (Money.Cents(answer.Parts, "parts"), Money.Cents(answer.Labour, "labour"), Money.Cents(answer.Travel, "travel"));
        Currency = PartsCents + LabourCents + TravelCents == 0 ? "" : Money.Currency(answer.Currency);
        Raise(new DispatchAnswered(Id, Number));
    }

    public void Close(DateTime at)
    {
        Move(DispatchAction.Close, DispatchSide.Centre, at);
        EndedAt = at;
    }

    private DispatchPost Said(string? text, DispatchSide side, Actor by, DateTime at, string field = "text")
    {
        var post = DispatchPost.Of(Id, Limits.Checked(text, field, Limits.Reply), side == DispatchSide.Partner, by, at);
        Posts.Add(post);
        return post;
    }

    private void Move(DispatchAction action, DispatchSide side, DateTime at)
    {
        State = DispatchLifecycle.Check(this, action, side);
        ChangedAt = at;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Dispatch>
    {
        public void Configure(EntityTypeBuilder<Dispatch> map)
        {
            map.HasIndex(d => d.Number).IsUnique();
            map.HasIndex(d => new { d.PartnerId, d.State, d.DueAt });
            map.HasIndex(d => new { d.State, d.DueAt });
            map.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
            map.HasOne<Customer>().WithMany().HasForeignKey(d => d.PartnerId);
            map.HasOne<Article>().WithMany().HasForeignKey(d => d.ArticleId);
            map.HasMany(d => d.Posts).WithOne().HasForeignKey(p => p.DispatchId);
            map.HasMany(d => d.Articles).WithOne().HasForeignKey(a => a.DispatchId);
            map.Property(d => d.Number).HasMaxLength(20);
            map.Property(d => d.Serial).HasMaxLength(Limits.Name);
            map.Property(d => d.Currency).HasMaxLength(3);
        }
    }
}

public sealed record DispatchSent(Guid DispatchId, string Number) : DomainEvent;

public sealed record DispatchAccepted(Guid DispatchId, string Number) : DomainEvent;

public sealed record DispatchDeclined(Guid DispatchId, string Number) : DomainEvent;

public sealed record DispatchAnswered(Guid DispatchId, string Number) : DomainEvent;

public sealed record DispatchTakenBack(Guid DispatchId, string Number) : DomainEvent;
