using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Commands;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>What must be so before the first request is answered, in order; and what the console is told after.</summary>
internal sealed class ServerStart(IServiceProvider services, Demonstration demonstration, DatabaseSetup database, IServer server)
{
    public async Task PrepareAsync(CancellationToken stop)
    {
        demonstration.RequireLoopback();
        services.GetRequiredService<DataDirectory>();
        await database.RunAsync(stop);
        await demonstration.BringAsync(services, stop);
    }

    public void Announce()
    {
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            System.Console.WriteLine(CommandText.Of("Serve.Listening", address));
            System.Console.WriteLine(CommandText.Of("Serve.SignIn", $"{address}/sign-in"));
        }
        if (demonstration.Accounts.Count == 0) return;
        System.Console.WriteLine(CommandText.Of("Serve.DemoAccounts"));
        foreach (var account in demonstration.Accounts)
            System.Console.WriteLine(CommandText.Of("Serve.DemoAccount", account.Role, account.Email, account.Password));
    }
}
