using KnowledgeCrm.Common;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Tests.Mail;

public class MailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_message_arrives_as_it_was_written_in_both_languages(DatabaseKind kind)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var house = await OpenAsync(kind, smtp.Server);
        const string chinese = "您好，请先把程序旋钮转到零位，再按住启动键五秒。\n\n听到“咔嗒”一声就能开门了。";
        const string english = "Hello,\n\n.a line that begins with a dot, and one that is long enough to be folded by whoever carries it, as mail servers do with everything above seventy-six characters.\n\ncafé";
        var subject = "洗衣机的门卡住了，死活拉不开，孩子的校服还闷在里面，明天一早就要穿，这可怎么办才好呢";
        await QueueAsync(house,
            new Letter(MailPurpose.CaseReply, "li@例子.测试", subject, chinese) { ToName = "邹晓芸", InReplyTo = "<case.1@brightwell.example>", References = ["<case.1@brightwell.example>", "<a@b.example>"] },
            new Letter(MailPurpose.Digest, "maeve@example.com", "Two notices of today", english) { ToName = "Maeve \"May\" Kowalczyk", Html = "<p>两条通知 &amp; more</p>" });

        Assert.Equal(2, await house.Get<SendMail>().RunAsync(Stop));
        // Two may be on their way at once.
        var both = new[] { await smtp.NextAsync(), await smtp.NextAsync() };
        var (first, second) = (both.Single(arrived => arrived.Subject == subject), both.Single(arrived => arrived.Subject != subject));

        Assert.Equal(("邹晓芸 <li@xn--fsqu00a.xn--0zwm56d>", subject, chinese), (first.To, first.Subject, Plain(first.Text)));
        Assert.Equal(["li@xn--fsqu00a.xn--0zwm56d"], first.Recipients);
        Assert.Equal("Brightwell 客服 <help@brightwell.example>", first.From);
        Assert.Equal(("<case.1@brightwell.example>", "<case.1@brightwell.example> <a@b.example>"), (first.Headers["In-Reply-To"], first.Headers["References"]));
        Assert.False(first.Headers.ContainsKey("Auto-Submitted"));
        Assert.Equal(("Two notices of today", english, "<p>两条通知 &amp; more</p>"), (second.Subject, Plain(second.Text), Plain(second.Html)));
        Assert.Equal("auto-generated", second.Headers["Auto-Submitted"]);
        Assert.All([first, second], arrived => Assert.True(arrived.IsAscii && arrived.Defects.Count == 0));
        var ids = await house.AskAsync(db => db.OutgoingMail.OrderBy(m => m.QueuedAt).Select(m => m.MessageId).ToListAsync());
        Assert.Equal(ids.Order(), new[] { first, second }.Select(arrived => arrived.Headers["Message-ID"]).Order());
        Assert.Equal(0, await house.Get<SendMail>().RunAsync(Stop));
    }

    [Theory, OnBothDatabases]
    public async Task What_no_mailbox_takes_is_parked_with_the_reason_and_what_is_put_off_is_tried_again(DatabaseKind kind)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var house = await OpenAsync(kind, smtp.Server);
        var administrator = await house.AdministratorAsync();
        await QueueAsync(house, new Letter(MailPurpose.Notice, "nobody@example.com", "A", "a"), new Letter(MailPurpose.Notice, "later@example.com", "B", "b"), new Letter(MailPurpose.Notice, "ok@example.com", "C", "c"));

        Assert.Equal(1, await house.Get<SendMail>().RunAsync(Stop));
        Assert.Equal("C", (await smtp.NextAsync()).Subject);
        var failed = Assert.Single((await house.Get<MailStanding>().RunAsync(administrator, MailState.Failed, 0, Stop)).Value.Messages.Items);
        Assert.Contains("no such mailbox", failed.Error, StringComparison.Ordinal);
        Assert.Equal(0, await house.Get<SendMail>().RunAsync(Stop));

        house.Clock.Advance(TimeSpan.FromDays(1));
        for (var attempt = 2; attempt <= SendMail.MaxAttempts; attempt++)
        {
            await house.Get<SendMail>().RunAsync(Stop);
            house.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(2, (await house.Get<MailStanding>().RunAsync(administrator, MailState.Failed, 0, Stop)).Value.Counts[MailState.Failed]);

        Assert.Equal(RefusalKind.Forbidden, (await house.Get<RetryMail>().RunAsync(await house.RepAsync(), failed.Id, Stop)).Refused?.Kind);
        Assert.True((await house.Get<RetryMail>().RunAsync(administrator, failed.Id, Stop)).Succeeded);
        Assert.Equal(1, (await house.Get<MailStanding>().RunAsync(administrator, MailState.Waiting, 0, Stop)).Value.Messages.Total);
    }

    [Fact]
    public async Task Where_the_connection_must_be_encrypted_nothing_goes_out_in_the_clear()
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var house = await OpenAsync(DatabaseKind.Sqlite, smtp.Server with { IsEncrypted = true });
        await QueueAsync(house, new Letter(MailPurpose.Notice, "ok@example.com", "A", "a"));

        Assert.Equal(0, await house.Get<SendMail>().RunAsync(Stop));
        var waiting = (await house.Get<MailStanding>().RunAsync(await house.AdministratorAsync(), MailState.Waiting, 0, Stop)).Value.Messages;
        Assert.NotNull(Assert.Single(waiting.Items).Error);
    }

    [Theory, OnBothDatabases]
    public async Task Two_nodes_send_each_message_once(DatabaseKind kind)
    {
        var transport = new Noting();
        await using var house = await OpenAsync(kind, SmtpServer.Of(25), transport);
        await QueueAsync(house, [.. Enumerable.Range(0, 20).Select(n => new Letter(MailPurpose.Notice, "ok@example.com", $"{n}", "a"))]);

        var sent = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => house.Get<SendMail>().RunAsync(Stop))));
        while (await house.Get<SendMail>().RunAsync(Stop) > 0)
        {
            // Where both were after the same one, some are left.
        }

        Assert.Equal(Enumerable.Range(0, 20), transport.Sent.Select(mail => int.Parse(mail.Subject)).Order());
        Assert.All(sent, count => Assert.True(count <= 20));
    }

    [Theory, OnBothDatabases]
    public async Task A_program_killed_before_it_could_note_sends_once_more_with_the_same_id_and_then_gives_up(DatabaseKind kind)
    {
        var transport = new Noting { IsKilled = true };
        await using var house = await OpenAsync(kind, SmtpServer.Of(25), transport);
        await QueueAsync(house, new Letter(MailPurpose.Notice, "ok@example.com", "A", "a"));

        await Assert.ThrowsAsync<OperationCanceledException>(() => house.Get<SendMail>().RunAsync(Stop));
        house.Clock.Advance(SendMail.Claim - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await house.Get<SendMail>().RunAsync(Stop));
        Assert.Single(transport.Sent);

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<OperationCanceledException>(() => house.Get<SendMail>().RunAsync(Stop));
        Assert.Single(transport.Sent.Select(mail => mail.MessageId).Distinct());

        house.Clock.Advance(SendMail.Claim + TimeSpan.FromMinutes(1));
        Assert.Equal(0, await house.Get<SendMail>().RunAsync(Stop));
        Assert.Equal(2, transport.Sent.Count);
        Assert.Equal(1, (await house.Get<MailStanding>().RunAsync(await house.AdministratorAsync(), MailState.Failed, 0, Stop)).Value.Messages.Total);
    }

    [Fact]
    public async Task Without_a_server_nothing_is_queued_and_a_test_is_refused()
    {
        await using var house = await House.OpenAsync();
        await using var db = house.Db();

        Assert.Null(house.Get<MailQueue>().Add(db, new Letter(MailPurpose.Notice, "ok@example.com", "A", "a")));
        Assert.Empty(db.ChangeTracker.Entries());
        Assert.Equal("Mail.NoServer", (await house.Get<SendTestMail>().RunAsync(await house.AdministratorAsync(), Stop)).Refused?.Code);
        Assert.Null((await house.Get<MailStanding>().RunAsync(await house.AdministratorAsync(), MailState.Waiting, 0, Stop)).Value.Server);
    }

    [Fact]
    public async Task An_administrator_tries_it_out_and_what_a_message_said_is_forgotten()
    {
        var transport = new Noting();
        await using var house = await OpenAsync(DatabaseKind.Sqlite, SmtpServer.Of(25), transport);
        var administrator = await house.AdministratorAsync();

        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SendTestMail>().RunAsync(await house.KnowledgeManagerAsync(), Stop)).Refused?.Kind);
        var to = (await house.Get<SendTestMail>().RunAsync(administrator, Stop)).Value.To;
        await house.Get<SendMail>().RunAsync(Stop);
        Assert.Equal(to, Assert.Single(transport.Sent).To);
        Assert.Contains("https://help.example.com/console/admin/mail", transport.Sent[0].Text, StringComparison.Ordinal);

        house.Clock.Advance(ForgetMail.KeptFor + TimeSpan.FromDays(1));
        await house.Get<ForgetMail>().RunAsync(Stop);
        Assert.Equal("", (await house.AskAsync(db => db.OutgoingMail.SingleAsync(Stop))).Text);
    }

    internal static Task<House> OpenAsync(DatabaseKind kind, MailServer server, IMailTransport? transport = null) => House.OpenAsync(kind, services =>
    {
        services.AddSingleton(new MailQueue(server));
        if (transport is not null) services.AddSingleton(transport);
    });

    // Mail's own line ends, and the one at its end that servers add.
    private static string? Plain(string? text) => text?.ReplaceLineEndings("\n").TrimEnd('\n');

    private static async Task QueueAsync(House house, params Letter[] letters)
    {
        await using var db = house.Db();
        foreach (var letter in letters) Assert.NotNull(house.Get<MailQueue>().Add(db, letter));
        await db.SaveChangesAsync(Stop);
    }
}
