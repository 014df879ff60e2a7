using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Hosting;

/// <summary>The program itself, listening on a free port of this machine, on a data directory of its own and without the company.</summary>
public sealed class TestServer : WebApplicationFactory<Program>
{
    public const string Password = "right horse battery";
    private const int Attempts = 50;
    private readonly string data = Directory.CreateTempSubdirectory("knowledgecrm-").FullName;
    private readonly (string Key, string Value)[] settings;

    public TestServer(params (string Key, string Value)[] settings)
    {
        this.settings = settings;
        UseKestrel(0);
    }

    /// <summary>The server's clock, for what happens at its time.</summary>
    public MovableClock Clock { get; } = new();

    public string Data => data;
    public Uri Address => ClientOptions.BaseAddress;

    public static TestServer Started(params (string Key, string Value)[] settings)
    {
        var server = new TestServer(settings);
        server.StartServer();
        return server;
    }

    /// <summary>A browser without scripts: keeps cookies, follows nothing.</summary>
    public WebVisitor Visitor() => new(Address);

    public async Task<Guid> PersonAsync(string email, params Role[] roles)
    {
        var made = await Services.GetRequiredService<CreatePerson>().RunAsync(
            Actor.System, new NewPerson(email, email.Split('@')[0], roles, Password), TestContext.Current.CancellationToken);
        return made.Value.Id;
    }

    public async Task<WebVisitor> SignedInAsync(params Role[] roles)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await PersonAsync(email, roles);
        var visitor = Visitor();
        await visitor.SignInAsync(email, Password);
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("KnowledgeCrm:Data", data);
        builder.UseSetting("KnowledgeCrm:Demo", "false");
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        for (var attempt = 1; ; attempt++)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            try
            {
                Directory.Delete(data, recursive: true);
                return;
            }
            catch (IOException) when (attempt < Attempts)
            {
                // The draft of a page that was just left may still be on its way to the database.
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
