using KnowledgeCrm.Accounts;
using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Interactions;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Products;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Satisfaction;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KnowledgeCrm.Persistence;

/// <summary>The one model, on two databases: <see cref="SqliteDb"/> and <see cref="PostgresDb"/>.</summary>
public abstract class KnowledgeCrmDb(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<SentRequest> SentRequests => Set<SentRequest>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<ContactPoint> ContactPoints => Set<ContactPoint>();
    public DbSet<Asset> Assets => Set<Asset>();
    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();
    public DbSet<ArticleTemplate> ArticleTemplates => Set<ArticleTemplate>();
    public DbSet<ArticleAttachment> ArticleAttachments => Set<ArticleAttachment>();
    public DbSet<FileText> FileTexts => Set<FileText>();
    public DbSet<PassageComment> PassageComments => Set<PassageComment>();
    public DbSet<CommentAnswer> CommentAnswers => Set<CommentAnswer>();
    public DbSet<ReviewRule> ReviewRules => Set<ReviewRule>();
    public DbSet<CustomersWords> CustomersWords => Set<CustomersWords>();
    public DbSet<Feedback> Feedback => Set<Feedback>();
    public DbSet<ReviewPeriod> ReviewPeriods => Set<ReviewPeriod>();
    public DbSet<ArticleFlag> ArticleFlags => Set<ArticleFlag>();
    public DbSet<ArticleTip> ArticleTips => Set<ArticleTip>();
    public DbSet<ArticleReads> ArticleReads => Set<ArticleReads>();
    public DbSet<RecentRead> RecentReads => Set<RecentRead>();
    public DbSet<ArticleAddress> ArticleAddresses => Set<ArticleAddress>();
    public DbSet<SynonymRule> SynonymRules => Set<SynonymRule>();
    public DbSet<GlossaryEntry> GlossaryEntries => Set<GlossaryEntry>();
    public DbSet<PinnedResult> PinnedResults => Set<PinnedResult>();
    public DbSet<CurationRevision> CurationRevisions => Set<CurationRevision>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CasePost> CasePosts => Set<CasePost>();
    public DbSet<CaseArticle> CaseArticles => Set<CaseArticle>();
    public DbSet<Interaction> Interactions => Set<Interaction>();
    public DbSet<CallList> CallLists => Set<CallList>();
    public DbSet<CallListEntry> CallListEntries => Set<CallListEntry>();
    public DbSet<ExpertProfile> ExpertProfiles => Set<ExpertProfile>();
    public DbSet<DeclaredSkill> DeclaredSkills => Set<DeclaredSkill>();
    public DbSet<SkillEndorsement> SkillEndorsements => Set<SkillEndorsement>();
    public DbSet<HiddenTopic> HiddenTopics => Set<HiddenTopic>();
    public DbSet<DisownedEvidence> DisownedEvidence => Set<DisownedEvidence>();
    public DbSet<KnownCustomer> KnownCustomers => Set<KnownCustomer>();
    public DbSet<CaseForm> CaseForms => Set<CaseForm>();
    public DbSet<WorkCalendar> WorkCalendars => Set<WorkCalendar>();
    public DbSet<ServiceLevel> ServiceLevels => Set<ServiceLevel>();
    public DbSet<CaseQueue> CaseQueues => Set<CaseQueue>();
    public DbSet<QueueRule> QueueRules => Set<QueueRule>();
    public DbSet<EscalationRule> EscalationRules => Set<EscalationRule>();
    public DbSet<CaseEscalation> CaseEscalations => Set<CaseEscalation>();
    public DbSet<CaseMerge> CaseMerges => Set<CaseMerge>();
    public DbSet<CaseSplit> CaseSplits => Set<CaseSplit>();
    public DbSet<CaseWatch> CaseWatches => Set<CaseWatch>();
    public DbSet<InboxView> InboxViews => Set<InboxView>();
    public DbSet<BulkChange> BulkChanges => Set<BulkChange>();
    public DbSet<Macro> Macros => Set<Macro>();
    public DbSet<ComplaintCause> ComplaintCauses => Set<ComplaintCause>();
    public DbSet<Complaint> Complaints => Set<Complaint>();
    public DbSet<CompensationStep> CompensationSteps => Set<CompensationStep>();
    public DbSet<CompensationLimit> CompensationLimits => Set<CompensationLimit>();
    public DbSet<Dispatch> Dispatches => Set<Dispatch>();
    public DbSet<DispatchPost> DispatchPosts => Set<DispatchPost>();
    public DbSet<DispatchArticle> DispatchArticles => Set<DispatchArticle>();
    public DbSet<SatisfactionRequest> SatisfactionRequests => Set<SatisfactionRequest>();
    public DbSet<SatisfactionLink> SatisfactionLinks => Set<SatisfactionLink>();
    public DbSet<SurveyRefusal> SurveyRefusals => Set<SurveyRefusal>();
    public DbSet<Opportunity> Opportunities => Set<Opportunity>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<RaisedObjection> RaisedObjections => Set<RaisedObjection>();
    public DbSet<GivenExplanation> GivenExplanations => Set<GivenExplanation>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<QuestionRound> QuestionRounds => Set<QuestionRound>();
    public DbSet<QuestionPost> QuestionPosts => Set<QuestionPost>();
    public DbSet<PostArticle> PostArticles => Set<PostArticle>();
    public DbSet<QuestionRules> QuestionRules => Set<QuestionRules>();
    public DbSet<SearchNote> SearchNotes => Set<SearchNote>();
    public DbSet<DismissedSynonym> DismissedSynonyms => Set<DismissedSynonym>();
    public DbSet<UnansweredQuestion> UnansweredQuestions => Set<UnansweredQuestion>();
    public DbSet<WorkRole> WorkRoles => Set<WorkRole>();
    public DbSet<WorkStep> WorkSteps => Set<WorkStep>();
    public DbSet<StepArticle> StepArticles => Set<StepArticle>();
    public DbSet<KeptDraft> KeptDrafts => Set<KeptDraft>();
    public DbSet<NumberSequence> NumberSequences => Set<NumberSequence>();
    public DbSet<OutgoingMail> OutgoingMail => Set<OutgoingMail>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();
    public DbSet<NoticeSettings> NoticeSettings => Set<NoticeSettings>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<OutboxEvent> OutboxEvents => Set<OutboxEvent>();
    public DbSet<OutboxDelivery> OutboxDeliveries => Set<OutboxDelivery>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The time that what is saved bears; set by whoever makes the context.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Whose action is saved; null for the program itself and for visitors.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>Now, in UTC.</summary>
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>An empty list as this database writes one.</summary>
    protected virtual string EmptyList => "'[]'";

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        // Compared with <= inside queries.
        conventions.Properties<Audience>().HaveConversion<int>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(KnowledgeCrmDb).Assembly);
        // For the versions that were there before the column was.
        model.Entity<ArticleVersion>().Property(version => version.FileIds).HasDefaultValueSql(EmptyList).ValueGeneratedNever();
        foreach (var type in model.Model.GetEntityTypes().Where(type => typeof(Entity).IsAssignableFrom(type.ClrType)))
        {
            model.Entity(type.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
            model.Entity(type.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var entities = ChangeTracker.Entries<Entity>().ToList();
        foreach (var entry in entities.Where(entry => entry.State == EntityState.Modified))
            entry.Entity.Version++;
        var events = entities.SelectMany(entry => entry.Entity.Events).ToList();
        if (events.Count > 0)
        {
            await InCommitOrderAsync(cancellationToken);
            OutboxEvents.AddRange(events.Select(happened => OutboxEvent.Of(happened, Now, ActorId)));
        }
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var entry in entities) entry.Entity.ClearEvents();
        return saved;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: events are written with the change.");

    /// <summary>Begins the transaction of a write. On SQLite writers queue here, in order, instead of polling the file.</summary>
    public virtual async Task<WriteTransaction> BeginWriteAsync(CancellationToken stop) =>
        new(await Database.BeginTransactionAsync(stop), null);

    /// <summary>Lets one transaction at a time, on every node, decide who gets which case; held until it commits. Taken before anything is
    /// saved, so that it always comes before the lock of the outbox.</summary>
    public virtual Task OneDealsOutCasesAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Makes outbox numbers grow in the order of commits, so that no reader passes one over.</summary>
    protected virtual Task InCommitOrderAsync(CancellationToken stop) => Task.CompletedTask;

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time.Kind == DateTimeKind.Utc ? time : DateTime.SpecifyKind(time, DateTimeKind.Utc),
        time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
