using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Browser;

namespace KnowledgeCrm.Web.Tests.Journeys;

[Collection(BrowserTests.Name)]
public sealed class JourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Languages.Chinese)]
    [InlineData(Languages.English)]
    public async Task One_customers_question_becomes_the_article_that_another_finds(string language)
    {
        await using var town = await Town.FoundedAsync(browser, Stories.In(language));
        var story = town.Story;

        var customer = await town.SomeoneAsync();
        var caseNumber = await CustomersPart.AsksAsync(customer, town.EmailOf(story.FirstCustomer), story);

        var rep = await town.SomeoneAsync();
        await rep.BeginWorkAsync(town.EmailOf(story.Rep));
        await RepsPart.AnswersAsync(rep, caseNumber, story);
        var article = await RepsPart.PassesItOnAsync(rep, story);
        await CustomersPart.ReadsTheAnswerAsync(customer, story);

        var author = await town.SomeoneAsync();
        await author.BeginWorkAsync(town.EmailOf(story.Author));
        await AuthorsPart.WritesAsync(author, article, town);
        await AuthorsPart.MayNotApproveAsync(author);
        // Not offered, and refused to whoever does not need the button.
        var own = await town.Get<ApproveArticle>().RunAsync(town.ActorOf(story.Author), article, null, Stop);
        Assert.Equal(RefusalKind.Forbidden, own.Refused?.Kind);

        var reviewer = await town.SomeoneAsync();
        await reviewer.BeginWorkAsync(town.EmailOf(story.Reviewer));
        await ReviewersPart.SendsBackAsync(reviewer, story);
        await AuthorsPart.MendsAsync(author, article, story);
        await AuthorsPart.MayNotApproveAsync(author);
        await ReviewersPart.ApprovesAsync(reviewer, story);

        await CustomersPart.FindsAsync(await town.SomeoneAsync(), caseNumber, story);

        await RepsPart.UsesItAsync(rep, await town.LaterCaseAsync(), article, story);
    }
}
