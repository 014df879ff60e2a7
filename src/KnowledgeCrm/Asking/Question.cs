using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;
using KnowledgeCrm.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Asking;

/// <summary>A question of a colleague to colleagues, whom it was put to one after the other, and what was said to it.</summary>
public sealed partial class Question : Entity
{
    private Question()
    {
    }

    public string Number { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>Markdown; may be empty where the title says it all.</summary>
    public string Text { get; private set; } = "";
    public string Language { get; private set; } = Languages.English;
    public Guid AskerId { get; private set; }
    public DateTime AskedAt { get; private set; }

    /// <summary>When any verb last touched it; also what makes every save count in <see cref="Entity.Version"/>.</summary>
    public DateTime ChangedAt { get; private set; }
    public QuestionReaders Readers { get; private set; }
    public QuestionTo To { get; private set; }
    public Guid? TopicId { get; private set; }
    public Guid? ProductId { get; private set; }

    /// <summary>What it came from: only who may see that is asked, and nobody else reads it.</summary>
    public Guid? CustomerId { get; private set; }
    public Guid? CaseId { get; private set; }
    public Guid? OpportunityId { get; private set; }
    public QuestionState State { get; private set; }

    /// <summary>Who is asked now; null when it waits for nobody.</summary>
    public Guid? WithId { get; private set; }
    public DateTime? RemindAt { get; private set; }
    public DateTime? RemindedAt { get; private set; }
    public DateTime? PassOnAt { get; private set; }

    /// <summary>When it first came to the knowledge managers, because nobody was left to ask.</summary>
    public DateTime? NobodyLeftAt { get; private set; }
    public Guid? AcceptedPostId { get; private set; }
    public DateTime? AcceptedAt { get; private set; }

    /// <summary>Who gave the accepted answer.</summary>
    public Guid? AnsweredById { get; private set; }

    /// <summary>The article that was begun of it: of its accepted answer, or because nobody knew one.</summary>
    public Guid? CandidateId { get; private set; }

    /// <summary>Its name in the system that it was imported from.</summary>
    public string? ImportKey { get; private set; }
    public List<QuestionRound> Rounds { get; private set; } = [];
    public List<QuestionPost> Posts { get; private set; } = [];

    public bool IsOver => State is QuestionState.Accepted or QuestionState.Closed;

    /// <summary>A new question; it waits for nobody yet.</summary>
    internal static Question Of(string number, QuestionFacts facts, Guid askerId, DateTime at)
    {
        var question = new Question
        {
            Number = number,
            Title = facts.Title,
            Text = facts.Text,
            Language = facts.Language,
            AskerId = askerId,
            AskedAt = at,
            ChangedAt = at,
            Readers = facts.Readers,
            To = facts.To,
            TopicId = facts.TopicId,
            ProductId = facts.ProductId,
            CustomerId = facts.CustomerId,
            CaseId = facts.CaseId,
            OpportunityId = facts.OpportunityId,
        };
        question.Raise(new QuestionAsked(question.Id, number));
        return question;
    }

    internal QuestionFacts Facts => new(Title, Text, Language, Readers, To)
    {
        TopicId = TopicId, ProductId = ProductId, CustomerId = CustomerId, CaseId = CaseId, OpportunityId = OpportunityId,
    };

    private sealed class Mapping : IEntityTypeConfiguration<Question>
    {
        public void Configure(EntityTypeBuilder<Question> map)
        {
            map.HasIndex(q => q.Number).IsUnique();
            map.HasIndex(q => new { q.State, q.PassOnAt });
            map.HasIndex(q => new { q.AskerId, q.State });
            map.HasIndex(q => new { q.WithId, q.State });
            map.HasIndex(q => new { q.TopicId, q.State });
            map.HasIndex(q => q.ImportKey).IsUnique();
            map.Property(q => q.Number).HasMaxLength(20);
            map.Property(q => q.ImportKey).HasMaxLength(Limits.Name);
            map.Property(q => q.Title).HasMaxLength(Limits.Title);
            map.Property(q => q.Language).HasMaxLength(2);
            map.Ignore(q => q.IsOver);
            map.Ignore(q => q.Facts);
            map.HasOne<Person>().WithMany().HasForeignKey(q => q.AskerId);
            map.HasOne<Person>().WithMany().HasForeignKey(q => q.WithId);
            map.HasOne<Person>().WithMany().HasForeignKey(q => q.AnsweredById);
            map.HasOne<Topic>().WithMany().HasForeignKey(q => q.TopicId);
            map.HasOne<Product>().WithMany().HasForeignKey(q => q.ProductId);
            map.HasOne<Customer>().WithMany().HasForeignKey(q => q.CustomerId);
            map.HasOne<Case>().WithMany().HasForeignKey(q => q.CaseId);
            map.HasOne<Opportunity>().WithMany().HasForeignKey(q => q.OpportunityId);
            map.HasOne<Article>().WithMany().HasForeignKey(q => q.CandidateId);
            map.HasMany(q => q.Rounds).WithOne().HasForeignKey(r => r.QuestionId);
            map.HasMany(q => q.Posts).WithOne().HasForeignKey(p => p.QuestionId);
        }
    }
}

/// <summary>Where a question stands.</summary>
public enum QuestionState
{
    /// <summary>Waits for the answer of whom it was put to.</summary>
    Open,
    /// <summary>Nobody is left to ask: it lies with the knowledge managers.</summary>
    NobodyLeft,
    /// <summary>Somebody has answered, and the asker has not said whether that is it.</summary>
    Answered,
    Accepted,
    /// <summary>The asker needs no answer any more.</summary>
    Closed,
}

/// <summary>Who may read a question, beside its asker.</summary>
public enum QuestionReaders
{
    /// <summary>Everybody of the house who may see what it came from.</summary>
    House,
    /// <summary>Only those whom it was put to; knowledge managers once nobody is left.</summary>
    Asked,
}

/// <summary>To whom a question is put.</summary>
public enum QuestionTo { WhoeverKnows, Topic, Person }

/// <summary>What is asked, looked up and checked.</summary>
internal sealed record QuestionFacts(string Title, string Text, string Language, QuestionReaders Readers, QuestionTo To)
{
    public Guid? PersonId { get; init; }
    public Guid? TopicId { get; init; }
    public Guid? ProductId { get; init; }
    public Guid? CustomerId { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? OpportunityId { get; init; }
}
