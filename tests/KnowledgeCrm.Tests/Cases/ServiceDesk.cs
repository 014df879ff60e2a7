using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Cases;

/// <summary>A desk with office hours in Shanghai, a usual level, a quick one, and queues, set up in few words.</summary>
internal sealed class ServiceDesk(House house, Actor manager)
{
    public static async Task<ServiceDesk> OpenAsync(House house)
    {
        var desk = new ServiceDesk(house, await house.KnowledgeManagerAsync());
        await desk.CalendarAsync("office", "Asia/Shanghai", 9 * 60, 18 * 60);
        await desk.LevelAsync("usual", isUsual: true, first: 120, resolution: 16 * 60);
        await desk.LevelAsync("quick", isUsual: false, first: 30, resolution: 240);
        return desk;
    }

    public Actor Manager => manager;

    public async Task CalendarAsync(string key, string zone, int from, int to) => _ = (await house.Get<SaveWorkCalendar>().RunAsync(
        manager, key, new CalendarInput(Named(key), zone,
            [.. Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => new OpenHours(day, from, to))], []), null, Desk.Stop)).Value;

    /// <summary>The more urgent, the quicker: urgent takes half of normal.</summary>
    public async Task LevelAsync(string key, bool isUsual, int first, int resolution, params CustomerGrade[] grades) => _ = (await house.Get<SaveServiceLevel>().RunAsync(
        manager, key, new ServiceLevelInput(Named(key), "office", isUsual, new Dictionary<CasePriority, ServiceTarget>
        {
            [CasePriority.Low] = new(first * 2, resolution * 2),
            [CasePriority.Normal] = new(first, resolution),
            [CasePriority.High] = new(first, resolution),
            [CasePriority.Urgent] = new(first / 2, resolution / 2),
        }, grades), null, Desk.Stop)).Value;

    public async Task<string> ContractAsync(string customer, string level, IReadOnlyList<string>? products = null, IReadOnlyList<string>? assets = null, string from = "2026-01-01", string? to = null) =>
        (await house.Get<SaveContract>().RunAsync(await house.RepAsync(), null, new ContractInput
        {
            Customer = customer, Title = "Care", ServiceLevel = level, From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
            To = to is null ? null : DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), Products = products, Assets = assets,
        }, null, Desk.Stop)).Value.Key;

    public async Task QueueAsync(string key, bool dealsOut, params QueueMember[] members) =>
        _ = (await house.Get<SaveQueue>().RunAsync(manager, key, new QueueInput(Named(key), dealsOut, members), null, Desk.Stop)).Value;

    public async Task RulesAsync(params QueueRuleView[] rules) => _ = (await house.Get<SaveQueueRules>().RunAsync(manager, rules, Desk.Stop)).Value;

    public async Task<CaseView> OpenAsync(Actor by, CaseInput input)
    {
        var number = (await house.Get<OpenCase>().RunAsync(by, input with { Subject = input.Subject ?? "It leaks", Description = input.Description ?? "A puddle" }, Desk.Stop)).Value.Number;
        return await ReadAsync(number);
    }

    public async Task<CaseView> ReadAsync(string number) => (await house.Get<CaseReading>().RunAsync(manager, number, Desk.Stop)).Value;

    public static BothLanguages Named(string name) => new(name, name);
}
