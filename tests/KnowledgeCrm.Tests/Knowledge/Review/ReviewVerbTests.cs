using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge.Review;

public class ReviewVerbTests
{
    private static readonly DateTime At = Sample.At;
    private readonly Actor author = Sample.Actor(Role.Author);
    private readonly Actor reviewer = Sample.Actor(Role.Reviewer);
    private readonly Actor second = Sample.Actor(Role.Reviewer);
    private readonly Actor manager = Sample.Actor(Role.KnowledgeManager);

    [Fact]
    public void A_reviewers_edit_waits_for_an_author_and_for_another_reviewer()
    {
        var article = Sample.In(ArticleState.InReview, author);
        article.Amend(Sample.Text(title: "Clearer"), reviewer, At, "Said shorter");

        AssertRefused("Article.FourEyes", () => article.Approve(null, reviewer, At));
        AssertRefused("Article.AwaitsAuthor", () => article.Approve(null, second, At));
        AssertRefused("Article.ConfirmedByAnother", () => article.Confirm(Sample.Actor(Role.Author), At));
        AssertRefused("Article.ConfirmedByAnother", () => article.Confirm(reviewer.With(Role.Reviewer, Role.Author), At));
        article.Confirm(author, At);
        article.Approve(null, second, At);

        Assert.Equal(("Clearer", "Said shorter", author.PersonId), (article.Live!.Title, article.Live.Note, article.Live.ConfirmedById));
    }

    [Fact]
    public void An_edit_that_nobody_confirmed_waits_on_also_when_its_reviewer_withdraws_and_submits_it()
    {
        var both = reviewer.With(Role.Reviewer, Role.Author);
        var article = Sample.In(ArticleState.InReview, author);
        article.Amend(Sample.Text(title: "Mine"), both, At, null);
        article.Withdraw(both, At);
        article.Save(Sample.Text(title: "Still mine"), null, both, At);
        article.Submit(both, At);

        AssertRefused("Article.AwaitsAuthor", () => article.Approve(null, second, At));
        article.Withdraw(author, At);
        article.Submit(author, At);
        article.Approve(null, second, At);
        Assert.Equal("Still mine", article.Live!.Title);
    }

    [Fact]
    public void Who_suggested_an_edit_that_was_taken_has_written_a_part()
    {
        var article = Sample.In(ArticleState.InReview, author);
        article.AcceptEdit(Sample.Text(title: "Suggested"), reviewer.PersonId!.Value, author, At);

        Assert.Equal(ArticleState.InReview, article.State);
        AssertRefused("Article.FourEyes", () => article.Approve(null, reviewer, At));
        article.Approve(null, second, At);
        Assert.Equal("Suggested", article.Live!.Title);
    }

    [Fact]
    public void Compliance_takes_two_different_approvers()
    {
        var article = Article.Draft(Sample.New(), Sample.Text() with { Governance = Governance.Compliance }, author, At);
        article.Submit(author, At);
        article.Approve(null, reviewer, At);

        Assert.Equal((ArticleState.InReview, null), (article.State, article.LiveVersionId));
        AssertRefused("Article.ApprovedAlready", () => article.Approve(null, reviewer, At));
        article.Approve(null, second, At);

        Assert.Equal((reviewer.PersonId, second.PersonId), (article.Live!.FirstApprovedById, article.Live.ApprovedById));
    }

    [Fact]
    public void The_second_approval_is_not_got_round_by_calling_it_something_else()
    {
        var article = Article.Draft(Sample.New(), Sample.Text() with { Governance = Governance.Compliance }, author, At);
        article.Submit(author, At);
        article.Approve(null, reviewer, At);
        article.Approve(null, second, At);
        article.Save(Sample.Text(title: "Only experience"), null, author, At);
        article.Submit(author, At);
        article.Approve(null, reviewer, At);

        Assert.Equal("Descale the oven", article.Live!.Title);
    }

    [Fact]
    public void An_edit_in_review_takes_the_first_of_two_approvals_with_it()
    {
        var article = Article.Draft(Sample.New(), Sample.Text() with { Governance = Governance.Compliance }, author, At);
        article.Submit(author, At);
        article.Approve(null, reviewer, At);
        article.AcceptEdit(Sample.Text(title: "Changed since") with { Governance = Governance.Compliance }, manager.PersonId!.Value, author, At);
        article.Approve(null, second, At);

        Assert.Null(article.LiveVersionId);
    }

    [Fact]
    public void An_emergency_is_on_record_and_judged_by_somebody_who_neither_wrote_nor_published_it()
    {
        var article = Sample.In(ArticleState.Draft, author);
        Assert.Equal("Text.Required", Assert.Throws<Refused>(() => article.PublishEmergency(" ", manager, At)).Code);
        article.PublishEmergency("The door can burst", manager, At);

        Assert.Equal((manager.PersonId, "The door can burst", null), (article.Live!.EmergencyById, article.Live.EmergencyReason, article.Live.ApprovedById));
        AssertRefused("Article.FourEyesAfterwards", () => article.PassAfterwards(manager, At));
        AssertRefused("Article.FourEyesAfterwards", () => article.PassAfterwards(author.With(Role.Reviewer), At));
        article.PassAfterwards(reviewer, At);

        Assert.Equal((reviewer.PersonId, null), (article.Live.ApprovedById, article.EmergencyVersionId));
    }

    [Fact]
    public void Taken_back_readers_get_what_they_had_and_work_goes_on()
    {
        var article = Sample.Published(author: author);
        var before = article.Live;
        article.Save(Sample.Text(title: "Hasty"), null, author, At);
        article.PublishEmergency("Fire", manager, At);
        article.Save(Sample.Text(title: "Hastier"), null, author, At);
        article.PublishEmergency("Fire", manager, At);
        article.TakeBack("It is wrong", before, reviewer, At);

        Assert.Equal((before, ArticleState.Draft, "Hastier"), (article.Live, article.State, article.Work.Title));
        Assert.Contains(article.Events, happened => happened is ArticleTakenBack);
        AssertRefused("Article.NoEmergency", () => article.TakeBack("Again", before, reviewer, At));
    }

    [Fact]
    public void What_was_written_on_an_unjudged_emergency_takes_its_writers_along()
    {
        var article = Sample.In(ArticleState.Draft, author);
        article.PublishEmergency("Fire", manager, At);
        var other = Sample.Actor(Role.Author);
        article.Save(Sample.Text(title: "On top"), null, other, At);
        article.Submit(other, At);

        AssertRefused("Article.FourEyes", () => article.Approve(null, author.With(Role.Reviewer), At));
        article.Approve(null, reviewer, At);
        Assert.Null(article.EmergencyVersionId);
    }

    [Fact]
    public void At_its_date_it_leaves_its_readers_and_work_beside_it_goes_on()
    {
        var (alone, beside) = (Sample.Published(author: author), Sample.In(ArticleState.Draft, author, live: true));
        AssertRefused("Article.ExpiryTooEarly", () => alone.SetExpiry(At, manager, At));
        foreach (var article in new[] { alone, beside })
        {
            article.SetExpiry(At.AddDays(1), manager, At);
            AssertRefused("Article.NotExpired", () => article.Expire(manager, At.AddHours(23)));
            article.Expire(manager, At.AddDays(1));
            Assert.Null(article.LiveVersionId);
        }

        Assert.Equal((ArticleState.Archived, ArchiveReason.Expired), (alone.State, alone.ArchivedFor));
        Assert.Equal((ArticleState.Draft, "Better"), (beside.State, beside.Work.Title));
        alone.Save(Sample.Text(), null, manager, At);
        Assert.Null(alone.ArchivedFor);
    }

    [Fact]
    public void An_end_can_be_given_with_the_approval_and_comes_after_it_goes_live()
    {
        var article = Sample.In(ArticleState.InReview, author);
        AssertRefused("Article.ExpiryTooEarly", () => article.Approve(new Approval(At.AddDays(3), At.AddDays(2)), reviewer, At));
        article.Approve(new Approval(At.AddDays(3), At.AddDays(4)), reviewer, At);

        Assert.Equal((At.AddDays(3), At.AddDays(4)), (article.PublishAt, article.ExpiresAt));
    }

    private static void AssertRefused(string code, Action act) => Assert.Equal(code, Assert.Throws<Refused>(act).Code);
}
