using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge;

public class LifecycleVerbTests
{
    private static readonly DateTime At = Sample.At;
    private readonly Actor author = Sample.Actor(Role.Author);
    private readonly Actor reviewer = Sample.Actor(Role.Reviewer);
    private readonly Actor manager = Sample.Actor(Role.KnowledgeManager);

    [Fact]
    public void Nobody_who_wrote_a_part_approves_it_also_after_it_was_sent_back_and_rewritten_by_another()
    {
        var article = Article.Draft(Sample.New(), Sample.Text(), author, At);
        article.Submit(author, At);
        article.SendBack("Too short", reviewer, At);
        var second = Sample.Actor(Role.Author);
        article.Save(Sample.Text(title: "Longer"), null, second, At);
        article.Submit(second, At);

        AssertFourEyes(article, author.With(Role.Reviewer));
        AssertFourEyes(article, second.With(Role.KnowledgeManager));
        article.Approve(null, reviewer, At);

        Assert.Equal((2, "Longer", reviewer.PersonId), (article.Live!.Number, article.Live.Title, article.Live.ApprovedById));
        Assert.Equal([author.PersonId!.Value, second.PersonId!.Value], article.Live.Writers);
    }

    [Fact]
    public void Writers_go_along_when_it_is_withdrawn_also_after_its_approval()
    {
        var article = Sample.In(ArticleState.Approved, author);
        article.Withdraw(manager, At);
        article.Submit(manager, At);

        AssertFourEyes(article, author.With(Role.Reviewer));
        Assert.Null(article.PublishAt);
    }

    [Fact]
    public void The_rep_who_made_a_candidate_does_not_approve_what_an_author_makes_of_it()
    {
        var rep = Sample.Actor(Role.Rep, Role.Reviewer);
        var article = Article.Candidate(Sample.New(), Sample.Text(Audience.Public), Guid.CreateVersion7(), "CS-10001", rep, At);
        Assert.Equal((Audience.Internal, VersionOrigin.FromCase), (article.Work.Audience, article.Work.Origin));
        article.Save(Sample.Text(), null, author, At);
        article.Submit(author, At);

        AssertFourEyes(article, rep);
        AssertFourEyes(article, author.With(Role.Reviewer));
        article.Approve(null, reviewer, At);

        Assert.Equal((author.PersonId, Audience.Public), (article.OwnerId, article.LiveAudience));
    }

    [Fact]
    public void After_an_approval_writers_start_anew()
    {
        var article = Sample.Published(author: author);
        var second = Sample.Actor(Role.Author);
        article.Save(Sample.Text(title: "Second"), null, second, At);
        article.Submit(second, At);

        Assert.Equal([second.PersonId!.Value], article.Work.Writers);
        article.Approve(null, author.With(Role.Reviewer), At);
        Assert.Equal("Second", article.Live!.Title);
    }

    [Fact]
    public void A_draft_lives_beside_what_readers_see()
    {
        var article = Sample.Published(Audience.Customer, author);
        article.Save(Sample.Text(Audience.Public, "Half an idea"), null, author, At);

        Assert.Equal(("Descale the oven", Audience.Customer), (article.Live!.Title, article.LiveAudience));
        Assert.Equal(("Half an idea", 2), (article.Work.Title, article.Work.Number));
        article.Submit(author, At);
        article.SendBack("No", reviewer, At);
        Assert.Equal("Descale the oven", article.Live.Title);
        article.Discard(author);

        Assert.Equal((ArticleState.Published, "Descale the oven"), (article.State, article.Work.Title));
    }

    [Fact]
    public void A_judged_version_stays_as_it_was_judged()
    {
        var article = Sample.In(ArticleState.InReview, author);
        var judged = article.Work;
        article.SendBack("No", reviewer, At);
        article.Save(Sample.Text(title: "Other"), null, author, At);

        Assert.NotSame(judged, article.Work);
        Assert.Equal(("Descale the oven", "No", reviewer.PersonId), (judged.Title, judged.SentBackReason, judged.SentBackById));
        Assert.Equal(("Other", 2, (string?)null), (article.Work.Title, article.Work.Number, article.Work.SentBackReason));
    }

    [Fact]
    public void Restricting_takes_readers_away_and_gives_none()
    {
        var article = Sample.Published(Audience.Customer, author);

        Assert.Equal("Article.RestrictNarrowsOnly", Assert.Throws<Refused>(() => article.Restrict(Audience.Public, manager)).Code);
        Assert.Equal("Article.RestrictNarrowsOnly", Assert.Throws<Refused>(() => article.Restrict(Audience.Customer, manager)).Code);
        article.Restrict(Audience.Internal, manager);

        Assert.Equal(Audience.Internal, article.LiveAudience);
        Assert.Contains(article.Events, happened => happened is ArticleRestricted);
    }

    [Fact]
    public void The_language_changes_until_it_is_published_and_then_no_more()
    {
        var article = Article.Draft(Sample.New(), Sample.Text(), author, At);
        article.Save(Sample.Text(), Languages.Chinese, author, At);
        Assert.Equal(Languages.Chinese, article.Language);
        Assert.Equal("Language.Unknown", Assert.Throws<Refused>(() => article.Save(Sample.Text(), "fr", author, At)).Code);
        article.Submit(author, At);
        article.Approve(null, reviewer, At);

        Assert.Equal("Article.LanguageFixed", Assert.Throws<Refused>(() => article.Save(Sample.Text(), Languages.English, author, At)).Code);
        article.Save(Sample.Text(), Languages.Chinese, author, At);
    }

    [Fact]
    public void A_translation_is_in_another_language_and_shares_the_work()
    {
        var english = Article.Draft(Sample.New(), Sample.Text(), author, At);
        var chinese = Article.Draft(Sample.New(Languages.Chinese), Sample.Text(), author, At);

        chinese.TranslationOf(english);

        Assert.Equal(english.WorkId, chinese.WorkId);
        Assert.Throws<Refused>(() => Article.Draft(Sample.New(), Sample.Text(), author, At).TranslationOf(english));
    }

    [Fact]
    public void An_import_that_comes_again_changes_what_nobody_here_has_worked_on()
    {
        var article = Imported(published: true);
        Assert.Equal((ArticleState.Published, VersionOrigin.Imported, null), (article.State, article.Live!.Origin, article.Live.ApprovedById));

        article.ImportAgain(Sample.Text(title: "Newer"), "hash2", true, manager, At);

        Assert.Equal(("Newer", "hash2", ArticleState.Published, 2), (article.Live.Title, article.ImportHash, article.State, article.Live.Number));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_import_that_comes_again_does_not_overwrite_what_was_written_here(bool published)
    {
        var article = Imported(published);
        article.Save(Sample.Text(title: "Ours"), null, author, At);

        Assert.Equal("Import.ChangedHere", Assert.Throws<Refused>(() => article.ImportAgain(Sample.Text(), "hash2", true, manager, At)).Code);
        Assert.Equal("Ours", article.Work.Title);
        article.Submit(author, At);
        article.Approve(null, reviewer, At);
        Assert.Throws<Refused>(() => article.ImportAgain(Sample.Text(), "hash2", true, manager, At));
    }

    [Theory]
    [InlineData(Role.Rep)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Customer)]
    public void Who_does_not_write_starts_and_imports_nothing(Role role)
    {
        var actor = Sample.Actor(role);

        Assert.Equal(RefusalKind.Forbidden, Assert.Throws<Refused>(() => Article.Draft(Sample.New(), Sample.Text(), actor, At)).Kind);
        Assert.Throws<Refused>(() => Article.Imported(Sample.New(), Sample.Text(), "k", "h", true, actor, At));
        Assert.Throws<Refused>(() => Imported(true).ImportAgain(Sample.Text(), "h", true, actor, At));
    }

    private Article Imported(bool published) => Article.Imported(Sample.New(), Sample.Text(), "base/1", "hash1", published, manager, At);

    private static void AssertFourEyes(Article article, Actor writer) =>
        Assert.Equal("Article.FourEyes", Assert.Throws<Refused>(() => article.Approve(null, writer, At)).Code);
}
