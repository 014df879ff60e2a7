using KnowledgeCrm.Common;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Commands;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in the demonstration company from the folder <c>content</c>, through the same use cases as everything else, with a clock
/// that goes through its two years. Cut off halfway, the next start goes on where it was.</summary>
internal static class DemonstrationCompany
{
    private const int TellEvery = 25;

    public static IServiceCollection AddDemonstrationCompany(this IServiceCollection services)
    {
        services.AddSingleton<BringDemonstration>(BringAsync);
        foreach (var account in DemoAccounts.All) services.AddSingleton(account);
        return services;
    }

    private static async Task<bool> BringAsync(IServiceProvider host, CancellationToken stop)
    {
        var settings = host.GetRequiredService<DataSettings>();
        var done = Path.Combine(settings.Directory, "demonstration-complete");
        if (File.Exists(done)) return true;
        Console.WriteLine(CommandText.Of("Demo.Begins"));
        var today = host.GetRequiredService<TimeProvider>().GetUtcNow();
        var clock = new DemoClock(today);
        // The same library on the same data, by another clock.
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddConsole())
            .AddSingleton<TimeProvider>(clock)
            .AddKnowledgeCrm(settings)
            .BuildServiceProvider();
        await BringAsync(services, clock, today, stop);
        await File.WriteAllTextAsync(done, "", stop);
        Console.WriteLine(CommandText.Of("Demo.Done"));
        return true;
    }

    private static async Task BringAsync(ServiceProvider services, DemoClock clock, DateTimeOffset today, CancellationToken stop)
    {
        var people = new DemoPeople(services, clock, today);
        var knowledge = new DemoKnowledge(services, people, clock, today);
        var cases = new DemoCases(services, people, knowledge, clock, today);
        await knowledge.BringProductsAndTopicsAsync(stop);
        await people.BringStaffAsync(stop);
        await people.BringCustomersAsync(stop);
        var desk = new DemoDesk(services, people, clock, today);
        await desk.BringAsync(stop);
        var afterCare = new DemoAfterCare(services, people, knowledge, clock, today);
        var steps = knowledge.Steps().Concat(await cases.StepsAsync(stop)).Concat(await afterCare.StepsAsync(stop)).OrderBy(step => step.At).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            await steps[i].Run(stop);
            if ((i + 1) % TellEvery == 0 || i + 1 == steps.Count) Console.WriteLine(CommandText.Of("Demo.Progress", i + 1, steps.Count));
        }
        await desk.BringMacrosAsync(knowledge, stop);
        await cases.TakeUpCandidatesAsync(stop);
        await new DemoConnectedCases(services, people, knowledge, clock, today).BringAsync(stop);
        await new DemoCuration(services, people, knowledge, clock, today).BringAsync(stop);
        await new DemoInteractions(services, people, clock, today).BringAsync(stop);
        await new DemoExperts(services, people, clock, today).BringAsync(stop);
        await new DemoNotices(services, people, knowledge, clock, today).BringAsync(stop);
        await new DemoRoles(services, people, knowledge, clock, today).BringAsync(stop);
        await new DemoSales(services, people, knowledge, clock, today).BringAsync(stop);
        await new DemoQuestions(services, people, knowledge, clock, today).BringAsync(stop);
        clock.Time = today;
        // What the cases taught is there when the first page is shown.
        while (await services.GetRequiredService<OutboxDispatcher>().DeliverAsync(stop) > 0)
        {
        }
        await afterCare.AnswerAsync(stop);
        clock.Time = today;
    }

    /// <summary>A use case of the company's past that must not be refused.</summary>
    internal static void Required<T>(this Outcome<T> outcome) => _ = outcome.Value;
}

/// <summary>Something that happened in the company's past.</summary>
internal sealed record DemoStep(DateTimeOffset At, Func<CancellationToken, Task> Run);
