using System.Text.RegularExpressions;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Satisfaction;
using KnowledgeCrm.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Satisfaction;

public sealed partial class SurveyMailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases("en", "Were we of help? ")]
    [OnBothDatabases("zh", "我们帮到您了吗？")]
    public async Task A_closed_case_is_asked_about_by_mail_once_in_its_language_and_the_link_works(DatabaseKind kind, string language, string subject)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var house = await MailTests.OpenAsync(kind, smtp.Server);
        var (rep, customer) = (await house.RepAsync(), await house.CustomerAsync());
        var number = await ClosedAsync(house, rep, customer, language);
        // Delivered once more, as after a crash.
        await house.DeliverAllAsync();
        Assert.Equal(1, await house.Get<SendMail>().RunAsync(Stop));
        var mail = await smtp.NextAsync();
        Assert.Equal($"{subject}{number}", mail.Subject);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        var token = Link().Match(mail.Text!).Groups[1].Value;
        Assert.Equal(SurveyStanding.Open, (await house.Get<SurveyReading>().RunAsync(token, Stop)).Value.Standing);

        // Opened and closed again the same day, they are not asked again; nor about another case until they have had a rest.
        _ = (await house.Get<ReopenCase>().RunAsync(rep, number, Stop)).Value;
        await CloseAsync(house, rep, number);
        await ClosedAsync(house, rep, customer, language);
        Assert.Equal(0, await house.Get<SendMail>().RunAsync(Stop));
        house.Clock.Advance(MailSurvey.Rest + TimeSpan.FromMinutes(1));
        await ClosedAsync(house, rep, customer, language);
        Assert.Equal(1, await house.Get<SendMail>().RunAsync(Stop));

        token = Link().Match((await smtp.NextAsync()).Text!).Groups[1].Value;
        Assert.True((await house.Get<RefuseSurveys>().RunAsync(Actor.Visitor(language), token, Stop)).Succeeded);
        Assert.True((await house.Get<RefuseSurveys>().RunAsync(Actor.Visitor(language), token, Stop)).Succeeded);
        house.Clock.Advance(MailSurvey.Rest + TimeSpan.FromMinutes(1));
        await ClosedAsync(house, rep, customer, language);
        Assert.Equal(0, await house.Get<SendMail>().RunAsync(Stop));
        Assert.Equal(1, await house.AskAsync(db => db.SurveyRefusals.CountAsync(Stop)));
    }

    [Theory, OnBothDatabases]
    public async Task On_the_page_of_their_own_closed_case_customers_are_asked_until_they_have_answered(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (rep, customer) = (await house.RepAsync(), await house.CustomerAsync());
        var number = await ClosedAsync(house, rep, customer, "en");
        var survey = house.Get<OwnSurvey>();
        Assert.True((await survey.IsWaitingAsync(customer, number, Stop)).Value);
        foreach (var other in (Actor[])[await house.CustomerAsync(), rep, Actor.Visitor("en")])
            Assert.Equal(RefusalKind.NotFound, (await survey.StartAsync(other, number, Stop)).Refused?.Kind);
        var path = (await survey.StartAsync(customer, number, Stop)).Value.Path;
        Assert.True((await house.Get<AnswerSurvey>().RunAsync(customer, path["/survey/".Length..], new SurveyAnswer { Solved = true, Score = 5 }, Stop)).Succeeded);
        Assert.False((await survey.IsWaitingAsync(customer, number, Stop)).Value);
        Assert.Equal("Survey.NotAsked", (await survey.StartAsync(customer, number, Stop)).Refused?.Code);
    }

    private static async Task<string> ClosedAsync(House house, Actor rep, Actor customer, string language)
    {
        var number = await new Desk(house).OpenCaseAsync(customer, "It hums", "All night", language);
        await CloseAsync(house, rep, number);
        return number;
    }

    private static async Task CloseAsync(House house, Actor rep, string number)
    {
        _ = (await house.Get<ResolveCase>().RunAsync(rep, number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff }, Stop)).Value;
        _ = (await house.Get<CloseCase>().RunAsync(rep, number, Stop)).Value;
        await house.DeliverAllAsync();
    }

    [GeneratedRegex("https://help.example.com/survey/([0-9a-f]{32})")]
    private static partial Regex Link();
}
