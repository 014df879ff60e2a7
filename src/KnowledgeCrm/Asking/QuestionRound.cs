using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Asking;

/// <summary>Somebody whom a question was put to, and what came of it. Why they know is not kept: it is what the viewer may see of it now.</summary>
public sealed class QuestionRound
{
    private QuestionRound()
    {
    }

    public Guid Id { get; private set; }
    public Guid QuestionId { get; private set; }
    public Guid PersonId { get; private set; }
    public RoundWay Way { get; private set; }
    public DateTime At { get; private set; }
    public RoundEnd End { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>Why it was declined, in their words.</summary>
    public string Words { get; private set; } = "";

    internal static QuestionRound Of(Guid questionId, Guid personId, RoundWay way, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), QuestionId = questionId, PersonId = personId, Way = way, At = at };

    internal void Ended(RoundEnd end, string words, DateTime at) => (End, Words, EndedAt) = (end, words, at);

    private sealed class Mapping : IEntityTypeConfiguration<QuestionRound>
    {
        public void Configure(EntityTypeBuilder<QuestionRound> map)
        {
            map.Property(r => r.Id).ValueGeneratedNever();
            // Whoever comes second, on whatever node, does not ask the same person again.
            map.HasIndex(r => new { r.QuestionId, r.PersonId }).IsUnique();
            map.HasIndex(r => r.PersonId);
            map.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
            map.Property(r => r.Words).HasMaxLength(Limits.Summary);
        }
    }
}

/// <summary>How somebody came to be asked.</summary>
public enum RoundWay
{
    /// <summary>The asker named them.</summary>
    Named,
    /// <summary>They know the topic best of those who could be asked.</summary>
    Topic,
    /// <summary>They had to do with what answers such questions.</summary>
    Found,
    /// <summary>A colleague put it to them.</summary>
    HandedOver,
}

/// <summary>What came of asking somebody.</summary>
public enum RoundEnd
{
    Waiting,
    Answered,
    /// <summary>Somebody else was first, or the question ended otherwise.</summary>
    AnsweredByOther,
    Declined,
    /// <summary>They had not answered in time.</summary>
    TimeOver,
    /// <summary>They went away before they had answered.</summary>
    Away,
    /// <summary>It was put to somebody else by hand.</summary>
    PassedOn,
}
