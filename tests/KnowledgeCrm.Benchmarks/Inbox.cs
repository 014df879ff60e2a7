using System.Diagnostics;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Products;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Benchmarks;

/// <summary>The inbox of a desk with 200,000 cases, one in ten of them open: its lists, its filters, its counts.</summary>
internal static class Inbox
{
    private const int Cases = 200_000;
    private const int Batch = 2_000;
    private const int Times = 30;
    private const int Products = 10;
    private static readonly DateTime First = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static Task PrintAsync(CancellationToken stop) => PrintAsync(_ => { }, stop);

    /// <summary>The same on PostgreSQL: KNOWLEDGECRM_POSTGRES is the connection string of a database that is not there yet.</summary>
    public static Task PrintPostgresAsync(CancellationToken stop) => PrintAsync(settings =>
    {
        settings.Database = DatabaseKind.Postgres;
        settings.Postgres = Environment.GetEnvironmentVariable("KNOWLEDGECRM_POSTGRES") ?? throw new InvalidOperationException("KNOWLEDGECRM_POSTGRES says which database.");
    }, stop);

    private static async Task PrintAsync(Action<DataSettings> on, CancellationToken stop)
    {
        using var folder = new DataFolder();
        on(folder.Settings);
        await using var library = await RunningLibrary.StartAsync(folder.Settings, stop);
        var rep = await FillAsync(library, stop);
        var (open, mine) = (new CaseFilter(OpenOnly: true), new CaseFilter(OpenOnly: true, AssigneeId: rep.PersonId));
        (string, CaseFilter)[] lists =
        [
            ("open, first page", open), ("open, page 200", open with { Page = 200 }), ("mine", mine), ("unassigned", new CaseFilter(OpenOnly: true, Unassigned: true)),
            ("one queue", open with { Queue = "zh-desk" }), ("one queue, urgent, Chinese", open with { Queue = "zh-desk", Priority = CasePriority.Urgent, Language = Languages.Chinese }),
            ("one type", open with { Type = CaseType.Fault }), ("one product", open with { Product = "M-1" }), ("without a contract", open with { HasContract = false }),
            ("closed", new CaseFilter(Status: CaseStatus.Closed)), ("closed, page 3,000", new CaseFilter(Status: CaseStatus.Closed, Page: 3_000)),
            ("closed, one type and language", new CaseFilter(Status: CaseStatus.Closed) { Type = CaseType.Fault, Language = Languages.English }),
            ("all, first page", new CaseFilter()), ("all, page 3,000", new CaseFilter(Page: 3_000)), ("all, one product", new CaseFilter { Product = "M-1" }),
        ];
        foreach (var (what, filter) in lists)
            await PrintAsync(what, async () => (await library.Get<CaseInbox>().RunAsync(rep, filter, stop)).Value.Total);
        await PrintAsync("counts of twelve views", async () => (await library.Get<CaseCounts>().RunAsync(rep, [.. Enumerable.Range(0, 12).Select(i => lists[i % 7].Item2)], stop)).Value.Count);
    }

    private static async Task<Actor> FillAsync(RunningLibrary library, CancellationToken stop)
    {
        var reps = new List<Actor>();
        for (var i = 0; i < 50; i++)
        {
            var made = (await library.Get<CreatePerson>().RunAsync(Actor.System, new NewPerson($"rep{i}@example.org", $"Rep {i}", [Role.Rep], "right horse battery"), stop)).Value;
            reps.Add((await library.Get<ActorOf>().RunAsync(made.Id, stop))!);
        }
        for (var i = 0; i < Products; i++) _ = (await library.Get<AddProduct>().RunAsync(Actor.System, $"m-{i}", null, $"M-{i}", $"Machine {i}", $"机器 {i}", stop)).Value;
        _ = (await library.Get<SaveQueue>().RunAsync(Actor.System, "zh-desk", new QueueInput(new BothLanguages("Chinese desk", "中文组"), false, []), null, stop)).Value;
        List<Guid> products;
        await using (var db = await library.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(stop)) products = await db.Products.Select(p => p.Id).ToListAsync(stop);
        var began = Stopwatch.GetTimestamp();
        for (var start = 0; start < Cases; start += Batch)
        {
            await using var db = await library.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(stop);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = start; i < start + Batch; i++) db.Cases.Add(Made(i, reps, products[i / 7 % Products]));
            await db.SaveChangesAsync(stop);
        }
        await using (var db = await library.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(stop))
        {
            var queue = await db.CaseQueues.Select(q => q.Id).SingleAsync(stop);
            await db.Cases.Where(c => c.Language == Languages.Chinese).ExecuteUpdateAsync(set => set.SetProperty(c => c.QueueId, queue), stop);
            await db.Cases.Where(c => c.Status == CaseStatus.Open)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.DueAt, c => c.OpenedAt).SetProperty(c => c.RankAt, c => c.OpenedAt), stop);
        }
        // As PostgreSQL does by itself within minutes: until then it looks at the row of whatever an index alone could tell.
        if (library.Get<DataSettings>().Database == DatabaseKind.Postgres)
        {
            await using var db = await library.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(stop);
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", stop);
        }
        Console.WriteLine($"{Cases} cases written in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
        return reps[11];
    }

    private static Case Made(int i, List<Actor> reps, Guid product)
    {
        var (by, at) = (reps[i % reps.Count], First.AddMinutes(i * 5));
        var made = Case.Open($"CS-{20_000 + i}", new NewCase(
            $"Matter {i}", "It does not drain.", i % 3 == 0 ? Languages.Chinese : Languages.English, CaseChannel.Phone, (CasePriority)(i % 4), null, product)
        {
            Type = (CaseType)(i / 10 % 5), Fields = new Dictionary<string, string> { [CaseNeeds.Compensation] = "none" },
        }, by, at);
        if (i % 20 != 1) made.Assign(by.PersonId, at);
        if (i % 10 != 1)
        {
            made.ResolveWithNothing(NothingToLearn.OneOff, null, by, at);
            made.Close(at);
        }
        // Search and reactions are not what is measured.
        made.ClearEvents();
        return made;
    }

    private static async Task PrintAsync(string what, Func<Task<int>> ask)
    {
        var (measured, found) = (new List<double>(), 0);
        for (var i = 0; i < Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            found = await ask();
            measured.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Console.WriteLine($"{what} ({found}): {new Percentiles(measured)}");
    }
}
