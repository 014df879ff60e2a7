using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Notices;

/// <summary>Each kind of notice reaches whom it is for.</summary>
public class NoticeKindTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task The_writer_is_told_of_comments_edits_sending_back_and_publishing_and_the_reviewer_of_being_asked_and_answered(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer) = (await house.AuthorAsync(), await house.ReviewerAsync());
        var number = await new Desk(house).DraftAsync(author, "Descale", "Fill the tank with water.");
        await SubmitAsync(house, author, number, reviewer);
        Assert.Equal(["ReviewAsked"], await house.KindsAsync(reviewer));
        var comment = (await house.Get<CommentOnPassage>().RunAsync(reviewer, number, new CommentInput { Text = "Which tank?" }, Stop)).Value;
        _ = (await house.Get<CommentOnPassage>().RunAsync(reviewer, number, new CommentInput { Quote = "water", Replacement = "cold water" }, Stop)).Value;
        _ = (await house.Get<AnswerComment>().RunAsync(author, number, comment.Comment, "The left one", Stop)).Value;
        _ = (await house.Get<SendBackArticle>().RunAsync(reviewer, number, "Say which tank", Stop)).Value;

        Assert.Equal(["ArticleCommented", "ArticleSentBack", "EditSuggested"], (await house.KindsAsync(author)).Order());
        Assert.Equal(["CommentAnswered", "ReviewAsked"], (await house.KindsAsync(reviewer)).Order());
        await SubmitAsync(house, author, number, reviewer);
        _ = (await house.Get<AmendArticle>().RunAsync(reviewer, number, new ArticleInput { Body = "Fill the left tank." }, null, Stop)).Value;
        Assert.Equal("ArticleAmended", (await house.KindsAsync(author)).First());
        house.Clock.Advance(TimeSpan.FromDays(8));
        await house.Get<NoticeDueReviews>().RunAsync(Stop);
        await house.Get<NoticeDueReviews>().RunAsync(Stop);
        Assert.Single(await house.KindsAsync(reviewer), key => key == "ReviewDue");
    }

    [Theory, OnBothDatabases]
    public async Task The_owner_is_told_of_what_readers_say_of_the_other_language_of_the_end_and_of_a_look_that_is_due(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, manager, translator) = (await house.AuthorAsync(), await house.KnowledgeManagerAsync(), await house.AuthorAsync());
        var number = await house.PublishedByAsync(author);
        await house.Get<GiveFeedback>().RunAsync(Actor.Visitor("en"), number, false, null, null, Stop);
        await house.Get<GiveFeedback>().RunAsync(Actor.Visitor("en"), number, true, null, null, Stop);
        Assert.Equal(["ArticleNotHelpful", "ArticlePublished"], (await house.KindsAsync(author)).Order());

        var input = new ArticleInput { Title = "除垢", Body = "加水。", Language = "zh", Audience = Audience.Public };
        var other = (await house.Get<StartArticle>().RunAsync(translator, input, number, null, Stop)).Value.Number;
        await new Desk(house).PublishAsync(translator, await house.ReviewerAsync(), other);
        // What was only translated puts the original behind in nothing.
        Assert.DoesNotContain("ArticleBehind", await house.KindsAsync(author));
        _ = (await house.Get<SaveDraft>().RunAsync(translator, other, new ArticleInput { Body = "加冷水。" }, null, Stop)).Value;
        await new Desk(house).PublishAsync(translator, await house.ReviewerAsync(), other);
        Assert.Equal("ArticleBehind", (await house.KindsAsync(author)).First());

        house.Clock.Advance(TimeSpan.FromDays(366));
        await house.Get<NoticeDueReviews>().RunAsync(Stop);
        await house.Get<NoticeDueReviews>().RunAsync(Stop);
        Assert.Single(await house.KindsAsync(author), key => key == "ArticleReviewDue");

        _ = (await house.Get<SetExpiry>().RunAsync(manager, number, house.Clock.Now.AddDays(20), Stop)).Value;
        foreach (var days in new[] { 10, 11 })
        {
            house.Clock.Advance(TimeSpan.FromDays(days));
            await house.Get<ExpireDueArticles>().RunAsync(Stop);
            await house.DeliverAllAsync();
        }
        Assert.Equal(["ArticleExpired", "ArticleExpiresSoon"], (await house.KindsAsync(author)).Take(2));
    }

    [Theory, OnBothDatabases]
    public async Task A_candidate_an_emergency_and_an_article_that_is_handed_over_find_their_people(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (manager, author, other, reviewer, rep) = (await house.KnowledgeManagerAsync(), await house.AuthorAsync(), await house.AuthorAsync(), await house.ReviewerAsync(), await house.RepAsync());
        var desk = new Desk(house);
        var number = await desk.OpenCaseAsync(rep, "Door", "Stuck");
        _ = await desk.ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Candidate, Resolution = "Pull" });
        Assert.Equal(["CandidateWaits"], await house.KindsAsync(manager));
        _ = (await house.Get<SetReviewRule>().RunAsync(manager, null, [reviewer.PersonId!.Value], 3, Stop)).Value;
        var later = await desk.OpenCaseAsync(rep, "Lid", "Stuck");
        _ = await desk.ResolveAsync(rep, later, new Resolving { Outcome = CaseOutcome.Candidate, Resolution = "Pull" });
        Assert.Equal(["CandidateWaits"], await house.KindsAsync(reviewer));
        Assert.Single(await house.KindsAsync(manager));

        var draft = await desk.DraftAsync(author, "Fire", "Pull the plug.");
        _ = (await house.Get<PublishEmergency>().RunAsync(manager, draft, "It burns", null, Stop)).Value;
        _ = (await house.Get<HandOverArticle>().RunAsync(manager, draft, new OwnerChoice(other.PersonId, null), Stop)).Value;
        Assert.Contains("EmergencyToReview", await house.KindsAsync(reviewer));
        Assert.Equal(["ArticleHandedOver"], (await house.KindsAsync(other)).Where(key => key != "ArticlePublished"));
    }

    [Theory, OnBothDatabases]
    public async Task A_rep_is_told_of_cases_and_of_what_became_of_a_flag(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (rep, colleague, author) = (await house.RepAsync(), await house.RepAsync(), await house.AuthorAsync());
        var customer = await house.CustomerAsync();
        var number = await new Desk(house).OpenCaseAsync(customer, "Door", "Stuck");
        _ = (await house.Get<AssignCase>().RunAsync(rep, number, rep.PersonId, Stop)).Value;
        Assert.Empty(await house.KindsAsync(rep));
        _ = (await house.Get<AssignCase>().RunAsync(colleague, number, colleague.PersonId, Stop)).Value;
        _ = (await house.Get<AssignCase>().RunAsync(colleague, number, rep.PersonId, Stop)).Value;
        _ = (await house.Get<PostToCase>().RunAsync(colleague, number, "Hm", true, false, Stop)).Value;
        _ = (await house.Get<PostToCase>().RunAsync(customer, number, "And now?", false, false, Stop)).Value;
        Assert.Equal(["CaseAnswered", "CaseAssigned"], await house.KindsAsync(rep));
        Assert.Equal("", (await house.ToldAsync(rep))[0].By);
        _ = await new Desk(house).ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff });
        _ = (await house.Get<ReopenCase>().RunAsync(customer, number, Stop)).Value;
        Assert.Equal("CaseReopened", (await house.KindsAsync(rep)).First());

        var article = await house.PublishedByAsync(author);
        await house.FlagAsync(colleague, article);
        var flag = Assert.Single((await house.Get<ArticleFlags>().RunAsync(author, article, Stop)).Value);
        _ = (await house.Get<DeclineFlag>().RunAsync(author, flag.Id, "It is right", Stop)).Value;
        Assert.Equal(["FlagClosed"], await house.KindsAsync(colleague));
    }

    private static async Task SubmitAsync(House house, Actor author, string number, Actor reviewer) =>
        _ = (await house.Get<SubmitArticle>().RunAsync(author, number, new Submission { Reviewers = [reviewer.PersonId!.Value] }, Stop)).Value;
}
