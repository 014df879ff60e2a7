using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Tests.Cases;
using KnowledgeCrm.Tests.Complaints;
using KnowledgeCrm.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Notices;

/// <summary>Whom the desk is told to: what is late, and what others do for us.</summary>
public class DeskNoticeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_was_promised_is_told_to_whose_case_it_is_or_to_the_queue_and_once_broken_to_the_manager(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var (rep, member, stranger) = (await house.RepAsync(), await house.RepAsync(), await house.RepAsync());
        await desk.QueueAsync("all", false, new QueueMember(member.PersonId!.Value, [], []));
        await desk.RulesAsync(new QueueRuleView("all"));
        var number = (await desk.OpenAsync(await house.CustomerAsync(), new CaseInput())).Number;
        // An hour of today and three quarters of tomorrow's first.
        await WatchAsync(house, 16 * 60 + 45);
        Assert.Equal(["CaseAtRisk"], await house.KindsAsync(member));
        Assert.Empty(await house.KindsAsync(desk.Manager));
        _ = (await house.Get<AssignCase>().RunAsync(stranger, number, rep.PersonId, Stop)).Value;
        await WatchAsync(house, 60 * 24 * 7);
        Assert.Equal(["CaseOverdue", "CaseAssigned"], await house.KindsAsync(rep));
        Assert.Equal(["CaseOverdue"], await house.KindsAsync(desk.Manager));
        Assert.Empty(await house.KindsAsync(stranger));

        var told = await house.ReviewerAsync();
        _ = (await house.Get<SaveEscalation>().RunAsync(desk.Manager, new EscalationView(
            "old", new BothLanguages("Old", "久"), true, EscalationTrigger.OpenFor, 5, null, null, null, null, null, [told.PersonId!.Value]), null, Stop)).Value;
        // Both watch it; who is told anyway is told once.
        var watcher = await house.ReviewerAsync();
        foreach (var one in new[] { told, watcher, rep }) _ = (await house.Get<WatchCase>().RunAsync(one, number, null, Stop)).Value;
        await house.Get<EscalateCases>().RunAsync(Stop);
        Assert.Equal(["CaseEscalated"], await house.KindsAsync(told));
        Assert.Equal(["WatchedEscalated"], await house.KindsAsync(watcher));
        Assert.DoesNotContain("WatchedEscalated", await house.KindsAsync(rep));
        Assert.Equal("CaseEscalated", (await house.KindsAsync(rep)).First());
    }

    [Theory, OnBothDatabases]
    public async Task A_partner_is_told_by_mail_what_to_do_and_who_sent_it_what_became_of_it(DatabaseKind kind)
    {
        var transport = new Noting();
        await using var house = await MailTests.OpenAsync(kind, SmtpServer.Of(25), transport);
        var (rep, colleague, shop) = (await house.RepAsync(), await house.RepAsync(), new Workshop(house));
        var (partner, person) = await shop.PartnerAsync();
        var number = await shop.CaseAsync(rep);
        var dispatch = await shop.SendAsync(rep, number, partner);
        await house.DeliverAllAsync();
        await house.Get<SendMail>().RunAsync(Stop);
        var mail = Assert.Single(transport.Sent);
        Assert.Contains("Find out why it leaks", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://help.example.com/console/dispatches/{dispatch}", mail.Text, StringComparison.Ordinal);
        // Who the customer is, the partner was not told.
        Assert.DoesNotContain("Maya", mail.Text + mail.Subject, StringComparison.Ordinal);

        _ = (await shop.MoveAsync(person, dispatch, DispatchAction.Accept)).Value;
        Assert.Equal(["DispatchAccepted"], await house.KindsAsync(rep));
        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.Get<NoticeDueReviews>().RunAsync(Stop);
        await house.Get<NoticeDueReviews>().RunAsync(Stop);
        Assert.Equal(["DispatchLate", "DispatchAccepted"], await house.KindsAsync(rep));
        Assert.Equal(1, await house.AskAsync(db => db.OutgoingMail.CountAsync(m => m.SentAt == null && db.Users.Any(p => p.Id == person.PersonId && p.Email == m.To), Stop)));
        _ = (await shop.MoveAsync(colleague, dispatch, DispatchAction.TakeBack)).Value;
        Assert.Equal("DispatchTakenBack", (await house.KindsAsync(rep)).First());
        Assert.Empty(await house.KindsAsync(colleague));

        var again = await shop.SendAsync(rep, number, partner);
        _ = (await shop.MoveAsync(person, again, DispatchAction.Decline, "No van")).Value;
        Assert.Equal("DispatchDeclined", (await house.KindsAsync(rep)).First());
        var third = await shop.SendAsync(rep, number, partner);
        _ = (await shop.MoveAsync(person, third, DispatchAction.Accept)).Value;
        _ = (await shop.MoveAsync(person, third, DispatchAction.Begin)).Value;
        _ = (await house.Get<AnswerDispatch>().RunAsync(person, third, new DispatchAnswer { Outcome = CaseOutcome.Nothing, Result = "A new seal" }, Stop)).Value;
        Assert.Equal("DispatchAnswered", (await house.KindsAsync(rep)).First());
    }

    private static async Task WatchAsync(House house, int minutes)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await house.Get<WatchServiceLevels>().RunAsync(Stop);
        await house.DeliverAllAsync();
    }
}
