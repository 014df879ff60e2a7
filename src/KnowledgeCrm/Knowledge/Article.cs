using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>An article in one language. Its working version goes through <see cref="ArticleLifecycle"/>; its live version is what
/// readers see, and changes only by publishing.</summary>
public sealed partial class Article : Entity
{
    private Article()
    {
    }

    public string Number { get; private set; } = "";
    public string Slug { get; private set; } = "";
    public string Language { get; private set; } = Languages.English;

    /// <summary>Shared by the articles that say the same in different languages.</summary>
    public Guid WorkId { get; private set; }
    public ArticleState State { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateTime CreatedAt { get; private set; }

    /// <summary>When any verb last touched it; also what makes every save count in <see cref="Entity.Version"/>.</summary>
    public DateTime ChangedAt { get; private set; }

    public Guid WorkVersionId { get; private set; }
    public ArticleVersion Work { get; private set; } = null!;
    public Guid? LiveVersionId { get; private set; }
    public ArticleVersion? Live { get; private set; }

    /// <summary>Who may read the live version; repeated here so that every query filters by it.</summary>
    public Audience LiveAudience { get; private set; } = Audience.Internal;

    /// <summary>The number that was last given to a version. A number is given once, also to what was given up.</summary>
    public int VersionCount { get; private set; }

    /// <summary>What was published in an emergency and waits for its review; it may be live no more.</summary>
    public Guid? EmergencyVersionId { get; private set; }
    public ArticleVersion? Emergency { get; private set; }

    /// <summary>When an approved version goes live by itself.</summary>
    public DateTime? PublishAt { get; private set; }

    /// <summary>When the live version leaves its readers by itself.</summary>
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>When those who work on it were told that it expires soon.</summary>
    public DateTime? ExpiryWarnedAt { get; private set; }

    /// <summary>Why an archived one is archived.</summary>
    public ArchiveReason? ArchivedFor { get; private set; }

    /// <summary>The case that a candidate came from. Knowledge knows no cases: the number is for people, the id for whoever may open it.</summary>
    public Guid? FromCaseId { get; private set; }
    public string? FromCaseNumber { get; private set; }

    /// <summary>The name of an imported article where it came from, and a hash of what was last imported: a second import changes nothing.</summary>
    public string? ImportKey { get; private set; }
    public string? ImportHash { get; private set; }

    /// <summary>An article that an author starts.</summary>
    public static Article Draft(NewArticle made, ArticleText text, Actor author, DateTime at)
    {
        author.Require(Role.Author, Role.KnowledgeManager);
        var article = New(made, ArticleState.Draft, text, VersionOrigin.Authored, Edit.By(author, at));
        article.OwnerId = author.PersonId;
        article.Raise(new ArticleDrafted(article.Id, article.Number));
        return article;
    }

    /// <summary>What was learnt in a case, waiting for an author to take it up. Internal until somebody widens it.</summary>
    public static Article Candidate(NewArticle made, ArticleText text, Guid caseId, string caseNumber, Actor from, DateTime at)
    {
        var article = New(made, ArticleState.Candidate, text with { Audience = Audience.Internal }, VersionOrigin.FromCase, Edit.By(from, at));
        (article.FromCaseId, article.FromCaseNumber) = (caseId, caseNumber);
        article.Raise(new CandidateMade(article.Id, article.Number, caseId));
        return article;
    }

    /// <summary>Another case has asked the same: its words join those of the candidate. A candidate has one version for each of its cases.</summary>
    public void Grow(string body, Actor from, DateTime at)
    {
        if (State != ArticleState.Candidate) throw Refused.Conflict("Candidate.TakenUp", Number);
        NextVersion(Work.ToText() with { Body = body }, VersionOrigin.FromCase, Edit.By(from, at));
    }

    /// <summary>What people searched for and did not find, waiting for an author to take it up. Nobody has written a part of it yet.</summary>
    public static Article CandidateOfSearches(NewArticle made, ArticleText text, Actor manager, DateTime at)
    {
        manager.Require(Role.KnowledgeManager);
        var article = New(made, ArticleState.Candidate, text with { Audience = Audience.Internal }, VersionOrigin.FromSearches, new Edit([], manager.PersonId, at));
        article.Raise(new CandidateMade(article.Id, article.Number, null));
        return article;
    }

    /// <summary>What somebody in sales has found to convince customers, waiting for an author to take it up. Who proposes it has written a part of it.</summary>
    public static Article CandidateOfSales(NewArticle made, ArticleText text, Actor seller, DateTime at)
    {
        seller.Require(Role.Sales, Role.Administrator);
        var article = New(made, ArticleState.Candidate, text with { Audience = Audience.Internal }, VersionOrigin.FromSales, Edit.By(seller, at));
        article.Raise(new CandidateMade(article.Id, article.Number, null));
        return article;
    }

    /// <summary>What a colleague answered a question with, waiting for an author to take it up. Who answered has written it.</summary>
    public static Article CandidateOfQuestion(NewArticle made, ArticleText text, Guid answeredBy, Actor asker, DateTime at)
    {
        var article = New(made, ArticleState.Candidate, text with { Audience = Audience.Internal }, VersionOrigin.FromQuestion, new Edit([answeredBy], asker.PersonId, at));
        article.Raise(new CandidateMade(article.Id, article.Number, null));
        return article;
    }

    /// <summary>An article of another base. What comes in published was not reviewed here, and its version says so.</summary>
    public static Article Imported(NewArticle made, ArticleText text, string key, string hash, bool published, Actor by, DateTime at)
    {
        by.Require(Role.Author, Role.KnowledgeManager, Role.Administrator);
        var article = New(made, ArticleState.Draft, text, VersionOrigin.Imported, Edit.By(by, at));
        article.OwnerId = by.PersonId;
        (article.ImportKey, article.ImportHash) = (key, hash);
        if (published) article.GoLive(at);
        else article.Raise(new ArticleDrafted(article.Id, article.Number));
        return article;
    }

    /// <summary>Takes what another base now says. Text that somebody here is working on is not overwritten.</summary>
    public void ImportAgain(ArticleText text, string hash, bool published, Actor by, DateTime at)
    {
        by.Require(Role.Author, Role.KnowledgeManager, Role.Administrator);
        if (State is not (ArticleState.Published or ArticleState.Draft) || Work.Origin != VersionOrigin.Imported)
            throw Refused.Conflict("Import.ChangedHere", Number);
        NextVersion(text, VersionOrigin.Imported, Edit.By(by, at));
        ImportHash = hash;
        State = ArticleState.Draft;
        if (published) GoLive(at);
    }

    /// <summary>Takes readers away at once; giving an article to more readers needs a review.</summary>
    public void Restrict(Audience audience, Actor manager)
    {
        ArticleLifecycle.Check(this, ArticleAction.Restrict, manager);
        if (audience <= LiveAudience) throw Refused.Invalid("Article.RestrictNarrowsOnly", "audience");
        LiveAudience = audience;
        // Or the next approval, or going back to it, would give it back to those it was taken from.
        Work.NarrowTo(audience);
        Live!.NarrowTo(audience);
        Raise(new ArticleRestricted(Id, Number));
    }

    public void Archive(Actor manager)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.Archive, manager);
        (Live, LiveVersionId, PublishAt, ExpiresAt, ArchivedFor) = (null, null, null, null, ArchiveReason.ByHand);
        Raise(new ArticleArchived(Id, Number));
    }

    private static Article New(NewArticle made, ArticleState state, ArticleText text, VersionOrigin origin, Edit edit)
    {
        var article = new Article
        {
            Number = made.Number, Slug = made.Slug, Language = Languages.Checked(made.Language), State = state, CreatedAt = edit.At, ChangedAt = edit.At,
        };
        article.WorkId = article.Id;
        article.VersionCount = 1;
        article.Work = ArticleVersion.Of(article.Id, 1, text, origin, edit);
        article.WorkVersionId = article.Work.Id;
        return article;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Article>
    {
        public void Configure(EntityTypeBuilder<Article> map)
        {
            map.HasIndex(a => a.Number).IsUnique();
            map.HasIndex(a => a.Slug).IsUnique();
            map.HasIndex(a => a.ImportKey).IsUnique();
            map.HasIndex(a => new { a.State, a.CreatedAt });
            map.HasIndex(a => a.WorkId);
            map.HasIndex(a => a.OwnerId);
            map.HasIndex(a => a.MergedIntoId);
            map.Ignore(a => a.Confidence);
            map.HasIndex(a => a.PublishAt);
            map.HasIndex(a => a.ExpiresAt);
            map.HasOne(a => a.Work).WithMany().HasForeignKey(a => a.WorkVersionId).OnDelete(DeleteBehavior.Restrict);
            map.HasOne(a => a.Live).WithMany().HasForeignKey(a => a.LiveVersionId).OnDelete(DeleteBehavior.Restrict);
            map.HasOne(a => a.Emergency).WithMany().HasForeignKey(a => a.EmergencyVersionId).OnDelete(DeleteBehavior.Restrict);
            map.Property(a => a.Number).HasMaxLength(20);
            map.Property(a => a.Slug).HasMaxLength(Limits.Name);
            map.Property(a => a.Language).HasMaxLength(2);
            map.Property(a => a.OwnerTeam).HasMaxLength(Limits.Name);
            map.Property(a => a.Segments).HasMaxLength(Limits.Summary);
            map.Property(a => a.FromCaseNumber).HasMaxLength(20);
            map.Property(a => a.ImportKey).HasMaxLength(400);
            map.Property(a => a.ImportHash).HasMaxLength(64);
        }
    }
}

/// <summary>What is fixed when an article is made.</summary>
public sealed record NewArticle(string Number, string Slug, string Language);

/// <summary>Why an article is archived.</summary>
public enum ArchiveReason
{
    ByHand,
    /// <summary>Its date had come.</summary>
    Expired,
    /// <summary>Another article took it over.</summary>
    Merged,
}
