using KnowledgeCrm.Common;
using KnowledgeCrm.Mail;

namespace KnowledgeCrm.Tests.Mail;

public class MailHeaderTests
{
    [Theory]
    [InlineData("li@example.com", "li@example.com")]
    [InlineData(" Li.Wei+crm@Example.COM ", "Li.Wei+crm@example.com")]
    [InlineData("li@例子.测试", "li@xn--fsqu00a.xn--0zwm56d")]
    [InlineData("li", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("@example.com", null)]
    [InlineData("li@", null)]
    [InlineData("li@example.com,wu@example.com", null)]
    [InlineData("li@example.com wu@example.com", null)]
    [InlineData("li@wu@example.com", null)]
    [InlineData("Li <li@example.com>", null)]
    [InlineData("li\r\nBcc: wu@example.com", null)]
    [InlineData("li\nwu@example.com", null)]
    [InlineData("li@exam\r\nple.com", null)]
    [InlineData("li\0@example.com", null)]
    [InlineData("\"li wu\"@example.com", null)]
    [InlineData("李@example.com", null)]
    [InlineData("a..b@example.com", null)]
    [InlineData("li@exa mple.com", null)]
    [InlineData("li@example..com", null)]
    public void F48_an_address_is_exactly_one(string? given, string? taken) => Assert.Equal(taken, MailAddressText.Checked(given));

    [Theory]
    [InlineData("a\r\nBcc: wu@example.com", "", "")]
    [InlineData("a", "Li\nBcc: wu@example.com", "")]
    [InlineData("a", "", "<a@b>\r\nBcc: wu@example.com")]
    [InlineData("a\u2028b", "", "")]
    [InlineData("a\u0000", "", "")]
    public void F48_no_header_can_hold_another(string subject, string name, string reference)
    {
        var letter = new Letter(MailPurpose.Notice, "li@example.com", subject, "a") { ToName = name, References = reference.Length > 0 ? [reference] : [] };

        Assert.Equal("Mail.HeaderInvalid", Assert.Throws<Refused>(() => OutgoingMail.Of(letter, "example.com", Sample.At)).Code);
    }

    [Fact]
    public void A_text_of_several_lines_becomes_one_line() => Assert.Equal("It leaks everywhere", MailAddressText.OneLine("\tIt leaks\r\n\u2028everywhere\n"));

    [Theory]
    [InlineData("", "", "https://help.example.com", null, null)]
    [InlineData("mail.example.com", "help@example.com", "https://help.example.com", "starttls", null)]
    [InlineData("mail.example.com", "help@example.com", "https://help.example.com", "tls", "Mail.TlsNotSupported")]
    [InlineData("mail.example.com", "help@example.com", "https://help.example.com", "ssl", "Mail.SecurityUnknown")]
    [InlineData("mail.example.com", "help", "https://help.example.com", "starttls", "Mail.FromInvalid")]
    [InlineData("mail.example.com", "help@example.com", null, "starttls", "Mail.SiteAddressMissing")]
    [InlineData("mail.example.com", "help@example.com", "ftp://help.example.com", "starttls", "Mail.SiteAddressMissing")]
    [InlineData("mail.example.com", "help@example.com", "https://help.example.com", "none", "Mail.PasswordInClear")]
    [InlineData("127.0.0.1", "help@example.com", "https://help.example.com", "none", null)]
    public void Settings_that_can_not_work_are_refused_with_a_sentence(string server, string from, string? site, string? security, string? code)
    {
        var settings = new MailSettings { Server = server, From = from, SiteAddress = site, UserName = "u", Password = "p", Security = security ?? "none" };

        var refused = Record.Exception(() => settings.Checked()) as Refused;

        Assert.Equal(code, refused?.Code);
        if (code is not null) Assert.All(Languages.All, language => Assert.NotEmpty(refused!.MessageIn(language)));
    }

    [Fact]
    public void A_link_bears_the_configured_site_and_the_password_is_not_printed()
    {
        var server = new MailSettings
        {
            Server = "mail.example.com", From = "help@example.com", SiteAddress = "https://example.com/help/", UserName = "u", Password = "secret", Security = "StartTLS",
        }.Checked()!;

        Assert.Equal("https://example.com/help/my/cases/CS-1", server.AddressOf("/my/cases/CS-1"));
        Assert.Equal(587, server.Port);
        Assert.DoesNotContain("secret", server.ToString(), StringComparison.Ordinal);
    }
}
