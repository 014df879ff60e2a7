using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Satisfaction;

public enum FollowUpState
{
    /// <summary>Nothing is to be done.</summary>
    None,
    Open,
    Closed,
}

/// <summary>Two questions to a customer after a case was closed, and what they answered. It is answered once.</summary>
public sealed class SatisfactionRequest : Entity
{
    /// <summary>How long a link can be answered.</summary>
    public static readonly TimeSpan AnsweredWithin = TimeSpan.FromDays(30);

    /// <summary>A score up to this one is followed up.</summary>
    public const int LowScore = 2;

    /// <summary>The best score; the lowest is 1.</summary>
    public const int BestScore = 5;

    private SatisfactionRequest()
    {
    }

    public Guid CaseId { get; private set; }
    public Guid? CustomerId { get; private set; }
    public DateTime AskedAt { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>The address that a link was mailed to, in small letters; null when none was.</summary>
    public string? MailedTo { get; private set; }
    public DateTime? MailedAt { get; private set; }

    /// <summary>Whether the matter was solved, in the customer's view.</summary>
    public bool? Solved { get; private set; }

    /// <summary>From 1 to 5.</summary>
    public int? Score { get; private set; }
    public string Comment { get; private set; } = "";

    public FollowUpState FollowUp { get; private set; }
    public Guid? FollowedUpById { get; private set; }
    public DateTime? FollowedUpAt { get; private set; }

    /// <summary>What came of the follow-up.</summary>
    public string FollowUpReason { get; private set; } = "";

    public List<SatisfactionLink> Links { get; } = [];

    public static SatisfactionRequest Of(Guid caseId, Guid? customerId, DateTime at)
    {
        var request = new SatisfactionRequest { CaseId = caseId, CustomerId = customerId };
        request.AskAgain(at);
        return request;
    }

    /// <summary>Closed once more before anybody answered: it is asked anew.</summary>
    public void AskAgain(DateTime at)
    {
        AskedAt = at;
        Raise(new SatisfactionAsked(Id, CaseId));
    }

    internal void Mailed(string address, DateTime at) => (MailedTo, MailedAt) = (address, at);

    public void Answer(SurveyAnswer answer, DateTime at)
    {
        if (AnsweredAt is not null) throw Refused.Conflict("Survey.Answered");
        Solved = answer.Solved ?? throw Refused.Invalid("Survey.SolvedRequired", "solved");
        if (answer.Score is not { } score || score is < 1 or > BestScore) throw Refused.Invalid("Survey.ScoreRequired", "score", 1, BestScore);
        (Score, Comment, AnsweredAt) = (score, Limits.Checked(answer.Comment, "comment", Limits.Reply, required: false), at);
        if (score <= LowScore) FollowUp = FollowUpState.Open;
        Raise(new SatisfactionAnswered(Id, CaseId, score));
    }

    public void CloseFollowUp(string? reason, Actor by, DateTime at)
    {
        if (FollowUp != FollowUpState.Open) throw Refused.Conflict("Survey.NoFollowUp");
        FollowUpReason = Limits.Checked(reason, "reason", Limits.Reply);
        (FollowUp, FollowedUpById, FollowedUpAt) = (FollowUpState.Closed, by.PersonId, at);
    }

    private sealed class Mapping : IEntityTypeConfiguration<SatisfactionRequest>
    {
        public void Configure(EntityTypeBuilder<SatisfactionRequest> map)
        {
            map.HasIndex(r => new { r.CaseId, r.AskedAt });
            map.HasIndex(r => new { r.CustomerId, r.AnsweredAt });
            map.HasIndex(r => r.AnsweredAt);
            map.HasIndex(r => r.FollowUp);
            map.HasIndex(r => new { r.MailedTo, r.MailedAt });
            map.Property(r => r.MailedTo).HasMaxLength(Limits.Name + 100);
            map.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
            map.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId);
            map.HasMany(r => r.Links).WithOne().HasForeignKey(l => l.RequestId);
        }
    }
}

/// <summary>What a customer answers.</summary>
public sealed record SurveyAnswer
{
    public bool? Solved { get; init; }

    /// <summary>From 1 to 5.</summary>
    public int? Score { get; init; }
    public string? Comment { get; init; }
}

/// <summary>A customer is to be asked.</summary>
public sealed record SatisfactionAsked(Guid RequestId, Guid CaseId) : DomainEvent;

/// <summary>A customer has answered.</summary>
public sealed record SatisfactionAnswered(Guid RequestId, Guid CaseId, int Score) : DomainEvent;
