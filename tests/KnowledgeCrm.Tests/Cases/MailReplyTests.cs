using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Tests.Mail;

namespace KnowledgeCrm.Tests.Cases;

public class MailReplyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases("zh", "洗衣机的门卡住了\n死活拉不开", "请先把旋钮转到零位。", "您的服务单")]
    [OnBothDatabases("en", "Door jammed shut", "Hold Start for five seconds.", "Your case")]
    public async Task A_reply_reaches_the_customer_in_the_thread_of_the_case(DatabaseKind kind, string language, string subject, string reply, string footer)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var house = await MailTests.OpenAsync(kind, smtp.Server);
        var (rep, desk) = (await house.RepAsync(), new Desk(house));
        var customer = await house.CustomerAsync((await desk.CustomerAsync("Li")).Id);
        var number = await desk.OpenCaseAsync(customer, subject, "It is stuck.", language);

        await PostAsync(house, rep, number, "A word among colleagues", isNote: true);
        await PostAsync(house, rep, number, reply);
        await PostAsync(house, customer, number, "Thanks");
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        await PostAsync(house, rep, number, "And close the tap.");
        Assert.Equal(2, await house.Get<SendMail>().RunAsync(Stop));

        var (first, second) = (await smtp.NextAsync(), await smtp.NextAsync());
        var oneLine = subject.Replace('\n', ' ');
        Assert.Equal(($"[{number}] {oneLine}", $"[{number}] {oneLine}"), (first.Subject, second.Subject));
        Assert.StartsWith(reply, first.Text, StringComparison.Ordinal);
        Assert.Contains($"{footer} {number}", first.Text, StringComparison.Ordinal);
        Assert.Contains($"https://help.example.com/my/cases/{number}", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("colleagues", first.Text + second.Text, StringComparison.Ordinal);
        Assert.Equal(first.Headers["Message-ID"], second.Headers["In-Reply-To"]);
        Assert.Equal($"{first.Headers["References"]} {first.Headers["Message-ID"]}", second.Headers["References"]);

        var seen = (await house.Get<CaseReading>().RunAsync(rep, number, Stop)).Value.Posts;
        Assert.Equal([null, MailState.Sent, null, MailState.Sent], seen.Select(post => post.Mail?.State));
        Assert.Equal(first.Recipients[0], seen[1].Mail!.To);
        Assert.All((await house.Get<CaseReading>().RunAsync(customer, number, Stop)).Value.Posts, post => Assert.Null(post.Mail));
    }

    [Theory, OnBothDatabases]
    public async Task A_customer_without_an_account_is_written_to_at_the_address_that_is_known(DatabaseKind kind)
    {
        var transport = new Noting();
        await using var house = await MailTests.OpenAsync(kind, SmtpServer.Of(25), transport);
        var rep = await house.RepAsync();
        var known = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Wu", Email = "wu@example.com" }, Stop)).Value.Number;
        var silent = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Qi" }, Stop)).Value.Number;

        var reached = await AnsweredAsync(house, rep, known);
        var unreached = await AnsweredAsync(house, rep, silent);
        await house.Get<SendMail>().RunAsync(Stop);

        Assert.Equal("wu@example.com", Assert.Single(transport.Sent).To);
        Assert.Equal(ReplyMail.Queued, await HowAsync(house, rep, reached));
        Assert.Equal(ReplyMail.NoAddress, await HowAsync(house, rep, unreached));
    }

    [Fact]
    public async Task Without_a_mail_server_the_thread_says_so()
    {
        await using var house = await House.OpenAsync();
        var rep = await house.RepAsync();
        var known = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Wu", Email = "wu@example.com" }, Stop)).Value.Number;

        Assert.Equal(ReplyMail.NoServer, await HowAsync(house, rep, await AnsweredAsync(house, rep, known)));
    }

    private static async Task<string> AnsweredAsync(House house, Actor rep, string customer)
    {
        var number = (await house.Get<OpenCase>().RunAsync(rep, new CaseInput { Subject = "Door", Description = "Stuck", Language = "en", Customer = customer }, Stop)).Value.Number;
        await PostAsync(house, rep, number, "Hold Start.");
        return number;
    }

    private static async Task<ReplyMail?> HowAsync(House house, Actor rep, string number) =>
        (await house.Get<CaseReading>().RunAsync(rep, number, Stop)).Value.Posts[^1].Mail?.How;

    private static async Task PostAsync(House house, Actor by, string number, string text, bool isNote = false)
    {
        _ = (await house.Get<PostToCase>().RunAsync(by, number, text, isNote, false, Stop)).Value;
        await house.DeliverAllAsync();
        // Posts are told apart by their time.
        house.Clock.Advance(TimeSpan.FromSeconds(1));
    }
}
