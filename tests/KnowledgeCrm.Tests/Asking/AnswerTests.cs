using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Tests.Experts;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Asking;

/// <summary>What becomes of an answer.</summary>
public sealed class AnswerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task An_accepted_answer_becomes_a_masked_candidate_and_once_published_the_next_to_ask_finds_it_first(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var square = new Square(house);
        await square.FoundAsync();
        const string asked = "Water drips under my counter after each quick wash";
        var number = await square.AskAsync(input: new QuestionInput { Title = asked, Text = "Rex Asker wants to know, +44 1632 960123.", Topic = Town.Leaks });
        var post = await square.AnswerAsync(square.Ada, number, "Tighten the drain collar. Yours, Ada Quill");
        Assert.Equal(QuestionState.Answered, (await square.StoredAsync(number)).State);
        var done = await square.AcceptAsync(square.Asker, number, post);
        var candidate = await house.AskAsync(db => db.Articles.Include(a => a.Work).SingleAsync(a => a.Number == done.Candidate, Stop));
        Assert.Equal((ArticleState.Candidate, VersionOrigin.FromQuestion, Audience.Internal), (candidate.State, candidate.Work.Origin, candidate.Work.Audience));
        Assert.Equal([square.Ada.PersonId!.Value], candidate.Work.Writers);
        Assert.Contains("Tighten the drain collar", candidate.Work.Body, StringComparison.Ordinal);
        foreach (var secret in new[] { "Rex", "Quill", "960123" }) Assert.DoesNotContain(secret, candidate.Work.Body, StringComparison.Ordinal);

        await PublishAsync(house, square, done.Candidate!);
        await house.IndexAllAsync();
        await house.DeliverAllAsync();
        // None of these words is in the article: they are the asker's.
        var found = await square.SearchAsync(square.Bert, "drips under my counter quick wash", ArticleSearchSource.KindName);
        Assert.Equal(done.Candidate, found.Items[0].Number);
        Assert.Equal(0, await house.AskAsync(db => db.CustomersWords.OfSolved().CountAsync(w => w.ArticleId == candidate.Id, Stop)));
    }

    [Fact]
    public async Task An_answer_that_points_to_an_article_teaches_it_the_question_and_makes_no_candidate()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var article = await square.Town.ArticleAsync(square.Bert, "Replacing the inlet filter");
        await house.IndexAllAsync();
        var number = await square.AskAsync(input: new QuestionInput { Title = "Slow filling in the morning only", Topic = Town.Leaks });
        var post = await square.AnswerAsync(square.Ada, number, "It stands there.", article);
        Assert.Null((await square.AcceptAsync(square.Asker, number, post)).Candidate);
        var found = await square.SearchAsync(square.Asker, "slow filling in the morning", ArticleSearchSource.KindName);
        Assert.Equal(article, found.Items[0].Number);
        Assert.Contains(found.Items[0].Why, why => why.Part == ScoreParts.PastQuestions);
    }

    [Fact]
    public async Task Only_the_asker_accepts_others_answer_and_what_is_over_is_over()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var number = await square.AskAsync();
        Assert.Equal("Question.OthersAnswer", (await house.Get<AnswerQuestion>().RunAsync(square.Asker, number, new PostInput("I know"), Stop)).Refused!.Code);
        var post = await square.AnswerAsync(square.Bert, number);
        Assert.Equal("Question.AskerAccepts", (await house.Get<AcceptAnswer>().RunAsync(square.Bert, number, post, null, Stop)).Refused!.Code);
        Assert.Equal(RoundEnd.AnsweredByOther, (await square.StoredAsync(number)).Rounds.Single().End);
        _ = (await house.Get<AskOn>().RunAsync(square.Asker, number, Stop)).Value;
        Assert.Equal(square.Bert.PersonId, await square.WithAsync(number));
        _ = (await house.Get<CloseQuestion>().RunAsync(square.Asker, number, Stop)).Value;
        Assert.Equal("Question.Over", (await house.Get<AnswerQuestion>().RunAsync(square.Ada, number, new PostInput("Late"), Stop)).Refused!.Code);
        await square.RunJobAsync();
        Assert.Equal(QuestionState.Closed, (await square.StoredAsync(number)).State);
    }

    [Fact]
    public async Task An_accepted_answer_counts_for_who_gave_it_until_they_say_it_is_not_theirs()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var newcomer = await square.Town.PersonAsync("Nell New", Role.Rep);
        var number = await square.AskAsync();
        var post = await square.AnswerAsync(newcomer, number);
        Assert.Empty((await square.Town.LeaksAsync(square.Asker, newcomer)).Parts);
        await square.AcceptAsync(square.Asker, number, post, asCandidate: false);
        Assert.Equal(EvidenceKind.QuestionAnswered, Assert.Single((await square.Town.LeaksAsync(square.Asker, newcomer)).Parts).Kind);
        _ = (await house.Get<CorrectExpertise>().DisownAsync(newcomer, number, false, Stop)).Value;
        Assert.Empty((await square.Town.LeaksAsync(square.Asker, newcomer)).Parts);
    }

    private static async Task PublishAsync(House house, Square square, string number)
    {
        var author = await house.AuthorAsync();
        _ = (await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Title = "Leaks after short programmes" }, null, Stop)).Value;
        await square.Town.Desk.PublishAsync(author, await house.ReviewerAsync(), number);
    }
}
