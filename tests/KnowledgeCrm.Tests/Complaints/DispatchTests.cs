using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Complaints;

public sealed class DispatchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_partner_accepts_works_and_answers_and_the_centre_closes(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        await workshop.RegisterAsync(rep, number);
        var article = await workshop.Desk.PublishedAsync("The seal", "Turn it", Audience.Partner);
        var (partner, worker) = await workshop.PartnerAsync();
        var dispatch = await workshop.SendAsync(rep, number, partner, articles: article);

        Assert.Equal(RefusalKind.Forbidden, (await workshop.MoveAsync(rep, dispatch, DispatchAction.Accept)).Refused?.Kind);
        Assert.Equal(DispatchState.Accepted, (await workshop.MoveAsync(worker, dispatch, DispatchAction.Accept)).Value.State);
        Assert.Equal(RefusalKind.Conflict, (await workshop.MoveAsync(worker, dispatch, DispatchAction.Accept)).Refused?.Kind);
        Assert.Equal(DispatchState.Working, (await workshop.MoveAsync(worker, dispatch, DispatchAction.Begin)).Value.State);
        Assert.Equal(RefusalKind.Forbidden, (await workshop.MoveAsync(worker, dispatch, DispatchAction.TakeBack)).Refused?.Kind);
        Assert.True((await workshop.MoveAsync(worker, dispatch, DispatchAction.Post, "Which floor?")).Succeeded);
        Assert.True((await workshop.MoveAsync(rep, dispatch, DispatchAction.Post, "The third")).Succeeded);
        var answer = new DispatchAnswer { Result = "Seal changed", Outcome = CaseOutcome.Solved, Article = article, Parts = 12.5m, Labour = 40, Currency = "GBP" };
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<AnswerDispatch>().RunAsync(rep, dispatch, answer, Stop)).Refused?.Kind);
        Assert.Equal("currency", (await house.Get<AnswerDispatch>().RunAsync(worker, dispatch, answer with { Currency = "XXX" }, Stop)).Refused?.Field);
        Assert.Equal(DispatchState.Answered, (await house.Get<AnswerDispatch>().RunAsync(worker, dispatch, answer, Stop)).Value.State);
        Assert.Equal(DispatchState.Working, (await workshop.MoveAsync(rep, dispatch, DispatchAction.Return, "Which part?")).Value.State);
        Assert.True((await house.Get<AnswerDispatch>().RunAsync(worker, dispatch, answer with { Travel = 7.25m }, Stop)).Succeeded);
        Assert.Equal(DispatchState.Closed, (await workshop.MoveAsync(rep, dispatch, DispatchAction.Close)).Value.State);

        Assert.Contains((await house.Get<CaseReading>().RunAsync(rep, number, Stop)).Value.Articles, link => link.Number == article);
        var figures = (await house.Get<ComplaintFigures>().RunAsync(rep, Stop)).Value;
        var line = Assert.Single(figures.Partners);
        Assert.Equal((1, 0, 1), (line.All, line.Open, line.Done));
        Assert.Equal([new MoneySum("GBP", 59.75m)], line.Costs);
        Assert.Equal([new MoneySum("GBP", 59.75m)], Assert.Single(figures.Causes).Costs);
    }

    [Theory, OnBothDatabases]
    public async Task F12_F14_another_partners_dispatch_and_one_taken_back_are_not_found_the_same_as_a_missing_one(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        var (partner, worker) = await workshop.PartnerAsync("1");
        var (_, other) = await workshop.PartnerAsync("12");
        var dispatch = await workshop.SendAsync(rep, number, partner);

        Assert.True((await workshop.ReadAsync(worker, dispatch)).Succeeded);
        await NotFoundAsync(other);
        await NotFoundAsync(await house.PartnerAsync());
        await NotFoundAsync(await house.CustomerAsync(worker.CustomerId));
        Assert.True((await workshop.MoveAsync(rep, dispatch, DispatchAction.TakeBack)).Succeeded);
        await NotFoundAsync(worker);
        Assert.Equal(DispatchState.TakenBack, (await workshop.ReadAsync(rep, dispatch)).Value.State);

        async Task NotFoundAsync(Actor who)
        {
            foreach (var asked in new[] { dispatch, "DP-1" })
            {
                Assert.Equal("NotFound", (await workshop.ReadAsync(who, asked)).Refused?.Code);
                foreach (var action in new[] { DispatchAction.Accept, DispatchAction.Post, DispatchAction.Begin, DispatchAction.TakeBack })
                    Assert.Equal("NotFound", (await workshop.MoveAsync(who, asked, action, "hello")).Refused?.Code);
                Assert.Equal("NotFound", (await house.Get<AnswerDispatch>().RunAsync(who, asked, new DispatchAnswer(), Stop)).Refused?.Code);
            }
            if (who.Is(Role.Partner)) Assert.Empty((await house.Get<DispatchList>().RunAsync(who, new DispatchFilter(DispatchShow.All), Stop)).Value.Items);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_partner_is_told_of_the_customer_only_what_the_centre_says_and_only_while_there_is_work(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        _ = (await house.Get<PostToCase>().RunAsync(rep, number, "A difficult customer", true, false, Stop)).Value;
        var (partner, worker) = await workshop.PartnerAsync();
        var silent = await workshop.SendAsync(rep, number, partner);
        var open = await workshop.SendAsync(rep, number, partner, showsCustomer: true);

        var told = (await workshop.ReadAsync(worker, open)).Value;
        Assert.Equal(("Maya Collins", "3 Ropewalk Leeds", "+44 1632 960123"), (told.CustomerName, told.CustomerAddress, told.CustomerPhone));
        Assert.Contains("Maya Collins", told.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("difficult", told.ToString(), StringComparison.Ordinal);
        Assert.Null(told.Case);
        var lines = (await house.Get<DispatchList>().RunAsync(worker, new DispatchFilter(), Stop)).Value.Items;
        Assert.All(lines, line => Assert.Null(line.Case));
        Assert.Contains("Maya", lines.Single(line => line.Number == open).Subject, StringComparison.Ordinal);
        _ = (await workshop.MoveAsync(worker, open, DispatchAction.Decline, "No time")).Value;

        foreach (var dispatch in new[] { silent, open })
        {
            var seen = (await workshop.ReadAsync(worker, dispatch)).Value;
            Assert.Null(seen.CustomerName);
            Assert.Equal(Workshop.Serial, seen.Serial);
            foreach (var secret in new[] { "Maya", "Collins", "960123", "Ropewalk" })
                Assert.DoesNotContain(secret, $"{seen.Subject} {seen.Description} {seen.CustomerPhone} {seen.CustomerAddress}", StringComparison.Ordinal);
        }
        // Whether a case has a certain number is not told by a filter either.
        Assert.Empty((await house.Get<DispatchList>().RunAsync(worker, new DispatchFilter(DispatchShow.All, Case: number), Stop)).Value.Items);
    }

    [Fact]
    public async Task F13_what_a_partner_may_not_read_is_refused_by_name_and_nothing_is_sent()
    {
        await using var house = await House.OpenAsync();
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        var (open, closed) = (await workshop.Desk.PublishedAsync("Open", "t", Audience.Partner), await workshop.Desk.PublishedAsync("Closed", "t", Audience.Internal));
        var (partner, worker) = await workshop.PartnerAsync();
        var send = house.Get<SendDispatch>();

        var refused = (await send.RunAsync(rep, number, workshop.New(partner) with { Articles = [open, closed] }, Stop)).Refused!;
        Assert.Equal(("Dispatch.ArticlesNotForPartners", "articles"), (refused.Code, refused.Field));
        Assert.Contains(closed, refused.MessageIn("en"), StringComparison.Ordinal);
        Assert.DoesNotContain(open, refused.MessageIn("en"), StringComparison.Ordinal);
        Assert.Equal("articles", (await send.RunAsync(rep, number, workshop.New(partner) with { Articles = ["KB-1"] }, Stop)).Refused?.Field);
        Assert.Equal("serial", (await send.RunAsync(rep, number, workshop.New(partner) with { Serial = "somebody's" }, Stop)).Refused?.Field);
        Assert.Equal("partner", (await send.RunAsync(rep, number, workshop.New((await workshop.Desk.CustomerAsync("Anybody")).Number), Stop)).Refused?.Field);
        Assert.Equal("dueAt", (await send.RunAsync(rep, number, workshop.New(partner) with { DueAt = house.Clock.Now }, Stop)).Refused?.Field);
        Assert.Equal(0, await house.AskAsync(db => db.Dispatches.CountAsync(Stop)));

        var dispatch = await workshop.SendAsync(rep, number, partner, articles: open);
        Assert.Equal(open, Assert.Single((await workshop.ReadAsync(worker, dispatch)).Value.Articles).Number);
        _ = (await house.Get<RestrictArticle>().RunAsync(await house.KnowledgeManagerAsync(), open, Audience.Internal, Stop)).Value;
        Assert.Empty((await workshop.ReadAsync(worker, dispatch)).Value.Articles);
        _ = (await workshop.MoveAsync(worker, dispatch, DispatchAction.Accept)).Value;
        var answer = new DispatchAnswer { Result = "r", Outcome = CaseOutcome.Solved, Article = open };
        Assert.Equal("Article.Unknown", (await house.Get<AnswerDispatch>().RunAsync(worker, dispatch, answer, Stop)).Refused?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task F60_of_taking_back_and_accepting_at_once_one_wins_and_the_other_is_told(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        var (partner, worker) = await workshop.PartnerAsync();
        var dispatch = await workshop.SendAsync(rep, number, partner);

        var accepted = Enumerable.Range(0, 6).Select(_ => workshop.MoveAsync(worker, dispatch, DispatchAction.Accept)).ToList();
        var taken = Enumerable.Range(0, 6).Select(_ => workshop.MoveAsync(rep, dispatch, DispatchAction.TakeBack)).ToList();
        await Task.WhenAll(accepted.Concat(taken));

        Assert.True(accepted.Count(one => one.Result.Succeeded) <= 1);
        Assert.True(taken.Count(one => one.Result.Succeeded) <= 1);
        Assert.Contains(accepted.Concat(taken), one => one.Result.Succeeded);
        Assert.All(accepted.Concat(taken).Where(one => !one.Result.Succeeded), one => Assert.Contains(one.Result.Refused!.Kind, new[] { RefusalKind.Conflict, RefusalKind.NotFound }));
        // Whoever was told of a conflict may still take it back; then it is gone for the partner.
        await workshop.MoveAsync(rep, dispatch, DispatchAction.TakeBack);
        Assert.Equal("NotFound", (await workshop.ReadAsync(worker, dispatch)).Refused?.Code);
    }

    [Fact]
    public async Task A_partners_candidate_is_internal_without_names_and_waits_for_review_like_any()
    {
        await using var house = await House.OpenAsync();
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        var (partner, worker) = await workshop.PartnerAsync();
        var dispatch = await workshop.SendAsync(rep, number, partner);
        _ = (await workshop.MoveAsync(worker, dispatch, DispatchAction.Accept)).Value;

        var done = (await house.Get<AnswerDispatch>().RunAsync(
            worker, dispatch, new DispatchAnswer { Result = "Turn the seal, call +44 1632 960123", Outcome = CaseOutcome.Candidate, Cause = "A worn seal" }, Stop)).Value;

        var article = await house.AskAsync(db => db.Articles.Include(a => a.Work).SingleAsync(a => a.Number == done.Candidate, Stop));
        Assert.Equal((ArticleState.Candidate, Audience.Internal), (article.State, article.Work.Audience));
        Assert.Contains("Turn the seal", article.Work.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("960123", article.Work.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Maya", $"{article.Work.Title} {article.Work.Body}", StringComparison.Ordinal);
        Assert.Equal(done.Candidate, (await workshop.ReadAsync(rep, dispatch)).Value.Answer);
    }

    [Fact]
    public async Task What_is_overdue_comes_first_and_is_counted()
    {
        await using var house = await House.OpenAsync();
        var workshop = new Workshop(house);
        var rep = await house.RepAsync();
        var number = await workshop.CaseAsync(rep);
        var (partner, worker) = await workshop.PartnerAsync();
        var early = await workshop.SendAsync(rep, number, partner);
        house.Clock.Advance(TimeSpan.FromDays(3));
        var late = await workshop.SendAsync(rep, number, partner);

        var lines = (await house.Get<DispatchList>().RunAsync(worker, new DispatchFilter(), Stop)).Value.Items;
        Assert.Equal([(early, true), (late, false)], lines.Select(line => (line.Number, line.IsOverdue)));
        Assert.Equal(early, Assert.Single((await house.Get<DispatchList>().RunAsync(rep, new DispatchFilter(DispatchShow.Overdue, Partner: partner), Stop)).Value.Items).Number);
        Assert.Equal(1, Assert.Single((await house.Get<ComplaintFigures>().RunAsync(rep, Stop)).Value.Partners).Overdue);
    }
}
