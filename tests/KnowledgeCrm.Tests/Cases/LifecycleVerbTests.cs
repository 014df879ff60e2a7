using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Cases;

public class LifecycleVerbTests
{
    private static readonly DateTime At = Sample.At;
    private static readonly DateTime Later = At.AddHours(3);
    private readonly Actor rep = Sample.Actor(Role.Rep);

    [Fact]
    public void Solved_by_an_article_it_is_linked_to_the_version_that_was_read()
    {
        var article = Sample.Published();
        var @case = Sample.Case();
        @case.Link(article, CaseArticleKind.Used, rep, At);

        @case.ResolveWith(article, rep, Later);

        var link = Assert.Single(@case.Articles);
        Assert.Equal((CaseArticleKind.SolvedBy, article.LiveVersionId!.Value), (link.Kind, link.ArticleVersionId));
        Assert.Equal((CaseOutcome.Solved, article.Id, Later, rep.PersonId), (@case.Outcome, @case.SolvedById, @case.ResolvedAt, @case.AssigneeId));
        Assert.Equal(new CaseResolved(@case.Id, @case.Number, CaseOutcome.Solved, article.Id, null), @case.Events[^1]);
    }

    [Fact]
    public void An_article_that_nobody_can_read_solves_nothing()
    {
        var draft = Sample.In(ArticleState.Draft, Sample.Actor());

        Assert.Equal(RefusalKind.NotFound, Assert.Throws<Refused>(() => Sample.Case().Link(draft, CaseArticleKind.Used, rep, At)).Kind);
        Assert.Equal(RefusalKind.NotFound, Assert.Throws<Refused>(() => Sample.Case().ResolveWith(draft, rep, At)).Kind);
    }

    [Fact]
    public void Worth_knowing_it_carries_cause_and_resolution_and_names_the_candidate()
    {
        var candidate = Sample.In(ArticleState.Candidate, rep);
        var @case = Sample.Case();

        @case.ResolveWithCandidate(candidate, "A worn seal", "Change the seal", rep, Later);

        Assert.Equal((CaseOutcome.Candidate, candidate.Id, "A worn seal", "Change the seal"), (@case.Outcome, @case.CandidateId, @case.Cause, @case.Resolution));
        Assert.Equal("Text.Required", Assert.Throws<Refused>(() => Sample.Case().ResolveWithCandidate(candidate, null, " ", rep, At)).Code);
    }

    [Fact]
    public void Nothing_to_learn_has_a_reason()
    {
        var @case = Sample.Case();

        @case.ResolveWithNothing(NothingToLearn.NotOurProduct, null, rep, Later);

        Assert.Equal((CaseOutcome.Nothing, NothingToLearn.NotOurProduct, "", null), (@case.Outcome, @case.Reason, @case.Resolution, @case.SolvedById));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Opened_again_by_either_side_nothing_has_solved_it_and_its_words_are_to_be_taken_back(bool byCustomer)
    {
        var @case = Sample.Case();
        @case.ResolveWith(Sample.Published(), rep, At);
        @case.ClearEvents();

        if (byCustomer) @case.Post("Still wet", CasePostKind.FromCustomer, false, Sample.Actor(Role.Customer), Later);
        else @case.Reopen(Later);

        Assert.Equal(CaseStatus.Reopened, @case.Status);
        Assert.Equal((null, null, null, null), (@case.Outcome, @case.SolvedById, @case.ResolvedAt, @case.Reason));
        Assert.Single(@case.Events, happened => happened is CaseReopened);
        @case.ClearEvents();
        @case.Post("It is the pump", CasePostKind.FromCustomer, false, Sample.Actor(Role.Customer), Later);
        Assert.DoesNotContain(@case.Events, happened => happened is CaseReopened);
    }

    [Fact]
    public void Who_first_answers_gets_the_case_and_a_note_changes_nothing()
    {
        var @case = Sample.Case();
        @case.Post("Asked the workshop", CasePostKind.Note, false, Sample.Actor(Role.Rep), At);
        Assert.Null(@case.AssigneeId);
        @case.Post("Please try this", CasePostKind.Reply, false, rep, At);
        @case.Post("And this", CasePostKind.Reply, false, Sample.Actor(Role.Rep), At);

        Assert.Equal(rep.PersonId, @case.AssigneeId);
        Assert.Equal(["Asked the workshop", "Please try this", "And this"], @case.Posts.Select(post => post.Text));
    }

    [Fact]
    public void A_refused_text_leaves_the_case_as_it_was()
    {
        var @case = Sample.Case();

        Assert.Equal("text", Assert.Throws<Refused>(() => @case.Post("", CasePostKind.Reply, true, rep, At)).Field);
        Assert.Equal("Text.TooLong", Assert.Throws<Refused>(() => @case.Post(new string('a', Limits.Reply + 1), CasePostKind.Reply, true, rep, At)).Code);

        Assert.Equal(CaseStatus.New, @case.Status);
        Assert.Empty(@case.Posts);
    }
}
