using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Satisfaction;
using KnowledgeCrm.Tests.Complaints;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Satisfaction;

public sealed class SatisfactionTests
{
    private static readonly Actor Customer = Actor.Visitor(Languages.English);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_closed_case_asks_once_and_its_link_takes_one_answer(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (rep, number) = await ClosedAsync(house);
        var one = (await house.Get<InviteToSurvey>().RunAsync(rep, number, Stop)).Value;
        var other = (await house.Get<InviteToSurvey>().RunAsync(rep, number, Stop)).Value;
        Assert.NotEqual(one.Path, other.Path);
        Assert.Contains("it leaks again", one.Text, StringComparison.Ordinal);
        Assert.Equal(SurveyStanding.Open, (await house.Get<SurveyReading>().RunAsync(TokenOf(one), Stop)).Value.Standing);
        Assert.DoesNotContain(TokenOf(one), string.Join(' ', await house.AskAsync(db => db.SatisfactionLinks.Select(l => l.Hash).ToListAsync(Stop))), StringComparison.Ordinal);

        Assert.Equal("solved", (await AnswerAsync(house, one, new SurveyAnswer { Score = 2 })).Refused?.Field);
        Assert.Equal("score", (await AnswerAsync(house, one, new SurveyAnswer { Solved = true, Score = 6 })).Refused?.Field);
        var answered = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => AnswerAsync(house, i % 2 == 0 ? one : other, new SurveyAnswer { Solved = false, Score = 2, Comment = "Slow" })));
        Assert.Single(answered, outcome => outcome.Succeeded);
        Assert.All(answered.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal(RefusalKind.Conflict, outcome.Refused!.Kind));
        Assert.Equal(new SurveyView(SurveyStanding.Answered, "", "en"), (await house.Get<SurveyReading>().RunAsync(TokenOf(other), Stop)).Value);
        Assert.Equal("Survey.NotAsked", (await house.Get<InviteToSurvey>().RunAsync(rep, number, Stop)).Refused?.Code);

        var line = Assert.Single((await house.Get<SatisfactionList>().RunAsync(rep, new SatisfactionFilter(FollowUp: FollowUpState.Open), Stop)).Value.Items);
        Assert.Equal((number, 2, "Slow", "Maya Collins"), (line.Case, line.Score, line.Comment, line.Customer));
        var figures = (await house.Get<SatisfactionReport>().RunAsync(rep, Stop)).Value;
        Assert.Equal((1, 2d, 0, 1, 1), (figures.Answers, figures.Average, figures.Solved, figures.Asked, figures.ToFollowUp));
        Assert.Equal(SatisfactionReport.Months, figures.Months.Count);
        Assert.Equal((1, 2d), (figures.Months[^1].Answers, figures.Months[^1].Average));
        Assert.Equal(1, figures.Scores[1]);
        Assert.Single((await house.Get<SatisfactionList>().RunAsync(rep, new SatisfactionFilter(Month: figures.Months[^1].Month), Stop)).Value.Items);
        Assert.Empty((await house.Get<SatisfactionList>().RunAsync(rep, new SatisfactionFilter(Month: figures.Months[^2].Month), Stop)).Value.Items);
    }

    [Fact]
    public async Task A_link_ends_after_thirty_days_and_a_wrong_one_is_not_found()
    {
        await using var house = await House.OpenAsync();
        var (rep, number) = await ClosedAsync(house);
        var link = (await house.Get<InviteToSurvey>().RunAsync(rep, number, Stop)).Value;
        house.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(SurveyStanding.Open, (await house.Get<SurveyReading>().RunAsync(TokenOf(link), Stop)).Value.Standing);
        house.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(SurveyStanding.Expired, (await house.Get<SurveyReading>().RunAsync(TokenOf(link), Stop)).Value.Standing);
        Assert.Equal("Survey.Expired", (await AnswerAsync(house, link, new SurveyAnswer { Solved = true, Score = 5 })).Refused?.Code);
        foreach (var wrong in new[] { null, "", "x", TokenOf(link).ToUpperInvariant() + " ", new string('0', 32), new string('a', 100_000) })
            Assert.Equal(RefusalKind.NotFound, (await house.Get<SurveyReading>().RunAsync(wrong, Stop)).Refused?.Kind);
    }

    [Fact]
    public async Task A_low_score_is_followed_up_by_a_rep_or_manager_with_a_reason()
    {
        await using var house = await House.OpenAsync();
        var (rep, number) = await ClosedAsync(house);
        var link = (await house.Get<InviteToSurvey>().RunAsync(rep, number, Stop)).Value;
        _ = (await AnswerAsync(house, link, new SurveyAnswer { Solved = true, Score = 1 })).Value;
        var id = (await house.Get<SatisfactionList>().RunAsync(rep, new SatisfactionFilter(), Stop)).Value.Items[0].Id;
        var close = house.Get<CloseFollowUp>();

        Assert.Equal(RefusalKind.NotFound, (await close.RunAsync(await house.SalesAsync(), id, "r", Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await close.RunAsync(await house.ReviewerAsync(), id, "r", Stop)).Refused?.Kind);
        Assert.Equal("reason", (await close.RunAsync(rep, id, "", Stop)).Refused?.Field);
        Assert.True((await close.RunAsync(await house.KnowledgeManagerAsync(), id, "Rang and apologised", Stop)).Succeeded);
        Assert.Equal(RefusalKind.Conflict, (await close.RunAsync(rep, id, "again", Stop)).Refused?.Kind);
        foreach (var who in new[] { await house.SalesAsync(), await house.AdministratorAsync(), await house.PartnerAsync(), await house.CustomerAsync() })
            Assert.Equal(RefusalKind.NotFound, (await house.Get<SatisfactionList>().RunAsync(who, new SatisfactionFilter(), Stop)).Refused?.Kind);
    }

    [Fact]
    public async Task A_case_opened_again_before_it_was_asked_about_is_not_asked_about()
    {
        await using var house = await House.OpenAsync();
        var rep = await house.RepAsync();
        var number = await new Workshop(house).CaseAsync(rep);
        await CloseAsync(house, rep, number);
        _ = (await house.Get<ReopenCase>().RunAsync(rep, number, Stop)).Value;
        await house.DeliverAllAsync();
        Assert.False((await house.Get<SatisfactionList>().IsWaitingAsync(rep, number, Stop)).Value);
        await CloseAsync(house, rep, number);
        await house.DeliverAllAsync();
        Assert.True((await house.Get<SatisfactionList>().IsWaitingAsync(rep, number, Stop)).Value);
        Assert.Equal(1, await house.AskAsync(db => db.SatisfactionRequests.CountAsync(Stop)));
    }

    private static async Task<(Actor Rep, string Number)> ClosedAsync(House house)
    {
        var rep = await house.RepAsync();
        var number = await new Workshop(house).CaseAsync(rep);
        await CloseAsync(house, rep, number);
        await house.DeliverAllAsync();
        return (rep, number);
    }

    private static async Task CloseAsync(House house, Actor rep, string number)
    {
        _ = (await house.Get<ResolveCase>().RunAsync(rep, number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff }, Stop)).Value;
        _ = (await house.Get<CloseCase>().RunAsync(rep, number, Stop)).Value;
    }

    private static string TokenOf(SatisfactionInvitation invitation) => invitation.Path["/survey/".Length..];

    private static Task<Outcome<Done>> AnswerAsync(House house, SatisfactionInvitation invitation, SurveyAnswer answer) =>
        house.Get<AnswerSurvey>().RunAsync(Customer, TokenOf(invitation), answer, Stop);
}
