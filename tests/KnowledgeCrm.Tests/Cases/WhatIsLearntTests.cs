using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

/// <summary>From one customer's question to another customer's answer.</summary>
public sealed class WhatIsLearntTests
{
    private static readonly Actor Visitor = Actor.Visitor(Languages.English);

    [Theory, OnBothDatabases]
    public async Task A_case_worth_knowing_becomes_a_candidate_in_the_customers_words(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        await desk.ProductAsync("WM-820", "Washing machine", "洗衣机");
        var rep = await house.RepAsync();
        var number = await desk.OpenCaseAsync(rep, "甩干时跳舞", "一甩干就满地跑，电话 139 0000 1234", Languages.Chinese, "WM-820");

        var done = await desk.ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Candidate, Cause = "运输螺栓没拆", Resolution = "拆掉四颗螺栓，有问题打 139 0000 5678" });

        var work = (await house.Get<ArticleWork>().RunAsync(await house.AuthorAsync(), done.Candidate!, Desk.Stop)).Value.Article;
        Assert.Equal(ArticleState.Candidate, work.State);
        Assert.Equal(Audience.Internal, work.Audience);
        Assert.Equal(Languages.Chinese, work.Language);
        Assert.Equal(number, work.FromCaseNumber);
        Assert.Contains("> 一甩干就满地跑", work.Body);
        Assert.Contains("WM-820 洗衣机", work.Body);
        Assert.Contains("运输螺栓没拆", work.Body);
        Assert.Contains("拆掉四颗螺栓", work.Body);
        Assert.DoesNotContain("1234", work.Body);
        Assert.DoesNotContain("5678", work.Body);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_learnt_in_a_case_is_found_by_the_next_customer_in_the_first_ones_words(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var (rep, author, reviewer) = (await house.RepAsync(), await house.AuthorAsync(), await house.ReviewerAsync());
        var number = await desk.OpenCaseAsync(rep, "It dances", "My washer goes walkabout across the utility room");
        var candidate = (await desk.ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Candidate, Resolution = "Remove the transit bolts" })).Candidate!;
        Assert.Empty((await desk.FindAsync(Visitor, "walkabout")).Items);

        _ = (await house.Get<SaveDraft>().RunAsync(author, candidate, new ArticleInput
        {
            Title = "The machine moves while it spins", Body = "Take out the four transit bolts.", Audience = Audience.Public,
        }, null, Desk.Stop)).Value;
        Assert.Empty((await desk.FindAsync(Visitor, "transit bolts")).Items);
        await desk.PublishAsync(author, reviewer, candidate);

        var found = Assert.Single((await desk.FindAsync(Visitor, "walkabout")).Items);
        Assert.Equal(candidate, found.Number);
        Assert.DoesNotContain("walkabout", string.Concat(found.Snippet.Select(run => run.Text)) + string.Concat(found.Why.Select(why => why.Text)));
        Assert.Equal(found.Score, found.Why.Sum(why => why.Score), 9);
        var reading = (await house.Get<CaseReading>().RunAsync(rep, number, Desk.Stop)).Value;
        Assert.Equal(CaseArticleKind.SolvedBy, Assert.Single(reading.Articles).Kind);
        var forRep = (await desk.FindAsync(rep, "walkabout")).Items.First(item => item.Number == candidate);
        Assert.Contains("walkabout", string.Concat(forRep.Why.Select(why => why.Text)));
    }

    [Theory, OnBothDatabases]
    public async Task An_article_learns_the_question_once_and_forgets_it_when_the_case_is_opened_again(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var article = await desk.PublishedAsync("Descale the oven", "Use citric acid.");
        var number = await desk.OpenCaseAsync(rep, "White crust", "There is a whitish crust in the steamer");
        await desk.ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Solved, Article = article });
        await house.DeliverAllAsync();
        await house.DeliverAllAsync();
        Assert.Equal(1, await house.AskAsync(db => db.CustomersWords.CountAsync()));
        Assert.Equal(article, Assert.Single((await desk.FindAsync(Visitor, "whitish crust")).Items).Number);

        _ = (await house.Get<ReopenCase>().RunAsync(rep, number, Desk.Stop)).Value;

        Assert.Empty((await desk.FindAsync(Visitor, "whitish crust")).Items);
        Assert.Equal(article, Assert.Single((await desk.FindAsync(Visitor, "descale")).Items).Number);
    }

    [Fact]
    public async Task The_rep_whose_case_made_the_candidate_wrote_a_part_of_it_and_may_not_approve_it()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var rep = await house.ActorAsync(Role.Rep, Role.Reviewer);
        var author = await house.AuthorAsync();
        var number = await desk.OpenCaseAsync(rep, "It dances", "It walks");
        var candidate = (await desk.ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Candidate, Resolution = "Bolts" })).Candidate!;
        _ = (await house.Get<SaveDraft>().RunAsync(author, candidate, new ArticleInput { Title = "Bolts" }, null, Desk.Stop)).Value;
        _ = (await house.Get<SubmitArticle>().RunAsync(author, candidate, Desk.Stop)).Value;

        var refused = (await house.Get<ApproveArticle>().RunAsync(rep, candidate, null, Desk.Stop)).Refused;

        Assert.Equal("Article.FourEyes", refused?.Code);
        Assert.True((await house.Get<ApproveArticle>().RunAsync(await house.ReviewerAsync(), candidate, null, Desk.Stop)).Succeeded);
    }

    [Fact]
    public async Task Resolving_says_what_is_missing_and_changes_nothing()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var number = await desk.OpenCaseAsync(rep, "s", "d");
        async Task<(string?, string?)> TryAsync(Resolving resolving)
        {
            var refused = (await house.Get<ResolveCase>().RunAsync(rep, number, resolving, Desk.Stop)).Refused;
            return (refused?.Code, refused?.Field);
        }

        Assert.Equal(("Case.ArticleRequired", "article"), await TryAsync(new Resolving { Outcome = CaseOutcome.Solved }));
        Assert.Equal(("Article.Unknown", "article"), await TryAsync(new Resolving { Outcome = CaseOutcome.Solved, Article = "KB-1" }));
        Assert.Equal(("Text.Required", "resolution"), await TryAsync(new Resolving { Outcome = CaseOutcome.Candidate }));
        Assert.Equal(("Case.ReasonRequired", "reason"), await TryAsync(new Resolving { Outcome = CaseOutcome.Nothing }));
        Assert.Equal(CaseStatus.New, (await house.Get<CaseReading>().RunAsync(rep, number, Desk.Stop)).Value.Status);
        Assert.Equal(0, await house.AskAsync(db => db.Articles.CountAsync()));
    }
}
