using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Demo;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>Builds the two hosts: the server, and the tool that subcommands stand on. Both have the same capabilities.</summary>
internal static class HostBuilding
{
    public static WebApplication Server(string[] configuration)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = configuration,
            // What travels with the program lies beside it, wherever it is called from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Without effect in a published folder, where the files themselves are; a built one points to where they come from.
        builder.WebHost.UseStaticWebAssets();
        ListenAddresses.SetDefault(builder.Configuration);
        // Public passwords: nobody may reach them through a name of their own that leads to this computer.
        if (Demonstration.IsWantedBy(builder.Configuration, builder.Environment)) builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        // What keeps it from starting is told once, as a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddKnowledgeCrm(builder.Configuration);
        // Disposed with the host, after everything that writes has stopped.
        builder.Services.AddSingleton(services => DataDirectory.Lock(services.GetRequiredService<DataSettings>()));
        builder.Services.AddSingleton<ServerStart>();
        builder.Services.AddDemonstrationCompany();
        builder.Services.AddBackgroundWork();
        builder.AddWebFloor();
        var app = builder.Build();
        app.UseWebFloor();
        return app;
    }

    public static IHost Tool(string[] configuration)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = configuration,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Services.AddKnowledgeCrm(builder.Configuration);
        // Standard output belongs to the subcommand's answer.
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("KnowledgeCrm", LogLevel.Warning);
        return builder.Build();
    }
}
