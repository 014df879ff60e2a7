using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search.Meaning;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>The library, with the settings of this host.</summary>
internal static class Capabilities
{
    public static IServiceCollection AddKnowledgeCrm(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection(DataSettings.Section).Get<DataSettings>() ?? new DataSettings();
        // Fixed now: a process may change its directory, its data stays.
        settings.Data = settings.Directory;
        var mail = configuration.GetSection(MailSettings.Section).Get<MailSettings>() ?? new MailSettings();
        mail.SiteAddress = configuration[$"{DataSettings.Section}:SiteAddress"];
        return services.AddKnowledgeCrm(settings, configuration.GetSection(EmbeddingSettings.Section).Get<EmbeddingSettings>(), mail);
    }
}
