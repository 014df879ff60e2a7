using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Mail;

/// <summary>Wires up outgoing mail.</summary>
public static class MailCapability
{
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings? settings) => services
        .AddSingleton(_ => new MailQueue(settings?.Checked()))
        .AddSingleton<IMailTransport, SmtpTransport>()
        .AddSingleton<SendMail>()
        .AddSingleton<ForgetMail>()
        .AddSingleton<MailStanding>()
        .AddSingleton<RetryMail>()
        .AddSingleton<SendTestMail>();
}
