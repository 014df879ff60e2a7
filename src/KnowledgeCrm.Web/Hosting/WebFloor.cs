using System.Text.Encodings.Web;
using System.Text.Unicode;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Api;
using KnowledgeCrm.Web.Curation;
using KnowledgeCrm.Web.Experts;
using KnowledgeCrm.Web.Experts.Mapping;
using KnowledgeCrm.Web.Layout;
using KnowledgeCrm.Web.Portal;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Radzen;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>What every page and endpoint stands on: sessions, languages, headers, errors, limits, Blazor. Order counts here.</summary>
internal static class WebFloor
{
    // What one message of a circuit may hold: an editor's whole text, pasted (the default is 32 KB).
    private const int LargestMessage = 1 << 20;

    // What one request may hold. Uploads raise it on their own endpoint.
    private const int LargestRequest = 4 << 20;

    public static void AddWebFloor(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.AddServerHeader = false;
        });
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddSingleton<Demonstration>();
        services.AddSessions();
        services.AddDataProtection().SetApplicationName("KnowledgeCrm");
        // The directory is known only once all configuration is read, so it is asked of the services.
        services.AddOptions<KeyManagementOptions>().Configure<DataSettings, ILoggerFactory>((keys, settings, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(settings.KeysDirectory), logs));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            // Framing is refused by the content security policy, for every page alike.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        // Chinese as it is: what must be escaped in HTML still is.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddErrorHandling();
        services.AddApi();
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.AddRadzenComponents();
        services.AddPortalPages();
        services.AddConsole();
    }

    public static void UseWebFloor(this WebApplication app)
    {
        app.UseLanguages();
        app.UseSecurityHeaders();
        app.UseErrorHandling();
        app.UseRouting();
        app.UseSameOriginCircuits();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseRefusalOfForeignForms();
        app.UseApi();
        app.MapStaticAssets();
        app.MapChoices();
        app.MapSessions();
        app.MapPortal();
        app.MapRuleFiles();
        app.MapPhotos();
        app.MapMapFiles();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            // Our own header says more, for every answer.
            circuits => circuits.ContentSecurityFrameAncestorsPolicy = null);
    }
}
