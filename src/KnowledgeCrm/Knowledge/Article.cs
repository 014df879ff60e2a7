using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>An article in one language. Its working version goes through <see cref="ArticleLifecycle"/>; its live version is what
/// readers see, and changes only by publishing.</summary>
public sealed class Article : Entity
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

    /// <summary>When an approved version goes live by itself.</summary>
    public DateTime? PublishAt { get; private set; }

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
        var article = New(made, ArticleState.Draft, text, VersionOrigin.Authored, WritersOf(author), at);
        article.OwnerId = author.PersonId;
        article.Raise(new ArticleDrafted(article.Id, article.Number));
        return article;
    }

    /// <summary>What was learnt in a case, waiting for an author to take it up. Internal until somebody widens it.</summary>
    public static Article Candidate(NewArticle made, ArticleText text, Guid caseId, string caseNumber, Actor from, DateTime at)
    {
        var article = New(made, ArticleState.Candidate, text with { Audience = Audience.Internal }, VersionOrigin.FromCase, WritersOf(from), at);
        (article.FromCaseId, article.FromCaseNumber) = (caseId, caseNumber);
        article.Raise(new CandidateMade(article.Id, article.Number, caseId));
        return article;
    }

    /// <summary>What people searched for and did not find, waiting for an author to take it up. Nobody has written a part of it yet.</summary>
    public static Article CandidateOfSearches(NewArticle made, ArticleText text, Actor manager, DateTime at)
    {
        manager.Require(Role.KnowledgeManager);
        var article = New(made, ArticleState.Candidate, text with { Audience = Audience.Internal }, VersionOrigin.FromSearches, [], at);
        article.Raise(new CandidateMade(article.Id, article.Number, null));
        return article;
    }

    /// <summary>An article of another base. What comes in published was not reviewed here, and its version says so.</summary>
    public static Article Imported(NewArticle made, ArticleText text, string key, string hash, bool published, Actor by, DateTime at)
    {
        by.Require(Role.Author, Role.KnowledgeManager, Role.Administrator);
        var article = New(made, ArticleState.Draft, text, VersionOrigin.Imported, WritersOf(by), at);
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
        NextVersion(text, VersionOrigin.Imported, WritersOf(by), at);
        ImportHash = hash;
        State = ArticleState.Draft;
        if (published) GoLive(at);
    }

    /// <summary>Saves the working version: takes up a candidate, edits a draft, or begins a draft beside what is published.</summary>
    public void Save(ArticleText text, string? language, Actor author, DateTime at)
    {
        var to = ArticleLifecycle.Check(this, ArticleAction.Save, author);
        if (language is not null && language != Language)
        {
            if (LiveVersionId is not null) throw Refused.Conflict("Article.LanguageFixed");
            Language = Languages.Checked(language);
        }
        OwnerId ??= author.PersonId;
        NextVersion(text, VersionOrigin.Authored, WritersOf(author), at);
        if (State != to) Raise(new ArticleDrafted(Id, Number));
        State = to;
    }

    public void Submit(Actor author, DateTime at)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.Submit, author);
        Work.SubmittedAt = ChangedAt = at;
        Raise(new ArticleSubmitted(Id, Number));
    }

    public void Withdraw(Actor author, DateTime at)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.Withdraw, author);
        PublishAt = null;
        ContinueAfter(at);
    }

    public void SendBack(string reason, Actor reviewer, DateTime at)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.SendBack, reviewer);
        (Work.SentBackAt, Work.SentBackById) = (at, reviewer.PersonId);
        Work.SentBackReason = Limits.Checked(reason, "reason", Limits.Reply);
        ContinueAfter(at);
        Raise(new ArticleSentBack(Id, Number));
    }

    /// <summary>Approves the working version; it goes live at once, or waits for its time.</summary>
    public void Approve(DateTime? publishAt, Actor reviewer, DateTime at)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.Approve, reviewer);
        (Work.ApprovedAt, Work.ApprovedById, ChangedAt) = (at, reviewer.PersonId, at);
        Raise(new ArticleApproved(Id, Number));
        if (publishAt > at) PublishAt = publishAt;
        else GoLive(at);
    }

    public void Publish(Actor manager, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.Publish, manager);
        GoLive(at);
    }

    /// <summary>Gives up the draft beside a live version.</summary>
    public void Discard(Actor author)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.Discard, author);
        // A number is given once, also to what was given up: what readers see goes on under the next.
        Work = Live!.Again(Work.Number + 1);
        (WorkVersionId, Live, LiveVersionId) = (Work.Id, Work, Work.Id);
    }

    /// <summary>Takes readers away at once; giving an article to more readers needs a review.</summary>
    public void Restrict(Audience audience, Actor manager)
    {
        ArticleLifecycle.Check(this, ArticleAction.Restrict, manager);
        if (audience <= LiveAudience) throw Refused.Invalid("Article.RestrictNarrowsOnly", "audience");
        LiveAudience = audience;
        // Or the next approval would give it back to those it was taken from.
        Work.NarrowTo(audience);
        Raise(new ArticleRestricted(Id, Number));
    }

    public void Archive(Actor manager)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.Archive, manager);
        (Live, LiveVersionId, PublishAt) = (null, null, null);
        Raise(new ArticleArchived(Id, Number));
    }

    /// <summary>Links this article with the one that says the same in another language.</summary>
    public void TranslationOf(Article other)
    {
        if (other.Language == Language) throw Refused.Invalid("Article.SameLanguage", "translationOf");
        WorkId = other.WorkId;
    }

    private static Article New(
        NewArticle made, ArticleState state, ArticleText text, VersionOrigin origin, IEnumerable<Guid> writers, DateTime at)
    {
        var article = new Article
        {
            Number = made.Number, Slug = made.Slug, Language = Languages.Checked(made.Language), State = state, CreatedAt = at, ChangedAt = at,
        };
        article.WorkId = article.Id;
        article.Work = ArticleVersion.Of(article.Id, 1, text, origin, writers, at);
        article.WorkVersionId = article.Work.Id;
        return article;
    }

    private static IEnumerable<Guid> WritersOf(Actor actor) => actor.PersonId is { } person ? [person] : [];

    private void NextVersion(ArticleText text, VersionOrigin origin, IEnumerable<Guid> writers, DateTime at)
    {
        ChangedAt = at;
        if (!Work.IsFrozen)
        {
            Work.Write(text, writers, at);
            // What somebody here has worked on is no longer the other base's.
            if (Work.Origin == VersionOrigin.Imported) Work.Origin = origin;
            return;
        }
        // Writers go along until somebody has approved what they wrote.
        var before = Work.ApprovedAt is null && Work.PublishedAt is null ? Work.Writers : [];
        Work = ArticleVersion.Of(Id, Work.Number + 1, text, origin, before.Union(writers), at);
        WorkVersionId = Work.Id;
    }

    // A judged version stays as it was; work goes on in the next, which begins with the same text and the same writers.
    private void ContinueAfter(DateTime at)
    {
        Work = ArticleVersion.Of(Id, Work.Number + 1, Work.ToText(), Work.Origin, Work.Writers, at);
        (WorkVersionId, ChangedAt) = (Work.Id, at);
    }

    private void GoLive(DateTime at)
    {
        Work.PublishedAt = ChangedAt = at;
        (Live, LiveVersionId, LiveAudience, PublishAt) = (Work, Work.Id, Work.Audience, null);
        State = ArticleState.Published;
        Raise(new ArticlePublished(Id, Number));
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
            map.HasIndex(a => a.PublishAt);
            map.HasOne(a => a.Work).WithMany().HasForeignKey(a => a.WorkVersionId).OnDelete(DeleteBehavior.Restrict);
            map.HasOne(a => a.Live).WithMany().HasForeignKey(a => a.LiveVersionId).OnDelete(DeleteBehavior.Restrict);
            map.Property(a => a.Number).HasMaxLength(20);
            map.Property(a => a.Slug).HasMaxLength(Limits.Name);
            map.Property(a => a.Language).HasMaxLength(2);
            map.Property(a => a.FromCaseNumber).HasMaxLength(20);
            map.Property(a => a.ImportKey).HasMaxLength(400);
            map.Property(a => a.ImportHash).HasMaxLength(64);
        }
    }
}

/// <summary>What is fixed when an article is made.</summary>
public sealed record NewArticle(string Number, string Slug, string Language);
