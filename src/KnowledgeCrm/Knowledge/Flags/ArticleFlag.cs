using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>What is the matter with an article, in the words of whoever read it.</summary>
public enum FlagReason { Wrong, Outdated, Unclear, MissingStep, DidNotApply, Other }

public enum FlagState
{
    Open,
    /// <summary>Somebody mends the article.</summary>
    InWork,
    /// <summary>A version that mends it is with the readers.</summary>
    Fixed,
    /// <summary>Answered without a change.</summary>
    Declined,
}

/// <summary>Something that somebody found to be the matter with an article: a task for its owner.</summary>
public sealed class ArticleFlag : Entity
{
    private ArticleFlag()
    {
    }

    public Guid ArticleId { get; private set; }

    /// <summary>The number of the version that was read.</summary>
    public int OnVersion { get; private set; }
    public FlagReason Reason { get; private set; }
    public string Words { get; private set; } = "";

    /// <summary>The feedback it came with, when it came from a reader.</summary>
    public Guid? FeedbackId { get; private set; }

    /// <summary>Who raised it; null for a visitor.</summary>
    public Guid? FromId { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>The case of whoever raised it. Knowledge knows no cases: the number is for people, the id for whoever may open it.</summary>
    public Guid? CaseId { get; private set; }
    public string? CaseNumber { get; private set; }

    public FlagState State { get; private set; }
    public Guid? TakenById { get; private set; }
    public DateTime? TakenAt { get; private set; }
    public Guid? ClosedById { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The number of the version that mended it.</summary>
    public int? FixedInVersion { get; private set; }

    /// <summary>What whoever raised it is told.</summary>
    public string Answer { get; private set; } = "";

    public bool IsOpen => State is FlagState.Open or FlagState.InWork;

    public static ArticleFlag On(Article article, FlagReason reason, string? words, Actor by, DateTime at, Guid? feedbackId = null)
    {
        if (!Enum.IsDefined(reason)) throw Refused.Invalid("Flag.ReasonUnknown", "reason");
        var flag = new ArticleFlag
        {
            ArticleId = article.Id,
            OnVersion = article.Live!.Number,
            Reason = reason,
            // A reason says something by itself; "other" does not.
            Words = Limits.Checked(words, "words", Limits.Reply, required: reason == FlagReason.Other),
            FeedbackId = feedbackId,
            FromId = by.PersonId,
            At = at,
        };
        flag.Raise(new ArticleFlagged(article.Id, flag.Id));
        return flag;
    }

    /// <summary>The same person says something else of the same article: what was said before is replaced.</summary>
    public void SayInstead(FlagReason reason, string? words, DateTime at)
    {
        (Reason, Words, At) = (reason, Limits.Checked(words, "words", Limits.Reply, required: reason == FlagReason.Other), at);
    }

    public void BelongsTo(Guid caseId, string caseNumber) => (CaseId, CaseNumber) = (caseId, caseNumber);

    /// <summary>Somebody sets about mending it; another may take it over.</summary>
    public void TakeUp(Actor by, DateTime at)
    {
        RequireOpen();
        (State, TakenById, TakenAt) = (FlagState.InWork, by.PersonId, at);
    }

    /// <summary>Readers have a version that mends it.</summary>
    public void FixedBy(int version, DateTime at)
    {
        RequireOpen();
        (State, FixedInVersion, ClosedById, ClosedAt) = (FlagState.Fixed, version, TakenById, at);
        Raise(new ArticleFlagClosed(ArticleId, Id, FromId));
    }

    /// <summary>Closes it with an answer and without a change.</summary>
    public void Decline(string? answer, Actor by, DateTime at)
    {
        RequireOpen();
        Answer = Limits.Checked(answer, "answer", Limits.Reply);
        (State, ClosedById, ClosedAt) = (FlagState.Declined, by.PersonId, at);
        Raise(new ArticleFlagClosed(ArticleId, Id, FromId));
    }

    private void RequireOpen()
    {
        if (!IsOpen) throw Refused.Conflict("Flag.Closed");
    }

    private sealed class Mapping : IEntityTypeConfiguration<ArticleFlag>
    {
        public void Configure(EntityTypeBuilder<ArticleFlag> map)
        {
            map.Ignore(f => f.IsOpen);
            map.HasOne<Article>().WithMany().HasForeignKey(f => f.ArticleId);
            map.HasIndex(f => new { f.ArticleId, f.State });
            map.HasIndex(f => new { f.FromId, f.At });
            map.HasIndex(f => new { f.State, f.At });
            map.Property(f => f.CaseNumber).HasMaxLength(20);
        }
    }
}

public sealed record ArticleFlagged(Guid ArticleId, Guid FlagId) : DomainEvent;

/// <summary>A flag was closed; <paramref name="ToldPersonId"/> is who raised it and wants to know.</summary>
public sealed record ArticleFlagClosed(Guid ArticleId, Guid FlagId, Guid? ToldPersonId) : DomainEvent;

internal static class OpenFlags
{
    /// <summary>Those that somebody still has to see to.</summary>
    public static IQueryable<ArticleFlag> StillOpen(this IQueryable<ArticleFlag> flags) =>
        flags.Where(f => f.State == FlagState.Open || f.State == FlagState.InWork);
}
