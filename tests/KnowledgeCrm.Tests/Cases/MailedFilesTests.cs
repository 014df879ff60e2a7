using System.Text;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

public class MailedFilesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_a_reply_names_goes_along_with_its_name_in_any_language_and_what_customers_may_not_read_stays(DatabaseKind kind)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var house = await MailTests.OpenAsync(kind, smtp.Server);
        var (rep, customer) = (await house.RepAsync(), await house.CustomerAsync());
        var shown = await FileAsync(house, Audience.Customer, "安装图.txt", "第一步");
        var inner = await FileAsync(house, Audience.Internal, "secret.txt", "margins");
        var number = await new Desk(house).OpenCaseAsync(customer, "How is it installed?", "d");
        var text = $"Here is how:\n安装图.txt: https://help.example.com{shown}\nsecret.txt: https://help.example.com{inner}\nhttps://help.example.com/files/{new string('0', 32)}/x.txt";
        _ = (await house.Get<PostToCase>().RunAsync(rep, number, text, false, false, Stop)).Value;
        await house.DeliverAllAsync();
        Assert.Equal(1, await house.Get<SendMail>().RunAsync(Stop));

        var mail = await smtp.NextAsync();
        Assert.Empty(mail.Defects);
        Assert.Equal(new ArrivedFile("安装图.txt", "text/plain", "第一步"), Assert.Single(mail.Files));
        // Without attachments or HTML the reader still sees what there is, and where.
        Assert.Contains($"安装图.txt: https://help.example.com{shown}", mail.Text, StringComparison.Ordinal);

        house.Clock.Advance(ForgetMail.KeptFor + TimeSpan.FromDays(1));
        await house.Get<ForgetMail>().RunAsync(Stop);
        Assert.Null((await house.AskAsync(db => db.OutgoingMail.SingleAsync(Stop))).Files);
    }

    [Fact]
    public void A_message_carries_no_more_than_mailboxes_take()
    {
        MailFile Of(string name, long size) => new(name, name, "text/plain", size);
        const long mega = 1024 * 1024;
        // Too large by itself; and together; what still fits goes along.
        Assert.Equal(["a", "c", "e"], MailFile.WithinLimits([Of("a", 4 * mega), Of("b", 6 * mega), Of("c", 2 * mega), Of("d", 2 * mega), Of("e", mega)]).Select(file => file.Name));
        Assert.Equal(MailFile.Most, MailFile.WithinLimits(Enumerable.Range(0, 30).Select(i => Of($"{i}", 1))).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_is_gone_keeps_no_reply_from_going_out(DatabaseKind kind)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var house = await MailTests.OpenAsync(kind, smtp.Server);
        var address = await FileAsync(house, Audience.Public, "plan.txt", "plan");
        var number = await new Desk(house).OpenCaseAsync(await house.CustomerAsync(), "s", "d");
        _ = (await house.Get<PostToCase>().RunAsync(await house.RepAsync(), number, $"plan.txt: {address}", false, false, Stop)).Value;
        await house.DeliverAllAsync();
        File.Delete(house.Get<FileStore>().PathOf((await house.AskAsync(db => db.ArticleAttachments.SingleAsync(Stop))).Sha256));
        Assert.Equal(1, await house.Get<SendMail>().RunAsync(Stop));
        Assert.Empty((await smtp.NextAsync()).Files);
    }

    [Theory, OnBothDatabases]
    public async Task A_candidate_says_with_which_version_it_happened(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        await new Desk(house).ProductAsync("WM-820", "Washer", "洗衣机");
        var rep = await house.RepAsync();
        var number = (await house.Get<OpenCase>().RunAsync(rep, new CaseInput
        {
            Subject = "E4", Description = "It stops", Language = "en", Product = "WM-820", Type = CaseType.Fault,
            Fields = new Dictionary<string, string> { [CaseNeeds.Version] = "2.14b", [CaseNeeds.FaultCode] = "E4" },
        }, Stop)).Value.Number;
        var sketch = (await house.Get<CandidatePreview>().RunAsync(rep, number, null, null, Stop)).Value;
        Assert.Contains("WM-820", sketch.Environment, StringComparison.Ordinal);
        Assert.Contains("2.14b", sketch.Environment, StringComparison.Ordinal);
        var candidate = (await new Desk(house).ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Candidate, Resolution = "Rinse" })).Candidate!;
        var body = await house.AskAsync(db => db.Articles.Where(a => a.Number == candidate).Select(a => a.Work.Body).SingleAsync(Stop));
        Assert.Contains("Fault code on the display: E4", body, StringComparison.Ordinal);
    }

    private static async Task<string> FileAsync(House house, Audience audience, string name, string text)
    {
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, $"About {name}", "Text.", audience);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var file = (await house.Get<AttachFile>().RunAsync(author, number, name, bytes, Stop)).Value.File;
        await desk.PublishAsync(author, await house.ReviewerAsync(), number);
        return file.Address;
    }
}
